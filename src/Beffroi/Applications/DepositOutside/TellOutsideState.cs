using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Rules;

namespace Beffroi.Applications.DepositOutside;

/// <summary>On what something is told, and by whom.</summary>
/// <param name="Deposit">Which.</param>
/// <param name="BasedOn">The version that was read before.</param>
/// <param name="Key">Drawn with the form: sent twice, it does one thing.</param>
/// <param name="Party">On which side.</param>
/// <param name="By">Who.</param>
internal sealed record OutsideStep(OutsideDeposit Deposit, long BasedOn, Guid Key, AidRequestParty Party, AccountId By);

/// <summary>Keeps what another site says of a request, as someone tells it. No delay is counted from it.</summary>
internal sealed class TellOutsideState(OutsideDepositsDb outside, CaseFileLetters letters, SchemeCatalogue catalogue, RegionClock days, AuditTrail audit, TimeProvider clock)
{
    /// <summary>All that is wrong with what was typed, in the order of the form.</summary>
    public IEnumerable<Refusal> Wrong(OutsideDeposit deposit, OutsideAct? act, DateOnly? on, string? words)
    {
        if (act is null)
            yield return OutsideRefusals.ChoiceMissing;
        if (on is null)
            yield return OutsideRefusals.DayMissing;
        else if (on > days.Today)
            yield return OutsideRefusals.DayToCome;
        else if (on < deposit.StateOn)
            yield return OutsideRefusals.DayBeforeLast(French.Date(deposit.StateOn));
        if (act is OutsideAct.SayResumed && words is null)
            yield return OutsideRefusals.WordsMissing;
        else if (words?.Length > AidRequest.LongestWords)
            yield return CaseFileRefusals.WordsTooLong;
    }

    /// <param name="file">Of which.</param>
    /// <param name="request">Of it.</param>
    /// <param name="step">On what, by whom.</param>
    /// <param name="act">What is told.</param>
    /// <param name="on">The day that the site gives.</param>
    /// <param name="words">What both sides read beside.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<OutsideDeposit>> Tell(CaseFile file, AidRequest request, OutsideStep step, OutsideAct? act, DateOnly? on, string? words, CancellationToken cancellation)
    {
        var deposit = step.Deposit;
        if (deposit.ActKey == step.Key)
            return deposit;
        if (deposit.Version != step.BasedOn)
            return OutsideRefusals.Changed;
        if (Wrong(deposit, act, on, words).FirstOrDefault() is { } wrong)
            return wrong;
        if (OutsideDepositLifecycle.After(deposit.State, act!.Value, step.Party) is not { } after)
            return OutsideRefusals.Changed;
        var before = deposit.State;
        (deposit.State, deposit.StateOn, deposit.ActKey) = (after, on!.Value, step.Key);
        var told = new OutsideStatement
        {
            AidRequestId = deposit.AidRequestId,
            Rank = step.BasedOn + 1,
            State = after,
            On = on.Value,
            Party = step.Party,
            By = step.By,
            At = clock.GetUtcNow(),
            Words = words,
        };
        return await outside.Keep(deposit, step.BasedOn, told, Announce, cancellation) is { } kept ? kept : OutsideRefusals.Changed;

        Task Announce()
        {
            audit.Record(
                new OutsideStateTold(file.Id, request.Id, catalogue.AcronymOf(request.SchemeId), act.Value, before, after, on.Value, step.Party),
                step.Party is AidRequestParty.Organisation ? file.OrganisationId.Value : null, words, step.By.Value);
            return letters.ToldOutside(file, request, deposit, step.Party, cancellation);
        }
    }
}
