namespace Beffroi.Rules;

/// <summary>The answer of one scheme without its words: what <see cref="SchemeCatalogue.Answer"/> gives for the same profile.</summary>
/// <param name="Verdict">The worst effect of the criteria.</param>
/// <param name="Amount">In euros, <see cref="NumberRange.NoUpperBound"/> where nothing bounds it; null: refused, or no money.</param>
public readonly record struct SchemeVerdict(Verdict Verdict, NumberRange? Amount);
