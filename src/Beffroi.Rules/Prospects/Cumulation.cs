namespace Beffroi.Rules;

/// <summary>What the texts say of two schemes together, for one project.</summary>
public enum Combination
{
    /// <summary>A text allows it.</summary>
    Allowed,

    /// <summary>An official text forbids it.</summary>
    Forbidden,

    /// <summary>No text speaks of it, or one that is not official forbids it.</summary>
    Unknown,
}

/// <summary>What is said of a scheme with another, by the texts of either.</summary>
/// <param name="Rule">The one that decides.</param>
/// <param name="SaidBy">The scheme whose text it is.</param>
public sealed record Pair(Scheme Other, Combination Combination, CumulationRule Rule, Scheme SaidBy);

/// <summary>
/// Whether one scheme goes with another. Symmetric: what the other's texts say of this one counts as much. A rule that names a scheme beats one that
/// names a group; among equals, what forbids.
/// </summary>
public static class Cumulation
{
    /// <summary>In the order given; a scheme of which no text speaks is left out.</summary>
    public static IReadOnlyList<Pair> Of(Scheme scheme, IEnumerable<Scheme> others, DateOnly date) =>
        [.. others.Where(other => other != scheme).Select(other => Between(scheme, other, date)).OfType<Pair>()];

    /// <summary>Null when no text speaks of the two.</summary>
    public static Pair? Between(Scheme scheme, Scheme other, DateOnly date) =>
        Naming(scheme, other, date).Concat(Naming(other, scheme, date))
            .OrderBy(r => r.Rule.IsGroup).ThenByDescending(r => r.Rule.Forbids).ThenByDescending(r => CombinationOf(r.Rule) == Combination.Forbidden)
            .Select(r => new Pair(other, CombinationOf(r.Rule), r.Rule, r.SaidBy)).FirstOrDefault();

    private static IEnumerable<(CumulationRule Rule, Scheme SaidBy)> Naming(Scheme by, Scheme named, DateOnly date) =>
        by.On(date).Cumulation.Where(r => r.With.Contains(named.Id)).Select(r => (r, by));

    private static Combination CombinationOf(CumulationRule rule) =>
        !rule.Forbids ? Combination.Allowed
        : rule.Sources.Any(s => s.Firmness is Firmness.Official) ? Combination.Forbidden
        : Combination.Unknown;
}
