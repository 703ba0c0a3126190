using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Ui.Fields;

namespace Beffroi.Applications.DepositOutside;

/// <summary>On which side the form stands.</summary>
/// <param name="Party">Who tells.</param>
/// <param name="Hint">Who reads the words.</param>
/// <param name="Back">Where one goes without telling anything.</param>
internal sealed record OutsideSide(AidRequestParty Party, string Hint, string Back);

/// <summary>What was sent of the form.</summary>
/// <param name="Act">What the other site says; null: no choice.</param>
/// <param name="On">Since when; null: no day that can be read.</param>
/// <param name="Words">What both sides read beside.</param>
/// <param name="BasedOn">The version that was read before.</param>
/// <param name="Key">Drawn with the form.</param>
internal sealed record SentOutsideState(OutsideAct? Act, DateOnly? On, string? Words, long BasedOn, Guid Key);

/// <summary>The form that tells what another site says of a request, as it is shown on both sides.</summary>
/// <param name="FollowUp">What is known.</param>
/// <param name="Side">Whose form.</param>
/// <param name="Today">No later day is possible.</param>
/// <param name="Key">Drawn with the form.</param>
internal sealed record OutsideStateForm(OutsideFollowUp FollowUp, OutsideSide Side, DateOnly Today, Guid Key)
{
    public OutsideDeposit Deposit => FollowUp.Deposit;

    /// <summary>What can be told now.</summary>
    public IReadOnlyList<OutsideAct> Acts => OutsideDepositLifecycle.Of(Deposit.State, Side.Party);

    public OutsideAct? Act { get; init; }

    public DateOnly? On { get; init; }

    public string? Words { get; init; }

    /// <summary>Something else was told since the form was read.</summary>
    public bool IsStale { get; init; }

    public IReadOnlyList<PageError> Errors { get; init; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;
}

/// <summary>Shows the form that tells what another site says, and receives it.</summary>
internal sealed class OutsideStateForms(OutsideDepositsDb outside, ReadOutside read, TellOutsideState tell, RegionClock days, TimeProvider clock)
{
    /// <summary>Null: the request was not declared as made elsewhere.</summary>
    public async Task<OutsideStateForm?> Show(AidRequest request, OutsideSide side, CancellationToken cancellation) =>
        (await read.Of([request], cancellation)).TryGetValue(request.Id, out var followUp) ? new(followUp, side, days.Today, Guid.CreateVersion7(clock.GetUtcNow())) : null;

    /// <summary>The form again, with why it was refused; null: it is told, or nothing was declared as made elsewhere.</summary>
    public async Task<OutsideStateForm?> Receive(CaseFile file, AidRequest request, OutsideSide side, SentOutsideState sent, AccountId by, CancellationToken cancellation)
    {
        if (await outside.Find(request.Id, cancellation) is not { } deposit)
            return null;
        var done = await tell.Tell(file, request, new(deposit, sent.BasedOn, sent.Key, side.Party, by), sent.Act, sent.On, sent.Words, cancellation);
        if (done.Succeeded || await Show(request, side, cancellation) is not { } form)
            return null;
        return form with
        {
            Key = sent.Key == Guid.Empty ? form.Key : sent.Key,
            Act = sent.Act,
            On = sent.On,
            Words = sent.Words,
            IsStale = done.Refusal == OutsideRefusals.Changed,
            Errors = ErrorsOf(done.Refusal, [.. tell.Wrong(deposit, sent.Act, sent.On, sent.Words)]),
        };
    }

    /// <summary>All that is wrong with what was typed, or else why it was refused.</summary>
    private static IReadOnlyList<PageError> ErrorsOf(Refusal refused, IReadOnlyList<Refusal> wrong) => wrong.Contains(refused) ? [.. wrong.Select(ErrorIn)] : [ErrorIn(refused)];

    private static PageError ErrorIn(Refusal refusal) => new(
        refusal == OutsideRefusals.ChoiceMissing || refusal == OutsideRefusals.Changed ? "etat" : refusal.Code.StartsWith("outside-day", StringComparison.Ordinal) ? "jour" : "mot", refusal.Message);
}
