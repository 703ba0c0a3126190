using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>The schemes as a Region lays them out: its own first, then those that it only makes known.</summary>
public static class Shelves
{
    /// <summary>What is about schemes, by shelf, in the order of the Region; empty shelves are left out.</summary>
    public static IReadOnlyList<(Shelf? Shelf, IReadOnlyList<T> Entries)> ByShelf<T>(
        this SchemeCatalogue catalogue, IEnumerable<T> entries, Func<T, Scheme> scheme)
    {
        var order = catalogue.Region.Shelves.ToList();
        return [.. entries.GroupBy(e => scheme(e).Shelf).OrderBy(g => g.Key is null ? 0 : order.IndexOf(g.Key))
            .Select(g => (g.Key, (IReadOnlyList<T>)[.. g]))];
    }

    /// <summary>Those of the first shelf; all of them where there is none.</summary>
    public static IReadOnlyList<Scheme> OwnSchemes(this SchemeCatalogue catalogue) =>
        catalogue.Region.Shelves is [var first, ..] ? [.. catalogue.Schemes.Where(s => s.Shelf == first)] : catalogue.Schemes;

    /// <summary>Schemes of a part of the Region that the place alone refuses, whatever else is known.</summary>
    public static IReadOnlyList<SchemeAnswer> OutsideTheirTerritory(
        this SchemeCatalogue catalogue, IEnumerable<SchemeAnswer> answers, Profile profile)
    {
        if (catalogue.Facts.FirstOrDefault(f => f.Type is FactType.Municipality) is not { } place)
            return [];
        var onlyThePlace = catalogue.NothingKnown(profile.Date).With(place, profile[place]);
        return [.. answers.Where(a => a is { Scheme.Shelf.IsLocal: true, Verdict: Verdict.Ineligible }
            && SchemeCatalogue.Answer(a.Scheme, onlyThePlace).Verdict is Verdict.Ineligible)];
    }
}
