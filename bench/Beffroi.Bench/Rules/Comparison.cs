using Beffroi.Bench.HandWritten;
using Beffroi.Rules;

namespace Beffroi.Bench.Rules;

/// <summary>Both peers on every case, one answer at a time, before anything is timed.</summary>
internal sealed class Comparison(IReadOnlyList<Scheme> schemes, TenSchemes handWritten)
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
            for (var i = 0; i < schemes.Count; i++)
            {
                Compare(@case, SchemeCatalogue.Answer(schemes[i], @case.Profile), answers[i]);
            }
        }
    }

    private void Compare(Case @case, SchemeAnswer interpreted, Answer byHand)
    {
        Compared++;
        var key = (interpreted.Scheme.Id, interpreted.Verdict);
        Reached[key] = Reached.GetValueOrDefault(key) + 1;
        if (interpreted.Verdict == byHand.Verdict && Same(interpreted.Amount, byHand.Amount))
        {
            return;
        }
        Different++;
        differences.TryAdd(interpreted.Scheme.Id,
            $"{interpreted.Scheme.Id}: interpreter {interpreted.Verdict} [{interpreted.Amount?.Min}, {interpreted.Amount?.Max}], "
            + $"by hand {byHand.Verdict} {byHand.Amount} (cents); facts {@case.Facts}");
    }

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
