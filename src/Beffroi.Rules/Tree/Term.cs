using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// A node of the typed tree: the one thing that every reading reads. Names are resolved, definitions are in their place
/// (inlined), types and units agree. Numbers, money and dates are one kind of term, told apart by their unit.
/// </summary>
internal abstract record Term;

// —— truths ——

internal abstract record TruthTerm : Term;

internal sealed record TruthLiteral(Truth Value) : TruthTerm;

internal sealed record TruthFact(Fact Fact) : TruthTerm;

internal sealed record NotTerm(TruthTerm Operand) : TruthTerm;

internal sealed record AndTerm(IReadOnlyList<TruthTerm> Operands) : TruthTerm;

internal sealed record OrTerm(IReadOnlyList<TruthTerm> Operands) : TruthTerm;

internal sealed record TruthIf(TruthTerm Condition, TruthTerm Then, TruthTerm Else) : TruthTerm;

/// <param name="Left">Compared.</param>
/// <param name="Comparison">How.</param>
/// <param name="Right">Same unit as <paramref name="Left"/>.</param>
internal sealed record CompareNumbers(NumberTerm Left, Comparison Comparison, NumberTerm Right) : TruthTerm;

internal sealed record NumberIn(NumberTerm Left, IReadOnlyList<NumberItem> Items) : TruthTerm;

/// <summary>One item of an <c>in</c>: the numbers between two ends; an absent end is open to all.</summary>
internal sealed record NumberItem(NumberTerm? From, bool FromIncluded, NumberTerm? To, bool ToIncluded);

internal sealed record CompareTexts(TextTerm Left, bool Equal, TextTerm Right) : TruthTerm;

internal sealed record TextIn(TextTerm Left, IReadOnlyList<TextTerm> Items) : TruthTerm;

internal sealed record CompareTruths(TruthTerm Left, bool Equal, TruthTerm Right) : TruthTerm;

internal sealed record TruthIn(TruthTerm Left, IReadOnlyList<TruthTerm> Items) : TruthTerm;

internal sealed record ListContains(Fact Set, int Member) : TruthTerm;

internal sealed record SomeMember(Fact Set, int Variable, string Name, TruthTerm Body) : TruthTerm;

/// <summary>A definition in its place; its name is kept for the words of explanations.</summary>
internal sealed record DefinedTruth(Definition Definition, TruthTerm Body) : TruthTerm;

// —— numbers, money, dates ——

internal abstract record NumberTerm(Unit Unit) : Term
{
    /// <summary>A literal, a parameter, or an operation on them.</summary>
    public virtual bool IsConstant => false;
}

internal sealed record NumberLiteral(decimal Value, Unit Unit) : NumberTerm(Unit)
{
    public override bool IsConstant => true;
}

internal sealed record NumberFact(Fact Fact) : NumberTerm(Fact.Unit);

internal sealed record NumberParameter(Parameter Parameter) : NumberTerm(Parameter.Unit)
{
    public override bool IsConstant => true;
}

internal sealed record ChainTerm(NumberTerm First, IReadOnlyList<ChainLink> Rest, Unit Unit) : NumberTerm(Unit)
{
    public override bool IsConstant => First.IsConstant && Rest.All(l => l.Operand.IsConstant);
}

internal sealed record ChainLink(Arithmetic Operator, NumberTerm Operand);

internal sealed record NegateTerm(NumberTerm Operand) : NumberTerm(Operand.Unit)
{
    public override bool IsConstant => Operand.IsConstant;
}

internal sealed record FoldTerm(Fold Fold, IReadOnlyList<NumberTerm> Operands, Unit Unit) : NumberTerm(Unit)
{
    public override bool IsConstant => Operands.All(o => o.IsConstant);
}

internal sealed record NumberIf(TruthTerm Condition, NumberTerm Then, NumberTerm Else, Unit Unit) : NumberTerm(Unit);

/// <summary>A constant of which only an interval is known.</summary>
internal sealed record UnknownNumber(NumberRange Range, Unit Unit) : NumberTerm(Unit)
{
    public override bool IsConstant => true;
}

// —— texts ——

internal abstract record TextTerm(TextDomain Domain) : Term;

internal sealed record TextLiteral(TextDomain Domain, int Value) : TextTerm(Domain);

internal sealed record TextFact(Fact Fact) : TextTerm(Fact.Domain!);

/// <summary>The member at hand of an enclosing <see cref="SomeMember"/>, by its depth.</summary>
internal sealed record TextVariable(TextDomain Domain, int Variable, string Name) : TextTerm(Domain);

internal sealed record LookUp(Definition Definition, LookUpColumn Column, Fact Of) : TextTerm(Column.Values);

internal sealed record TextIf(TruthTerm Condition, TextTerm Then, TextTerm Else) : TextTerm(Then.Domain);

internal sealed record UnknownText(TextDomain Domain) : TextTerm(Domain);

// —— ensembles: only ever asked for their members ——

internal sealed record MembersFact(Fact Fact) : Term;

/// <summary>An expression over facts with a name; inlined wherever it is named, and remembered for the words of explanations.</summary>
public sealed class Definition
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    /// <summary>Why it is so, or where it was read.</summary>
    public string? Note { get; init; }

    internal Term? Term { get; set; }
}
