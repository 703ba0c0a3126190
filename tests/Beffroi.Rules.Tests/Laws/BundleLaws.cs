using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>What is promised of the best set to ask for together, against trying every set.</summary>
public sealed class BundleLaws
{
    [Fact]
    public void No_other_set_is_better_than_the_bundle() => Cases.ForAll((random, profiles) =>
    {
        var profile = profiles.Partial(Today);
        var schemes = new RandomSchemes(random).Combinable(random.Next(1, 7));
        var answers = schemes.Select(s => SchemeCatalogue.Answer(s, profile)).ToList();
        var left = new NumberRange(random.Next(3) == 0 ? 0 : random.Next(100), random.Next(3) == 0 ? NumberRange.NoUpperBound : random.Next(100, 200));
        var bundle = new BundleFinder(profile, left, answers).Find()!;

        var all = Enumerable.Range(0, 1 << schemes.Count).Select(set => answers.Where((_, i) => (set & (1 << i)) != 0).ToList())
            .Where(set => Pairs(set).All(p => Cumulation.Between(p.One.Scheme, p.Other.Scheme, Today)?.Combination != Combination.Forbidden))
            .Select(set => (Set: set, Worth: Worth(set, left))).ToList();
        var best = all.Select(s => s.Worth).Max();

        var chosen = answers.Where(a => bundle.Schemes.Contains(a.Scheme)).ToList();
        Assert.Equal(best, Worth(chosen, left));
        Assert.Equal((bundle.Grants.Min, bundle.Grants.Max ?? NumberRange.NoUpperBound), (best.Min, best.Max));
        Assert.Equal(-best.Known, bundle.UnknownPairs.Count);
        Assert.Equal(answers.Count, chosen.Count + bundle.LeftOut.Count);
        Assert.All(bundle.LeftOut, l => Assert.Contains(l.Because, bundle.Schemes));
        // The first in the catalogue among equals.
        var first = all.Where(s => s.Worth == best).Select(s => string.Join(',', s.Set.Select(a => answers.IndexOf(a)))).Min(StringComparer.Ordinal);
        Assert.Equal(first, string.Join(',', chosen.Select(a => answers.IndexOf(a))));
    });

    /// <summary>
    /// Grants alone, as the best set is defined: each end is the most that the schemes can give together, those under the de minimis rule taking what the others leave.
    /// </summary>
    private static (decimal Min, decimal Max, int Known, int Count) Worth(IReadOnlyList<SchemeAnswer> set, NumberRange left)
    {
        var lines = set.SelectMany(a => a.Amount!.Lines.Select(l => (
            IsSmall: a.Version.Framework.AidRegime is not null, l.Base, Range: new NumberRange(l.Min, l.Max ?? NumberRange.NoUpperBound)))).OrderBy(l => l.IsSmall).ToList();
        var ends = (decimal[])[Most(r => r.Min), Most(r => r.Max)];
        var unknown = Pairs(set).Count(p => Cumulation.Between(p.One.Scheme, p.Other.Scheme, Today)?.Combination is null or Combination.Unknown);
        return (ends[0], ends[1], -unknown, set.Count);

        decimal Most(Func<NumberRange, decimal> end)
        {
            var room = lines.Select(l => l.Base).OfType<NumberTerm>().Distinct().ToDictionary(b => b, b => end(new Interpreter(set[0].Criteria[0].Profile).Measure(b)));
            var (given, small) = (0m, 0m);
            foreach (var line in lines)
            {
                var part = line.Base is { } b ? Math.Min(end(line.Range), room[b]) : end(line.Range);
                part = line.IsSmall ? Math.Min(part, end(left) - small) : part;
                (given, small) = (given + part, line.IsSmall ? small + part : small);
                if (line.Base is { } on)
                {
                    room[on] -= part;
                }
            }
            return given;
        }
    }

    private static IEnumerable<(SchemeAnswer One, SchemeAnswer Other)> Pairs(IReadOnlyList<SchemeAnswer> set) =>
        set.SelectMany((one, at) => set.Skip(at + 1).Select(other => (one, other)));
}
