using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Prepare;

/// <summary>Gives a draft up. What was written stays readable; nothing more is written.</summary>
internal sealed class AbandonCaseFile(CaseFilesDb files, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<CaseFileId>> Abandon(CaseFile file, long basedOn, AccountId by, CancellationToken cancellation)
    {
        if (file.State is CaseFileState.Abandoned)
            return file.Id;
        if (file.State is not CaseFileState.Draft)
            return CaseFileRefusals.NoDraft;
        var now = clock.GetUtcNow();
        (file.State, file.Since) = (CaseFileState.Abandoned, now);
        return await files.Write<Outcome<CaseFileId>>(
            async () =>
            {
                if (!await files.Save(file, basedOn, cancellation))
                    return CaseFileRefusals.ChangedSinceRead;
                foreach (var request in await files.Requests([file.Id], cancellation))
                {
                    (request.State, request.Since) = (AidRequestLifecycle.After(request.State, AidRequestAct.Abandon, AidRequestParty.Organisation)!.Value, now);
                    await files.Save(request, request.Version, cancellation);
                }
                audit.Record(new CaseFileAbandoned(file.Id), file.OrganisationId.Value, by: by.Value);
                return file.Id;
            },
            cancellation);
    }
}
