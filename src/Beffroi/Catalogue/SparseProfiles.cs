using System.Text.Json;
using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>Profiles that tell nothing, or only where the activity takes place.</summary>
internal static class SparseProfiles
{
    /// <summary>What the texts say to anyone: every criterion open, amounts as wide as they are published.</summary>
    public static Profile NothingKnown(this SchemeCatalogue catalogue, DateOnly date) => Read(catalogue, date, new Dictionary<string, object>());

    /// <summary>Nothing known but the commune, one of these; null where no fact of the catalogue is a place.</summary>
    public static Profile? KnownPlace(this SchemeCatalogue catalogue, DateOnly date, IReadOnlyList<string> municipalities) =>
        catalogue.Facts.FirstOrDefault(f => f.Type is FactType.Municipality) is not { } place
            ? null
            : Read(catalogue, date, new Dictionary<string, object> { [place.Id] = municipalities });

    private static Profile Read(SchemeCatalogue catalogue, DateOnly date, Dictionary<string, object> facts)
    {
        var reading = catalogue.ReadProfile(date, JsonSerializer.SerializeToElement(facts));
        return reading.Profile ?? throw new InvalidOperationException(string.Join(' ', reading.Problems.Select(p => p.Message)));
    }
}
