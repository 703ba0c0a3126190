namespace Beffroi.Rules;

/// <summary>The best set of schemes that can be asked for together, for one project.</summary>
/// <param name="Schemes">In the order of the catalogue.</param>
/// <param name="Grants">Euros: the sum of the grants, at most what they are counted on, and what European rules leave.</param>
/// <param name="Advances">Euros to be paid back; never added to the grants. Null when no scheme of the set lends.</param>
/// <param name="UnknownPairs">Two schemes of the set of which no text says whether they go together.</param>
/// <param name="LeftOut">Open schemes that would fit and are not in the set, with why.</param>
/// <param name="Uncertain">Schemes that would fit, of which no text says whether they are open: they are not counted.</param>
public sealed record Bundle(
    IReadOnlyList<Scheme> Schemes,
    AmountRange Grants,
    AmountRange? Advances,
    IReadOnlyList<(Scheme One, Scheme Other)> UnknownPairs,
    IReadOnlyList<LeftOut> LeftOut,
    IReadOnlyList<Scheme> Uncertain)
{
    /// <summary>Whether there was anything to combine.</summary>
    public bool IsOfSeveral => Schemes.Count + LeftOut.Count + Uncertain.Count > 1;
}

/// <summary>Euros. <see cref="Max"/> null: no upper bound is published.</summary>
public sealed record AmountRange(decimal Min, decimal? Max)
{
    internal static AmountRange Of(NumberRange range) => new(range.Min, range.Max == NumberRange.NoUpperBound ? null : range.Max);
}

/// <param name="Because">A scheme of the set: the two are forbidden together, else no text says that they go together and it adds no grant.</param>
/// <param name="Rule">What forbids the two; null when no text does.</param>
public sealed record LeftOut(Scheme Scheme, Scheme Because, CumulationRule? Rule);
