using System.Numerics;
using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// The answers that a question can have, cut at the constants that the catalogue compares the fact with: within a cell, no
/// criterion tells two values apart. Equal weights.
/// </summary>
internal sealed class Cells
{
    private readonly Dictionary<Fact, SortedSet<decimal>> cuts = [];
    private readonly Dictionary<Fact, ulong> members = [];
    private readonly Dictionary<Fact, List<TextSet>> groups = [];

    public Cells(IEnumerable<Term> terms)
    {
        var looked = new Dictionary<Fact, HashSet<TextTerm>>();
        foreach (var term in terms.SelectMany(Terms.All))
        {
            switch (term)
            {
                case CompareNumbers compare:
                    Cut(compare.Left, compare.Right, compare.Comparison);
                    Cut(compare.Right, compare.Left, compare.Comparison);
                    break;
                case NumberIn @in:
                    foreach (var end in @in.Items.SelectMany(i => new[] { i.From, i.To }).OfType<NumberTerm>())
                    {
                        Cut(@in.Left, end, Comparison.Equal);
                    }
                    break;
                case ListContains contains:
                    members[contains.Set] = members.GetValueOrDefault(contains.Set) | (1UL << contains.Member);
                    break;
                case SomeMember some:
                    members[some.Set] = MemberRange.Anything(some.Set.Domain!).May;
                    break;
                case CompareTexts compare:
                    Look(looked, compare.Left, [compare.Right]);
                    break;
                case TextIn @in:
                    Look(looked, @in.Left, @in.Items);
                    break;
            }
        }
        foreach (var (fact, comparisons) in looked)
        {
            groups[fact] = Group(fact, comparisons);
        }
    }

    /// <summary>The cells of what is known of a fact; one alone when nothing tells its values apart.</summary>
    public IReadOnlyList<Known> Of(Fact fact, Known known) => known switch
    {
        KnownTruth { Value: Truth.Unknown } => [new KnownTruth(Truth.True), new KnownTruth(Truth.False)],
        KnownNumber number => [.. Numbers(fact, number.Range).Select(r => new KnownNumber(r))],
        // One value stands for its cell: nothing tells it from the others.
        KnownText text => [.. (groups.TryGetValue(fact, out var cells) ? cells : [TextSet.All(fact.Domain!)])
            .Select(c => c.Indexes().Where(text.Values.Contains).Select(i => (int?)i).FirstOrDefault()).OfType<int>()
            .Select(i => new KnownText(TextSet.One(fact.Domain!, i)))],
        KnownMembers set => [.. Ensembles(fact, set.Members).Select(m => new KnownMembers(m))],
        _ => [known],
    };

    private void Cut(NumberTerm side, NumberTerm other, Comparison comparison)
    {
        if (!other.IsConstant)
        {
            return;
        }
        var constant = Interpreter.RangeOfConstant(other);
        foreach (var fact in Terms.Facts(side).Where(f => f.IsNumber))
        {
            var at = cuts.TryGetValue(fact, out var found) ? found : cuts[fact] = [];
            foreach (var value in new[] { constant.Min, constant.Max }.Where(fact.Range.Contains))
            {
                var steps = Grid.Steps(new GridBounds(value, true, NumberRange.NoUpperBound, true), fact.Step).From * fact.Step;
                if (comparison is not (Comparison.Greater or Comparison.LessOrEqual))
                {
                    at.Add(steps);
                }
                if (comparison is not (Comparison.GreaterOrEqual or Comparison.Less))
                {
                    at.Add(steps > value ? steps : steps + fact.Step);
                }
            }
        }
    }

    private IEnumerable<NumberRange> Numbers(Fact fact, NumberRange known)
    {
        var from = known.Min;
        foreach (var cut in cuts.TryGetValue(fact, out var found) ? found : [])
        {
            if (cut > from && cut <= known.Max)
            {
                yield return new NumberRange(from, cut - fact.Step);
                from = cut;
            }
        }
        yield return new NumberRange(from, known.Max);
    }

    /// <summary>None of the members that matter, or each of them alone.</summary>
    private IEnumerable<MemberRange> Ensembles(Fact fact, MemberRange known)
    {
        yield return new MemberRange(known.Must, known.Must);
        for (var open = members.GetValueOrDefault(fact) & known.May & ~known.Must; open != 0; open &= open - 1)
        {
            var with = known.Must | (1UL << BitOperations.TrailingZeroCount(open));
            yield return new MemberRange(with, with);
        }
    }

    private static void Look(Dictionary<Fact, HashSet<TextTerm>> looked, TextTerm left, IReadOnlyList<TextTerm> others)
    {
        var fact = left switch { TextFact text => text.Fact, LookUp lookUp => lookUp.Of, _ => null };
        if (fact is null)
        {
            return;
        }
        var comparisons = looked.TryGetValue(fact, out var found) ? found : looked[fact] = [];
        foreach (var literal in others.OfType<TextLiteral>())
        {
            comparisons.Add(left is LookUp lookUp ? new LookedUp(lookUp.Column, literal.Value) : literal);
        }
    }

    /// <summary>A value of a column that something is compared with.</summary>
    private sealed record LookedUp(LookUpColumn Column, int Value) : TextTerm(Column.Values);

    private static List<TextSet> Group(Fact fact, HashSet<TextTerm> comparisons)
    {
        var tests = comparisons.ToList();
        return [.. Enumerable.Range(0, fact.Domain!.Count)
            .GroupBy(key => string.Concat(tests.Select(t => Matches(t, key) ? '1' : '0')))
            .Select(g => TextSet.Of(fact.Domain, g))];
    }

    private static bool Matches(TextTerm test, int key) => test switch
    {
        LookedUp looked => looked.Column.Of(key) == looked.Value,
        TextLiteral literal => literal.Value == key,
        _ => false,
    };
}
