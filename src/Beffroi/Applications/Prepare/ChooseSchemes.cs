using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Prepare;

/// <summary>Changes what a draft asks for, and what it is called.</summary>
internal sealed class ChooseSchemes(CaseFilesDb files, JoinPapers papers, DepositDesk desk, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<IReadOnlyList<string>>> Choose(CaseFile file, string? title, IEnumerable<string> schemes, long basedOn, AccountId by, CancellationToken cancellation)
    {
        var choice = NamedChoice.Of(desk, title, schemes);
        if (!choice.Succeeded)
            return choice.Refusal;
        string[] chosen = [.. choice.Value.Schemes.Select(s => s.Id)];
        if (file.State is not CaseFileState.Draft)
            return CaseFileRefusals.NoDraft;
        file.Title = choice.Value.Title;
        return await files.Write<Outcome<IReadOnlyList<string>>>(
            async () =>
            {
                if (!await files.Save(file, basedOn, cancellation))
                    return CaseFileRefusals.Changed;
                await files.Choose(file.Id, chosen, s => Prepared(file.Id, s, clock), cancellation);
                await papers.Join(file.Id, cancellation);
                audit.Record(new SchemesChosen(file.Id, string.Join(' ', choice.Value.Schemes.Select(s => s.Acronym)), file.IsAssistedBy(by)), file.OrganisationId.Value, by: by.Value);
                return chosen;
            },
            cancellation);
    }

    public static AidRequest Prepared(CaseFileId file, string scheme, TimeProvider clock) => new()
    {
        Id = TypedId.New<AidRequestId>(clock),
        CaseFileId = file,
        SchemeId = scheme,
        State = AidRequestState.Prepared,
        Since = clock.GetUtcNow(),
    };
}
