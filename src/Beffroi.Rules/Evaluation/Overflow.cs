using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// Evaluates once over whole domains: what is known later is always a part of them, so an expression that passes here never
/// overflows at run time.
/// </summary>
internal static class Overflow
{
    public static void Check(Term term, Action<ExpressionError> report)
    {
        try
        {
            foreach (var part in Terms.All(term))
            {
                if (part is NumberTerm number)
                {
                    Measure(number);
                }
                else if (part is NumberIn { Left: NumberFact { Fact.Step: > 0 and var step } } @in)
                {
                    Count(@in, step);
                }
            }
        }
        catch (OverflowException)
        {
            report(new ExpressionError(0, DiagnosticCodes.Overflow, "a result can have more than 28 digits"));
        }
    }

    /// <summary>The lines of an amount are summed: no total may overflow either.</summary>
    public static void Check(AmountRule rule, Action<ExpressionError> report)
    {
        try
        {
            _ = rule.Lines.Aggregate(NumberRange.Of(0), (sum, line) => sum + Highest(line));
        }
        catch (OverflowException)
        {
            report(new ExpressionError(0, DiagnosticCodes.Overflow, "the total can have more than 28 digits"));
        }
    }

    private static NumberRange Highest(AmountLine line) =>
        new[] { line.Value, line.Upper, line.Floor, line.Base }.OfType<NumberTerm>().Select(Measure).Aggregate(NumberRange.Of(0), (a, b) => a.Hull(b));

    /// <summary>The ends of the items, in steps of the fact on the left.</summary>
    private static void Count(NumberIn @in, decimal step)
    {
        foreach (var end in @in.Items.SelectMany(i => new[] { i.From, i.To }).OfType<NumberTerm>().Select(Measure))
        {
            Grid.Steps(new GridBounds(end.Min, true, end.Max, true), step);
        }
    }

    /// <summary>Where a domain has no end, what is known later still has one.</summary>
    private static NumberRange Closed(NumberRange range, decimal step) => new(
        range.Min == NumberRange.NoLowerBound ? -Grid.Farthest(step) : range.Min,
        range.Max == NumberRange.NoUpperBound ? Grid.Farthest(step) : range.Max);

    private static NumberRange Measure(NumberTerm term) => term switch
    {
        NumberFact fact => Closed(fact.Fact.Range, fact.Fact.Step),
        NumberParameter => Closed(Interpreter.RangeOfConstant(term), 1),
        UnknownNumber unknown => unknown.Range,
        NumberIf @if => Measure(@if.Then).Hull(Measure(@if.Else)),
        ChainTerm chain => chain.Rest.Aggregate(Measure(chain.First), (left, link) => link.Operator switch
        {
            Arithmetic.Plus => left + Measure(link.Operand),
            Arithmetic.Minus => left - Measure(link.Operand),
            Arithmetic.Times => left * Measure(link.Operand),
            _ => left / Measure(link.Operand),
        }),
        NegateTerm negate => -Measure(negate.Operand),
        FoldTerm fold => fold.Operands.Select(Measure).Aggregate((a, b) => fold.Fold == Fold.Sum ? a + b : a.Hull(b)),
        _ => Interpreter.RangeOfConstant(term),
    };
}
