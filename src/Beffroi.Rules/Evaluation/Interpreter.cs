using System.Numerics;
using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// Evaluates terms of the typed tree on what is known: strong Kleene over sets and intervals. Each occurrence of a fact
/// stands alone (no case analysis: <c>a or not(a)</c> is unknown while <c>a</c> is). A comparison holds when it holds for all
/// known-possible values, fails when for none; on its grid when its left side is a fact, else over the whole interval.
/// </summary>
internal sealed class Interpreter(Profile profile)
{
    /// <summary>The member at hand of each enclosing <c>some</c>.</summary>
    private readonly int[] members = new int[Parser.DeepestNesting];

    // —— truths ——

    public Truth Judge(TruthTerm term) => term switch
    {
        TruthFact fact => ((KnownTruth)profile[fact.Fact.Index]).Value,
        CompareNumbers compare => Compare(compare),
        CompareTexts compare => Compare(compare),
        AndTerm and => Least(and.Operands),
        OrTerm or => Greatest(or.Operands),
        NotTerm not => Judge(not.Operand).Not(),
        ListContains contains => Contains(contains),
        NumberIn @in => In(@in),
        TextIn @in => In(@in),
        DefinedTruth defined => Judge(defined.Body),
        TruthLiteral literal => literal.Value,
        CompareTruths compare => Equal(Judge(compare.Left), Judge(compare.Right), compare.Equal),
        TruthIn @in => In(@in),
        TruthIf @if => If(@if),
        SomeMember some => Some(some),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    private Truth Least(IReadOnlyList<TruthTerm> operands)
    {
        var least = Truth.True;
        for (var i = 0; i < operands.Count && least != Truth.False; i++)
        {
            least = (Truth)Math.Min((int)least, (int)Judge(operands[i]));
        }
        return least;
    }

    private Truth Greatest(IReadOnlyList<TruthTerm> operands)
    {
        var greatest = Truth.False;
        for (var i = 0; i < operands.Count && greatest != Truth.True; i++)
        {
            greatest = (Truth)Math.Max((int)greatest, (int)Judge(operands[i]));
        }
        return greatest;
    }

    private Truth If(TruthIf @if)
    {
        switch (Judge(@if.Condition))
        {
            case Truth.True:
                return Judge(@if.Then);
            case Truth.False:
                return Judge(@if.Else);
            default:
                var then = Judge(@if.Then);
                return then == Judge(@if.Else) ? then : Truth.Unknown;
        }
    }

    private Truth Compare(CompareNumbers compare)
    {
        var left = Measure(compare.Left);
        var right = Measure(compare.Right);
        return compare.Comparison switch
        {
            Comparison.Less => Truths.Of(left.Max < right.Min, left.Min >= right.Max),
            Comparison.LessOrEqual => Truths.Of(left.Max <= right.Min, left.Min > right.Max),
            Comparison.Greater => Truths.Of(left.Min > right.Max, left.Max <= right.Min),
            Comparison.GreaterOrEqual => Truths.Of(left.Min >= right.Max, left.Max < right.Min),
            Comparison.Equal => Equal(left, right, StepOf(compare.Left)),
            _ => Equal(left, right, StepOf(compare.Left)).Not(),
        };
    }

    private static Truth Equal(NumberRange left, NumberRange right, decimal step) =>
        Truths.Of(left.IsPoint && right.IsPoint && left.Min == right.Min, Grid.IsEmpty(left.Intersect(right), step));

    private static Truth Equal(Truth left, Truth right, bool equal) =>
        left == Truth.Unknown || right == Truth.Unknown ? Truth.Unknown : Truths.Of(left == right == equal);

    private Truth Compare(CompareTexts compare)
    {
        var left = Read(compare.Left);
        var right = Read(compare.Right);
        var equal = Truths.Of(left.IsSingle && right.IsSingle && left.Single == right.Single, !left.Intersects(right));
        return compare.Equal ? equal : equal.Not();
    }

    private Truth In(NumberIn @in)
    {
        var left = Measure(@in.Left);
        var step = StepOf(@in.Left);
        if (step == 0)
        {
            return @in.Items.Aggregate(Truth.False, (or, item) => (Truth)Math.Max((int)or, (int)InItem(left, item)));
        }
        // On its grid: covered by what each item takes for sure, or out of reach of all that the items may take.
        var sure = @in.Items.Select(i => Grid.Steps(Bounds(i, sure: true), step));
        var may = @in.Items.Select(i => Grid.Steps(Bounds(i, sure: false), step));
        var steps = Grid.Steps(new GridBounds(left.Min, true, left.Max, true), step);
        return Truths.Of(Grid.Cover(sure, steps), may.All(m => m.To < steps.From || m.From > steps.To || m.To < m.From));
    }

    /// <summary>Over an interval without grid.</summary>
    private Truth InItem(NumberRange left, NumberItem item)
    {
        var sure = Bounds(item, sure: true);
        var may = Bounds(item, sure: false);
        return Truths.Of(
            (sure.FromIncluded ? sure.From <= left.Min : sure.From < left.Min) && (sure.ToIncluded ? left.Max <= sure.To : left.Max < sure.To),
            may.From > may.To || left.Max < may.From || left.Min > may.To
            || (left.Max == may.From && !may.FromIncluded) || (left.Min == may.To && !may.ToIncluded)
            || (may.From == may.To && !(may.FromIncluded && may.ToIncluded)));
    }

    /// <param name="item">With ends that may not be fully known.</param>
    /// <param name="sure">The narrowest reading of its ends, else the widest.</param>
    private GridBounds Bounds(NumberItem item, bool sure)
    {
        var from = item.From is null ? NumberRange.Of(NumberRange.NoLowerBound) : Measure(item.From);
        var to = item.To is null ? NumberRange.Of(NumberRange.NoUpperBound) : ReferenceEquals(item.To, item.From) ? from : Measure(item.To);
        return sure
            ? new GridBounds(from.Max, item.FromIncluded, to.Min, item.ToIncluded)
            : new GridBounds(from.Min, item.FromIncluded, to.Max, item.ToIncluded);
    }

    private Truth In(TextIn @in)
    {
        var left = Read(@in.Left);
        var items = @in.Items.Select(Read).ToArray();
        var none = !items.Any(i => i.Intersects(left));
        return @in.Left is TextIf
            ? Truths.Of(left.IsSingle && items.Any(i => i.IsSingle && i.Single == left.Single), none)
            : Truths.Of(left.Count <= items.Length && left.Indexes().All(v => items.Any(i => i.IsSingle && i.Single == v)), none);
    }

    private Truth In(TruthIn @in)
    {
        var left = Judge(@in.Left);
        var items = @in.Items.Select(Judge).ToArray();
        return @in.Left is TruthFact && items.Contains(Truth.True) && items.Contains(Truth.False)
            ? Truth.True
            : (Truth)items.Max(i => (int)Equal(left, i, true));
    }

    private Truth Contains(ListContains contains)
    {
        var set = ((KnownMembers)profile[contains.Set.Index]).Members;
        var bit = 1UL << contains.Member;
        return Truths.Of((set.Must & bit) != 0, (set.May & bit) == 0);
    }

    /// <summary>True if the body holds of a member for sure; false if it fails for all that may be members.</summary>
    private Truth Some(SomeMember some)
    {
        var set = ((KnownMembers)profile[some.Set.Index]).Members;
        // A definition in the body may hold a « some » of its own, at the same depth.
        var outer = members[some.Variable];
        var result = Truth.False;
        for (var may = set.May; may != 0 && result != Truth.True; may &= may - 1)
        {
            members[some.Variable] = BitOperations.TrailingZeroCount(may);
            var holds = Judge(some.Body);
            var isMember = (set.Must & (may & (~may + 1))) != 0;
            result = (Truth)Math.Max((int)result, (int)(isMember ? holds : (Truth)Math.Min((int)holds, (int)Truth.Unknown)));
        }
        members[some.Variable] = outer;
        return result;
    }

    /// <summary>Puts a member at hand, for who looks into the body of a <c>some</c>; gives back the one that was.</summary>
    public int Take(SomeMember some, int member)
    {
        var before = members[some.Variable];
        members[some.Variable] = member;
        return before;
    }

    // —— numbers ——

    public NumberRange Measure(NumberTerm term) => term switch
    {
        NumberFact fact => ((KnownNumber)profile[fact.Fact.Index]).Range,
        NumberLiteral literal => NumberRange.Of(literal.Value),
        NumberParameter parameter => parameter.Parameter.On(profile.Date),
        ChainTerm chain => chain.Rest.Aggregate(Measure(chain.First), (left, link) => link.Operator switch
        {
            Arithmetic.Plus => left + Measure(link.Operand),
            Arithmetic.Minus => left - Measure(link.Operand),
            Arithmetic.Times => left * Measure(link.Operand),
            _ => left / Measure(link.Operand),
        }),
        NegateTerm negate => -Measure(negate.Operand),
        FoldTerm fold => fold.Operands.Select(Measure).Aggregate((a, b) => fold.Fold switch
        {
            Fold.Min => new NumberRange(Math.Min(a.Min, b.Min), Math.Min(a.Max, b.Max)),
            Fold.Max => new NumberRange(Math.Max(a.Min, b.Min), Math.Max(a.Max, b.Max)),
            _ => a + b,
        }),
        NumberIf @if => Judge(@if.Condition) switch
        {
            Truth.True => Measure(@if.Then),
            Truth.False => Measure(@if.Else),
            _ => Measure(@if.Then).Hull(Measure(@if.Else)),
        },
        UnknownNumber unknown => unknown.Range,
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    /// <summary>The grid of a fact; 0 for what is computed: an interval without grid.</summary>
    private static decimal StepOf(NumberTerm term) => term is NumberFact { Fact.Step: var step } ? step : 0;

    /// <summary>Every value that a constant takes, on any day.</summary>
    public static NumberRange RangeOfConstant(NumberTerm constant) => constant switch
    {
        NumberLiteral literal => NumberRange.Of(literal.Value),
        UnknownNumber unknown => unknown.Range,
        NumberParameter parameter => parameter.Parameter.Values.Aggregate(parameter.Parameter.Domain, (all, v) => all.Hull(v.Value)),
        ChainTerm chain => chain.Rest.Aggregate(RangeOfConstant(chain.First), (left, link) => link.Operator switch
        {
            Arithmetic.Plus => left + RangeOfConstant(link.Operand),
            Arithmetic.Minus => left - RangeOfConstant(link.Operand),
            Arithmetic.Times => left * RangeOfConstant(link.Operand),
            _ => left / RangeOfConstant(link.Operand),
        }),
        NegateTerm negate => -RangeOfConstant(negate.Operand),
        FoldTerm fold => fold.Operands.Select(RangeOfConstant).Aggregate((a, b) => fold.Fold == Fold.Sum ? a + b : a.Hull(b)),
        _ => NumberRange.Everything,
    };

    // —— texts ——

    public TextSet Read(TextTerm term) => term switch
    {
        TextFact fact => ((KnownText)profile[fact.Fact.Index]).Values,
        TextLiteral literal => TextSet.One(literal.Domain, literal.Value),
        LookUp lookUp => lookUp.Column.Of(((KnownText)profile[lookUp.Of.Index]).Values),
        TextVariable variable => TextSet.One(variable.Domain, members[variable.Variable]),
        TextIf @if => Judge(@if.Condition) switch
        {
            Truth.True => Read(@if.Then),
            Truth.False => Read(@if.Else),
            _ => Read(@if.Then).Union(Read(@if.Else)),
        },
        UnknownText unknown => TextSet.All(unknown.Domain),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };
}
