namespace Beffroi.Rules.Expressions;

/// <summary>What was written, before names have a meaning. Offsets are in characters from the start of the expression.</summary>
internal abstract record Syntax(int Offset);

internal sealed record NumberSyntax(decimal Value, int Offset) : Syntax(Offset);

internal sealed record TextSyntax(string Value, int Offset) : Syntax(Offset);

internal sealed record TruthSyntax(bool Value, int Offset) : Syntax(Offset);

internal sealed record DateSyntax(DateOnly Value, int Offset) : Syntax(Offset);

internal sealed record NameSyntax(string Name, int Offset) : Syntax(Offset);

internal sealed record NotSyntax(Syntax Operand, int Offset) : Syntax(Offset);

internal sealed record AndSyntax(IReadOnlyList<Syntax> Operands, int Offset) : Syntax(Offset);

internal sealed record OrSyntax(IReadOnlyList<Syntax> Operands, int Offset) : Syntax(Offset);

internal enum Comparison { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual }

internal static class Comparisons
{
    /// <summary>What holds when the comparison does not.</summary>
    public static Comparison Opposite(Comparison comparison) => comparison switch
    {
        Comparison.Less => Comparison.GreaterOrEqual,
        Comparison.LessOrEqual => Comparison.Greater,
        Comparison.Greater => Comparison.LessOrEqual,
        Comparison.GreaterOrEqual => Comparison.Less,
        Comparison.Equal => Comparison.NotEqual,
        _ => Comparison.Equal,
    };
}

internal sealed record CompareSyntax(Syntax Left, Comparison Comparison, Syntax Right, int Offset) : Syntax(Offset);

/// <summary><c>between</c> is written as an <c>in</c> with one closed range.</summary>
internal sealed record InSyntax(Syntax Left, IReadOnlyList<ItemSyntax> Items, int Offset) : Syntax(Offset);

internal abstract record ItemSyntax(int Offset);

internal sealed record ValueItemSyntax(Syntax Value, int Offset) : ItemSyntax(Offset);

internal sealed record ComparisonItemSyntax(Comparison Comparison, Syntax Value, int Offset) : ItemSyntax(Offset);

internal sealed record RangeItemSyntax(Syntax From, bool FromIncluded, Syntax To, bool ToIncluded, int Offset) : ItemSyntax(Offset);

internal enum Arithmetic { Plus, Minus, Times, Divide }

/// <summary><c>a + b - c</c> is one node, so that a long sum is not a deep tree; likewise <c>a * b / c</c>.</summary>
internal sealed record ChainSyntax(Syntax First, IReadOnlyList<(Arithmetic Operator, Syntax Operand, int Offset)> Rest, int Offset)
    : Syntax(Offset);

internal sealed record NegateSyntax(Syntax Operand, int Offset) : Syntax(Offset);

internal enum Fold { Min, Max, Sum }

internal sealed record FoldSyntax(Fold Fold, IReadOnlyList<Syntax> Operands, int Offset) : Syntax(Offset);

internal sealed record ListContainsSyntax(NameSyntax Set, TextSyntax Member, int Offset) : Syntax(Offset);

internal sealed record IfSyntax(Syntax Condition, Syntax Then, Syntax Else, int Offset) : Syntax(Offset);

internal sealed record SomeSyntax(string Variable, int VariableOffset, NameSyntax Set, Syntax Body, int Offset) : Syntax(Offset);
