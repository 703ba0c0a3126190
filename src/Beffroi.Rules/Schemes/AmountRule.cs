namespace Beffroi.Rules;

/// <summary>How much: lines that add up, then limits in order. No line at all: the amount is published nowhere.</summary>
public sealed record AmountRule(IReadOnlyList<AmountLine> Lines, IReadOnlyList<AmountLimit> Limits)
{
    public bool IsUnknown => Lines.Count == 0;
}

public enum LineForm { Fixed, Between, UpTo, Value, Rate }

/// <summary>One line of an amount. Numbers are constants in euros, except the value and the base.</summary>
public sealed record AmountLine
{
    public required string Label { get; init; }

    public required LineForm Form { get; init; }

    public required AidKind Kind { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>What is taken for granted in the computation.</summary>
    public string? Assumption { get; init; }

    /// <summary>0.8 for 80 %.</summary>
    public decimal Rate { get; init; }

    /// <summary>The condition is written <c>inconnu</c>.</summary>
    public bool IfUnknown { get; init; }

    internal TruthTerm? If { get; init; }

    /// <summary>fixe, jusqu_à, valeur, or the lower bound of entre; null: inconnu.</summary>
    internal NumberTerm? Value { get; init; }

    /// <summary>The upper bound of entre.</summary>
    internal NumberTerm? Upper { get; init; }

    /// <summary>Assiette.</summary>
    internal NumberTerm? Base { get; init; }

    internal NumberTerm? Floor { get; init; }

    internal NumberTerm? Ceiling { get; init; }
}

public enum LimitForm { Ceiling, RateCeiling, Floor }

/// <summary>An entry without line: applies to the sum.</summary>
public sealed record AmountLimit
{
    internal AmountLimit(NumberTerm value) => Value = value;

    public required LimitForm Form { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }

    public string? Assumption { get; init; }

    public decimal Rate { get; init; }

    /// <summary>The amount, or the base of a rate.</summary>
    internal NumberTerm Value { get; }
}
