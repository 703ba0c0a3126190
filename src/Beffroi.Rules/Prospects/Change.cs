namespace Beffroi.Rules;

/// <summary>The smallest change of modifiable facts after which a scheme that is refused is no longer.</summary>
/// <param name="Day">The first day on which it does, when it takes time too; null: the day asked for.</param>
/// <param name="Facts">In the order of the catalogue; never one that is not known today.</param>
/// <param name="Verdict">What the scheme answers once they are changed.</param>
/// <param name="Text">In French, to be shown.</param>
public sealed record Change(DateOnly? Day, IReadOnlyList<ChangedFact> Facts, Verdict Verdict, string Text)
{
    /// <summary>The costs of the facts, added: what makes a change small.</summary>
    public int Cost => Facts.Sum(f => f.Fact.Cost);
}

/// <param name="From">What is known today.</param>
/// <param name="To">One value: the nearest that does.</param>
public sealed record ChangedFact(Fact Fact, Known From, Known To);
