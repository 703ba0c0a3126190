using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Ui.Fields;

namespace Beffroi.Applications.DepositOutside;

/// <summary>What the form that tells a state shows, on both sides.</summary>
/// <param name="Deposit">Of what.</param>
/// <param name="Acts">What can be told now.</param>
/// <param name="Today">No later day is possible.</param>
/// <param name="Key">Drawn with the form.</param>
/// <param name="Hint">Who reads the words.</param>
/// <param name="Back">Where one goes without telling anything.</param>
internal sealed record OutsideStateForm(OutsideDeposit Deposit, IReadOnlyList<OutsideAct> Acts, DateOnly Today, Guid Key, string Hint, string Back)
{
    public OutsideAct? Act { get; init; }

    public DateOnly? On { get; init; }

    public string? Words { get; init; }

    public IReadOnlyList<PageError> Errors { get; init; } = [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    /// <summary>All that is wrong with what was typed, or else why it was refused.</summary>
    public static IReadOnlyList<PageError> ErrorsOf(Refusal refused, IEnumerable<Refusal> wrong) =>
        wrong.ToList() is { Count: > 0 } all && all.Contains(refused) ? [.. all.Select(ErrorIn)] : [ErrorIn(refused)];

    private static PageError ErrorIn(Refusal refusal) => new(
        refusal == OutsideRefusals.ChoiceMissing || refusal == OutsideRefusals.Changed ? "etat" : refusal.Code.StartsWith("outside-day", StringComparison.Ordinal) ? "jour" : "mot", refusal.Message);
}
