using Beffroi.Rules;

namespace Beffroi.Catalogue.Show;

internal enum Combination
{
    /// <summary>A text forbids the two together.</summary>
    Forbidden,

    /// <summary>A text allows it.</summary>
    Allowed,

    /// <summary>A text that is not official forbids it: to be confirmed.</summary>
    Doubtful,
}

/// <summary>What is said of two schemes together, by the texts of either.</summary>
internal sealed record Pair(Scheme Other, Combination Combination, CumulationRule Rule, Scheme SaidBy);

/// <summary>Whether one scheme goes with the others. Symmetric: what another scheme's texts say of this one counts as much.</summary>
internal static class Cumulation
{
    /// <summary>In the order of the catalogue; a scheme of which no text speaks is left out.</summary>
    public static IReadOnlyList<Pair> Of(Scheme scheme, SchemeCatalogue catalogue, DateOnly date) =>
        [.. catalogue.Schemes.Where(other => other != scheme).Select(other => Between(scheme, other, date)).OfType<Pair>()];

    private static Pair? Between(Scheme scheme, Scheme other, DateOnly date)
    {
        var rules = Naming(scheme, other, date).Concat(Naming(other, scheme, date)).ToList();
        // A rule that names a scheme beats one that names a group; among equals, what forbids.
        return rules.OrderBy(r => r.Rule.IsGroup).ThenByDescending(r => r.Rule.Forbids)
            .Select(r => new Pair(other, CombinationOf(r.Rule), r.Rule, r.SaidBy)).FirstOrDefault();
    }

    private static IEnumerable<(CumulationRule Rule, Scheme SaidBy)> Naming(Scheme by, Scheme named, DateOnly date) =>
        by.On(date).Cumulation.Where(r => r.With.Contains(named.Id)).Select(r => (r, by));

    private static Combination CombinationOf(CumulationRule rule) =>
        !rule.Forbids ? Combination.Allowed
        : rule.Sources.Any(s => s.Firmness is Firmness.Official) ? Combination.Forbidden
        : Combination.Doubtful;
}
