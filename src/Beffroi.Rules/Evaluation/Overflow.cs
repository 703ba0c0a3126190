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
            foreach (var part in Terms.All(term).OfType<NumberTerm>())
            {
                Measure(part);
            }
        }
        catch (OverflowException)
        {
            report(new ExpressionError(0, DiagnosticCodes.Overflow, "a result can have more than 28 digits"));
        }
    }

    private static NumberRange Measure(NumberTerm term) => term switch
    {
        NumberFact fact => fact.Fact.Range,
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
