using System.Numerics;
using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>Numbers, money and dates.</summary>
internal sealed partial class TermCompiler
{
    /// <summary>Constants have one value for the whole period: the interpreter gives it.</summary>
    private readonly Interpreter constants = new(new Profile(date, []));

    public Quantity Measure(NumberTerm term) => term switch
    {
        { IsConstant: true } => quantities.Of(constants.Measure(term)),
        NumberFact fact => quantities.Of(fact.Fact),
        ChainTerm chain => chain.Rest.Aggregate(Measure(chain.First), (left, link) => link.Operator switch
        {
            Arithmetic.Plus => quantities.Add(left, Measure(link.Operand)),
            Arithmetic.Minus => quantities.Subtract(left, Measure(link.Operand)),
            Arithmetic.Times => quantities.Multiply(left, Measure(link.Operand)),
            _ => quantities.Divide(left, Measure(link.Operand)),
        }),
        NegateTerm negate => quantities.Negate(Measure(negate.Operand)),
        FoldTerm fold => fold.Operands.Select(Measure).Aggregate((a, b) => fold.Fold switch
        {
            Fold.Min => quantities.Lower(a, b),
            Fold.Max => quantities.Higher(a, b),
            _ => quantities.Add(a, b),
        }),
        NumberIf @if => If(Judge(@if.Condition), Measure(@if.Then), Measure(@if.Else)),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    private Quantity If(Ternary condition, Quantity then, Quantity otherwise) =>
        quantities.Choose(condition.Sure, then,
            quantities.Choose(condition.Possible, quantities.Hull(then, otherwise), otherwise));

    private Ternary Compare(CompareNumbers compare, bool negated)
    {
        var comparison = negated ? Comparisons.Opposite(compare.Comparison) : compare.Comparison;
        var (left, right) = (Measure(compare.Left), Measure(compare.Right));
        return comparison is Comparison.Equal or Comparison.NotEqual
            ? Equal(compare, left, right, comparison)
            : Order(left, comparison, right) ?? CompareExactly(compare.Left, left, comparison, right);
    }

    private Ternary CompareExactly(NumberTerm term, Quantity left, Comparison comparison, Quantity right) => kleene.Of(nodes.Call(
        Ranges.Compare, quantities.RangeOf(left), quantities.RangeOf(right), nodes.Item(comparison), nodes.Item(StepOf(term))));

    private Ternary? Order(Quantity left, Comparison comparison, Quantity right)
    {
        if (left is Whole { Point: not null } && right is Whole { Point: null })
        {
            return Order(right, Mirrored(comparison), left);
        }
        var (a, b) = left is Whole { Point: null } whole && (right as Whole)?.Point is { } limit
            ? (whole, Limit(whole, comparison, limit))
            : quantities.Align(left, right) ?? (null!, null!);
        return a is null ? null : comparison switch
        {
            Comparison.Less => new Ternary(nodes.IsLess(a.Max, b.Min), nodes.IsLess(a.Min, b.Max)),
            Comparison.LessOrEqual => new Ternary(nodes.IsAtMost(a.Max, b.Min), nodes.IsAtMost(a.Min, b.Max)),
            Comparison.Greater => new Ternary(nodes.IsLess(b.Max, a.Min), nodes.IsLess(b.Min, a.Max)),
            _ => new Ternary(nodes.IsAtLeast(a.Min, b.Max), nodes.IsAtLeast(a.Max, b.Min)),
        };
    }

    /// <summary>The same limit on the grid of what is compared with it: 0.333 and « at least 1 » of whole numbers.</summary>
    private Whole Limit(Whole compared, Comparison comparison, decimal limit)
    {
        var (steps, exactly) = compared.Unit.Steps(limit);
        var up = !exactly && comparison is Comparison.Less or Comparison.GreaterOrEqual;
        var count = (long)BigInteger.Clamp(steps + (up ? 1 : 0), -2 * WholeNumbers.Largest, 2 * WholeNumbers.Largest);
        return new Whole(nodes.Number(count), nodes.Number(count), compared.Unit, count, count);
    }

    private Ternary Equal(CompareNumbers compare, Quantity left, Quantity right, Comparison comparison)
    {
        // Between two values of a fact there is none that could be equal; between two computed ones there may be.
        if (quantities.Align(left, right) is not var (a, b) || (compare.Left is NumberFact && a != left))
        {
            return CompareExactly(compare.Left, left, comparison, right);
        }
        return Pair(
            nodes.And(nodes.IsEqual(a.Min, b.Max), nodes.IsEqual(a.Max, b.Min)),
            nodes.And(nodes.IsAtMost(a.Min, b.Max), nodes.IsAtMost(b.Min, a.Max)),
            comparison == Comparison.NotEqual);
    }

    private Ternary In(NumberIn @in, bool negated)
    {
        var left = Measure(@in.Left);
        return @in.Left is NumberFact fact && left is Whole whole && Spans(@in, fact.Fact.Step) is { } spans
            ? Pair(
                spans.Select(s => nodes.And(nodes.IsAtLeast(whole.Min, nodes.Number(s.From)), nodes.IsAtMost(whole.Max, nodes.Number(s.To)))).Aggregate(nodes.Never, nodes.Or),
                spans.Select(s => nodes.And(nodes.IsAtLeast(whole.Max, nodes.Number(s.From)), nodes.IsAtMost(whole.Min, nodes.Number(s.To)))).Aggregate(nodes.Never, nodes.Or),
                negated)
            : Contrary(kleene.Of(nodes.Call(Ranges.In, quantities.RangeOf(left), nodes.Item(StepOf(@in.Left)), Ends(@in), nodes.Item(@in.Items))), negated);
    }

    private Node Ends(NumberIn @in) => nodes.Array(typeof(NumberRange), @in.Items.SelectMany(i => new[]
    {
        i.From is null ? nodes.Item(NumberRange.Of(NumberRange.NoLowerBound)) : quantities.RangeOf(Measure(i.From)),
        i.To is null ? nodes.Item(NumberRange.Of(NumberRange.NoUpperBound)) : quantities.RangeOf(Measure(i.To)),
    }));

    /// <summary>What the items hold of the grid, joined where they touch; null when an end depends on the profile.</summary>
    private List<(long From, long To)>? Spans(NumberIn @in, decimal step)
    {
        var spans = new List<(long From, long To)>();
        foreach (var item in @in.Items)
        {
            if (!IsPoint(item.From) || !IsPoint(item.To))
            {
                return null;
            }
            var held = Grid.Steps(new GridBounds(
                item.From is null ? NumberRange.NoLowerBound : constants.Measure(item.From).Min, item.FromIncluded,
                item.To is null ? NumberRange.NoUpperBound : constants.Measure(item.To).Max, item.ToIncluded), step);
            if (held.From <= held.To)
            {
                spans.Add((Near(held.From), Near(held.To)));
            }
        }
        var joined = new List<(long From, long To)>();
        foreach (var span in spans.Order())
        {
            if (joined.Count > 0 && span.From <= joined[^1].To + 1)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, span.To));
            }
            else
            {
                joined.Add(span);
            }
        }
        return joined;
    }

    private bool IsPoint(NumberTerm? end) => end is null || (end.IsConstant && constants.Measure(end).IsPoint);

    private static long Near(decimal steps) => (long)Math.Clamp(steps, -2 * WholeNumbers.Largest, 2 * WholeNumbers.Largest);

    private static decimal StepOf(NumberTerm term) => term is NumberFact { Fact.Step: var step } ? step : 0;

    private static Comparison Mirrored(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.Greater,
        Comparison.LessOrEqual => Comparison.GreaterOrEqual,
        Comparison.Greater => Comparison.Less,
        _ => Comparison.LessOrEqual,
    };
}
