namespace Beffroi.Rules;

/// <summary>One of the four forms of a condition. Its status is Kleene over its parts.</summary>
public abstract record Condition
{
    /// <summary>Words for a part of a criterion; null to word it from the tree.</summary>
    public string? Label { get; init; }
}

/// <summary><c>si</c> with an expression.</summary>
public sealed record RuleCondition : Condition
{
    internal RuleCondition(TruthTerm term, string text) => (Term, Text) = (term, text);

    internal TruthTerm Term { get; }

    /// <summary>As written.</summary>
    public string Text { get; }
}

/// <summary><c>si: inconnu</c>: no text says it.</summary>
public sealed record UnknownCondition : Condition;

/// <summary><c>appréciation: instructeur</c>: the case officer judges.</summary>
public sealed record OfficerCondition : Condition;

/// <summary><c>toutes</c>.</summary>
public sealed record AllCondition(IReadOnlyList<Condition> Items) : Condition;

/// <summary><c>une_au_moins</c>.</summary>
public sealed record AnyCondition(IReadOnlyList<Condition> Items) : Condition;
