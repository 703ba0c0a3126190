using Beffroi.Bench.HandWritten;
using Beffroi.Rules;

namespace Beffroi.Bench.Rules;

/// <summary>The interpreter, the compiled rules and those written by hand on every case, one answer at a time, before anything is timed.</summary>
/// <param name="schemes">In the order of the hand-written answers.</param>
/// <param name="handWritten">The peer.</param>
/// <param name="compiled">In the order of the catalogue.</param>
internal sealed class Comparison(IReadOnlyList<Scheme> schemes, TenSchemes handWritten, CompiledCatalogue compiled)
{
    private readonly Dictionary<string, string> differences = new(StringComparer.Ordinal);

    /// <summary>The first of each scheme, worded.</summary>
    public IEnumerable<string> Differences => differences.Values;

    public int Different { get; private set; }

    public int Compared { get; private set; }

    /// <summary>How often each verdict was reached, by scheme: a comparison where everything is refused would say little.</summary>
    public Dictionary<(string Scheme, Verdict Verdict), int> Reached { get; } = [];

    public void Compare(IEnumerable<Case> cases)
    {
        var answers = new Answer[schemes.Count];
        foreach (var @case in cases)
        {
            handWritten.AnswerAll(@case.Situation, answers);
            var verdicts = compiled.Answer(@case.Profile);
            for (var i = 0; i < schemes.Count; i++)
            {
                Compare(@case, SchemeCatalogue.Answer(schemes[i], @case.Profile), verdicts[i], answers[i]);
            }
        }
    }

    private void Compare(Case @case, SchemeAnswer interpreted, SchemeVerdict quick, Answer byHand)
    {
        Compared++;
        var key = (interpreted.Scheme.Id, interpreted.Verdict);
        Reached[key] = Reached.GetValueOrDefault(key) + 1;
        if (interpreted.Verdict == byHand.Verdict && Same(interpreted.Amount, byHand.Amount)
            && interpreted.Verdict == quick.Verdict && Same(interpreted.Amount, quick.Amount))
        {
            return;
        }
        Different++;
        differences.TryAdd(interpreted.Scheme.Id,
            $"{interpreted.Scheme.Id}: interpreter {interpreted.Verdict} [{interpreted.Amount?.Min}, {interpreted.Amount?.Max}], "
            + $"compiled {quick.Verdict} {quick.Amount}, by hand {byHand.Verdict} {byHand.Amount} (cents); facts {@case.Facts}");
    }

    private static bool Same(AmountAnswer? interpreted, NumberRange? compiled) =>
        interpreted is null ? compiled is null
        : compiled is { } range && interpreted.Min == range.Min && (interpreted.Max ?? NumberRange.NoUpperBound) == range.Max;

    private static bool Same(AmountAnswer? interpreted, Interval? byHand)
    {
        if (interpreted is null || byHand is not { } cents)
        {
            return interpreted is null && byHand is null;
        }
        decimal? max = cents.Max == Interval.NoEnd ? null : cents.Max / 100m;
        return interpreted.Min == cents.Min / 100m && interpreted.Max == max;
    }
}
