using System.Text;
using Beffroi.Rules.Expressions;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Evaluation;

/// <summary>
/// Every interval from 0 to 3 on both sides of every comparison, against each pair of values in them: what holds for all is true, what holds for
/// none is false, the rest is unknown.
/// </summary>
public sealed class SmallIntervalsTests
{
    private const int Last = 3;

    private static readonly Vocabulary Three = ReadFacts("faits:\n" + new StringBuilder().AppendJoin("", "abc".Select(f => $$"""
          - { id: {{f}}, nom: {{f}}, question: "{{f}} ?", type: entier, domaine: [0, {{Last}}] }

        """)));

    /// <summary>[0, 0], [0, 1] … [3, 3].</summary>
    private static readonly IReadOnlyList<(int Min, int Max)> Intervals =
        [.. from min in Enumerable.Range(0, Last + 1) from max in Enumerable.Range(min, Last + 1 - min) select (min, max)];

    public static readonly TheoryData<string, Func<decimal, decimal, bool>> Comparisons = new()
    {
        { "<", (a, b) => a < b },
        { "<=", (a, b) => a <= b },
        { ">", (a, b) => a > b },
        { ">=", (a, b) => a >= b },
        { "=", (a, b) => a == b },
        { "!=", (a, b) => a != b },
    };

    [Theory, MemberData(nameof(Comparisons))]
    public void Two_facts_are_compared_over_all_that_both_may_be(string sign, Func<decimal, decimal, bool> holds)
    {
        var term = Bound($"a {sign} b");
        foreach (var a in Intervals)
        {
            foreach (var b in Intervals)
            {
                Assert.Equal((a, b, Over(from x in Whole(a) from y in Whole(b) select holds(x, y))), (a, b, Judged(term, a, b)));
            }
        }
    }

    [Theory, MemberData(nameof(Comparisons))]
    public void What_is_computed_has_no_grid(string sign, Func<decimal, decimal, bool> holds)
    {
        var sum = Bound($"a + b {sign} c");
        var difference = Bound($"a - b {sign} c");
        var halves = Bound($"a / 2 {sign} b");
        var product = Bound($"2 * a {sign} b");
        foreach (var a in Intervals)
        {
            foreach (var b in Intervals)
            {
                foreach (var c in Intervals)
                {
                    Assert.Equal((a, b, c, Real((a.Min + b.Min, a.Max + b.Max), c)), (a, b, c, Judged(sum, a, b, c)));
                    Assert.Equal((a, b, c, Real((a.Min - b.Max, a.Max - b.Min), c)), (a, b, c, Judged(difference, a, b, c)));
                }
                Assert.Equal((a, b, Real((a.Min / 2m, a.Max / 2m), b)), (a, b, Judged(halves, a, b)));
                Assert.Equal((a, b, Real((2 * a.Min, 2 * a.Max), b)), (a, b, Judged(product, a, b)));
            }
        }

        Truth Real((decimal Min, decimal Max) left, (int Min, int Max) right) => Over(from x in Fine(left) from y in Fine(right) select holds(x, y));
    }

    [Theory]
    [InlineData("[", "]", true, true)]
    [InlineData("[", ")", true, false)]
    [InlineData("(", "]", false, true)]
    [InlineData("(", ")", false, false)]
    public void An_interval_takes_what_its_ends_may_be(string open, string close, bool withLow, bool withHigh)
    {
        var onGrid = Bound($"a in {open}b..c{close}");
        var computed = Bound($"a + 0 in {open}b..c{close}");
        var below = Bound($"a in ({(withHigh ? "<=" : "<")} b)");
        var above = Bound($"a + 0 in ({(withLow ? ">=" : ">")} b)");
        foreach (var a in Intervals)
        {
            foreach (var b in Intervals)
            {
                foreach (var c in Intervals)
                {
                    Assert.Equal((a, b, c, Over(from x in Whole(a) from y in Whole(b) from z in Whole(c) select Takes(x, y, z))), (a, b, c, Judged(onGrid, a, b, c)));
                    Assert.Equal((a, b, c, Over(from x in Fine(a) from y in Fine(b) from z in Fine(c) select Takes(x, y, z))), (a, b, c, Judged(computed, a, b, c)));
                }
                Assert.Equal((a, b, Over(from x in Whole(a) from y in Whole(b) select withHigh ? x <= y : x < y)), (a, b, Judged(below, a, b)));
                Assert.Equal((a, b, Over(from x in Fine(a) from y in Fine(b) select withLow ? x >= y : x > y)), (a, b, Judged(above, a, b)));
            }
        }

        bool Takes(decimal x, decimal low, decimal high) => (withLow ? x >= low : x > low) && (withHigh ? x <= high : x < high);
    }

    [Fact]
    public void The_least_the_greatest_and_the_sum_are_those_of_all_values()
    {
        (string Written, Func<decimal, decimal, decimal> Of)[] folds =
            [("min(a, b)", Math.Min), ("max(a, b)", Math.Max), ("sum(a, b)", (x, y) => x + y), ("-2 * a", (x, _) => -2 * x), ("a / -2", (x, _) => x / -2), ("-a", (x, _) => -x), ("a - b", (x, y) => x - y)];
        foreach (var (written, of) in folds)
        {
            var term = Term<NumberTerm>(written);
            foreach (var a in Intervals)
            {
                foreach (var b in Intervals)
                {
                    var all = (from x in Whole(a) from y in Whole(b) select of(x, y)).ToList();
                    Assert.Equal((written, a, b, new NumberRange(all.Min(), all.Max())), (written, a, b, new Interpreter(Known(a, b)).Measure(term)));
                }
            }
        }
    }

    [Fact]
    public void One_of_two_is_chosen_by_what_is_known()
    {
        var term = Term<NumberTerm>("if a > 1 then b else c");
        foreach (var a in Intervals)
        {
            foreach (var b in Intervals)
            {
                foreach (var c in Intervals)
                {
                    var all = Whole(a).SelectMany(x => Whole(x > 1 ? b : c)).ToList();
                    Assert.Equal((a, b, c, new NumberRange(all.Min(), all.Max())), (a, b, c, new Interpreter(Known(a, b, c)).Measure(term)));
                }
            }
        }
    }

    private static Truth Over(IEnumerable<bool> each)
    {
        var seen = each.Distinct().ToList();
        return seen.Count == 2 ? Truth.Unknown : Truths.Of(seen[0], !seen[0]);
    }

    private static Truth Judged(TruthTerm term, (int Min, int Max) a, (int Min, int Max) b, (int Min, int Max)? c = null) => new Interpreter(Known(a, b, c)).Judge(term);

    private static Profile Known(params (int Min, int Max)?[] intervals) => intervals.Zip("abc").Where(i => i.First is not null).Aggregate(
        ProfileReader.Read(Three, Today, []).Profile!,
        (profile, i) => profile.With(Three.Facts[i.Second - 'a'], new KnownNumber(new NumberRange(i.First!.Value.Min, i.First.Value.Max))));

    private static IEnumerable<decimal> Whole((int Min, int Max) interval) => Enumerable.Range(interval.Min, interval.Max - interval.Min + 1).Select(v => (decimal)v);

    /// <summary>By quarters: between any two ends that differ there is a value.</summary>
    private static IEnumerable<decimal> Fine((decimal Min, decimal Max) interval) => Enumerable.Range(0, (int)((interval.Max - interval.Min) * 4) + 1).Select(i => interval.Min + (i / 4m));

    private static TruthTerm Bound(string expression) => Term<TruthTerm>(expression);

    private static T Term<T>(string expression) where T : Term
    {
        var errors = new List<ExpressionError>();
        var term = new Binder(Three, errors.Add).Bind(Parser.Parse(expression));
        Assert.Equal([], errors.Select(e => e.ToString()));
        return (T)term!;
    }
}
