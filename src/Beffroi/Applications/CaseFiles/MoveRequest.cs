using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>On what an act is done, and by whom.</summary>
/// <param name="Request">Which.</param>
/// <param name="BasedOn">The version that was read before.</param>
/// <param name="Key">Drawn with the form: sent twice, it does one thing.</param>
/// <param name="By">Who.</param>
internal sealed record AidRequestStep(AidRequest Request, long BasedOn, Guid Key, AccountId By);

/// <summary>What every act on a request does alike: the table allows it, it is done once, written down, and told to whom it concerns.</summary>
internal sealed class MoveRequest(CaseFilesDb files, RequestChanges changes, CaseFileLetters letters, SchemeCatalogue catalogue, AuditTrail audit, TimeProvider clock)
{
    /// <param name="step">On what.</param>
    /// <param name="act">What.</param>
    /// <param name="party">On which side.</param>
    /// <param name="decide">Changes the row, or refuses; sees it in the state before.</param>
    /// <param name="words">What is written to the other side; null: nothing.</param>
    /// <param name="also">Changes other rows in the same transaction; sees the file.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<AidRequest>> Move(
        AidRequestStep step, AidRequestAct act, AidRequestParty party, Func<AidRequest, Refusal?> decide, string? words, Func<CaseFile, Task>? also, CancellationToken cancellation)
    {
        var request = step.Request;
        if (request.ActKey == step.Key)
            return request;
        if (AidRequestLifecycle.After(request.State, act, party) is not { } after || (request.Version != step.BasedOn && await changes.Matter(act, request, step.BasedOn, cancellation)))
            return CaseFileRefusals.Moved;
        if (words?.Length > AidRequest.LongestWords)
            return CaseFileRefusals.WordsTooLong;
        if (decide(request) is { } refusal)
            return refusal;
        var file = (await files.Find(request.CaseFileId, cancellation))!;
        var before = request.State;
        if (before != after)
            request.Since = clock.GetUtcNow();
        (request.State, request.ActKey) = (after, step.Key);
        // Those of the act before are not those of this one.
        request.Words = words;
        var done = await files.Write(
            async () =>
            {
                if (!await files.Save(request, request.Version, cancellation))
                    return false;
                if (also is not null)
                    await also(file);
                audit.Record(
                    new AidRequestMoved(file.Id, request.Id, catalogue.AcronymOf(request.SchemeId), act, before, after, request.DueOn), party is AidRequestParty.Organisation ? file.OrganisationId.Value : null, words, step.By.Value);
                await letters.Moved(file, request, act, party, cancellation);
                return true;
            },
            cancellation);
        if (done)
            return request;
        return await files.FindRequest(request.Id, cancellation) is { } now && now.ActKey == step.Key ? now : CaseFileRefusals.Moved;
    }
}
