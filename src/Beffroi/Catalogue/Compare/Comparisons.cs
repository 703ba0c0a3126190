using System.Collections.Concurrent;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Compare;

/// <summary>The texts of schemes compared two by two. Worked out when first asked for, and kept: the catalogue does not change while it is served.</summary>
internal sealed class Comparisons(SchemeCatalogue catalogue, RegionClock clock)
{
    private readonly ConcurrentDictionary<(SchemeText Before, SchemeText After), (DateOnly Day, Lazy<SchemeComparison> Comparison)> known = [];

    /// <summary>Both judged on one day: today, or the first day of the later text when it is not in force today.</summary>
    public SchemeComparison Of(Scheme scheme, SchemeText before, SchemeText after)
    {
        var day = scheme.InForceOn(clock.Today) == after.Version ? clock.Today : after.Version.From;
        return known.AddOrUpdate((before, after), _ => Compare(), (_, old) => old.Day == day ? old : Compare()).Comparison.Value;

        (DateOnly, Lazy<SchemeComparison>) Compare() => (day, new(() => catalogue.Compare(scheme, before, after, day)));
    }
}
