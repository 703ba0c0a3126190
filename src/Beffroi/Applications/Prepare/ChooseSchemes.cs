using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Prepare;

/// <summary>Changes what a draft asks for, and what it is called.</summary>
internal sealed class ChooseSchemes(CaseFilesDb files, JoinPapers papers, DepositDesk desk, AuditTrail audit, TimeProvider clock)
{
    /// <param name="file">Which.</param>
    /// <param name="title">Its new name.</param>
    /// <param name="schemes">Ids of all that it asks for now.</param>
    /// <param name="read"><see cref="ReadDraft.ChoiceHash"/> of what was read; what others wrote in the sections since changes nothing of it.</param>
    /// <param name="by">An editor, or the officer who writes for the organisation.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<IReadOnlyList<string>>> Choose(CaseFile file, string? title, IEnumerable<string> schemes, string read, AccountId by, CancellationToken cancellation)
    {
        var choice = NamedChoice.Of(desk, title, schemes);
        if (!choice.Succeeded)
            return choice.Refusal;
        string[] chosen = [.. choice.Value.Schemes.Select(s => s.Id)];
        return await files.Write<Outcome<IReadOnlyList<string>>>(
            async () =>
            {
                if (!await files.HoldDraft(file.Id, cancellation))
                    return CaseFileRefusals.NoDraft;
                var held = (await files.Find(file.Id, cancellation))!;
                var now = ReadDraft.Of(held, await files.Requests([file.Id], cancellation), []);
                if (now.Title == choice.Value.Title && now.Schemes.ToHashSet(StringComparer.Ordinal).SetEquals(chosen))
                    return chosen;
                if (now.ChoiceHash != read)
                    return CaseFileRefusals.Changed;
                held.Title = choice.Value.Title;
                await files.Save(held, held.Version, cancellation);
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
