using System.Globalization;

namespace Beffroi.Territories;

/// <summary>
/// Every commune of France at one vintage, with its EPCI, département and région. Immutable; loaded once from the files of
/// <c>Reference/</c>, whose origin and licence stand in <c>ATTRIBUTION.md</c>.
/// </summary>
public sealed class FrenchTerritories
{
    private static readonly Lazy<FrenchTerritories> Loaded = new(ReferenceFiles.Read);

    private readonly Dictionary<MunicipalityCode, Municipality> byCode;
    private readonly Dictionary<MunicipalityCode, MunicipalityCode> current;
    private readonly Lazy<NameIndex> names;

    internal FrenchTerritories(
        string vintage,
        string contentHash,
        IReadOnlyList<Municipality> municipalities,
        IReadOnlyList<OtherName> otherNames)
    {
        (Vintage, ContentHash, Municipalities) = (vintage, contentHash, municipalities);
        byCode = municipalities.ToDictionary(m => m.Code);
        current = otherNames.Where(o => o.Code != o.Current).ToDictionary(o => o.Code, o => o.Current);
        names = new(() => new NameIndex(municipalities, otherNames, byCode));
    }

    /// <summary>The territories of the reference files, read at the first use.</summary>
    public static FrenchTerritories Reference => Loaded.Value;

    /// <summary>The year of the code officiel géographique.</summary>
    public string Vintage { get; }

    /// <summary>SHA-256 of the files, in hexadecimal: changes when and only when they do.</summary>
    public string ContentHash { get; }

    /// <summary>The communes of today, in the order of their codes.</summary>
    public IReadOnlyList<Municipality> Municipalities { get; }

    /// <summary>
    /// Codes that are no longer a commune's (merged, delegated or associated communes, municipal arrondissements), each with
    /// the commune of today that it leads to.
    /// </summary>
    public IReadOnlyDictionary<MunicipalityCode, MunicipalityCode> FormerCodes => current;

    /// <summary>The commune of that code, or the one of today that a former code leads to; null when the code never existed.</summary>
    public Municipality? Find(MunicipalityCode code) =>
        byCode.GetValueOrDefault(current.TryGetValue(code, out var today) ? today : code);

    /// <summary>The commune of that code when it is in the region; else one that stands there, always the same for the same code: what was invented for one region takes place in another.</summary>
    public Municipality Within(string regionCode, string code)
    {
        if (Find(MunicipalityCode.Parse(code, null)) is { } here && here.Region.Code == regionCode)
            return here;
        var all = Municipalities.Where(m => m.Region.Code == regionCode).ToList();
        return all[(int)(long.Parse(code, CultureInfo.InvariantCulture) * all.Count / 100_000)];
    }

    /// <summary>
    /// Communes by name, postcode, or both ("Lens 62"). Case, accents, hyphens, apostrophes and the abbreviations St and Ste do
    /// not count. The exact name comes first, then names that begin so, then names with a word that begins so; the most
    /// populated first. A whole postcode answers with all its communes, whatever the limit: it never decides alone.
    /// </summary>
    public IReadOnlyList<MunicipalityMatch> Search(string text, int limit = 10) =>
        limit <= 0 ? [] : names.Value.Search(text, limit);

    /// <summary>The EPCI with at least one commune in the region, in the order of their names.</summary>
    public IReadOnlyList<Intermunicipality> IntermunicipalitiesOf(string regionCode) =>
        [.. Municipalities.Where(m => m.Region.Code == regionCode && m.Intermunicipality is not null)
            .Select(m => m.Intermunicipality!).Distinct().OrderBy(e => e.Name, StringComparer.Ordinal)];

    /// <summary>The départements of a region, in the order of their codes.</summary>
    public IReadOnlyList<Department> DepartmentsOf(string regionCode) =>
        [.. Municipalities.Select(m => m.Department).Where(d => d.RegionCode == regionCode).Distinct()
            .OrderBy(d => d.Code, StringComparer.Ordinal)];
}

/// <summary>Another code or name of a commune. The name is empty when the source has none.</summary>
internal sealed record OtherName(MunicipalityCode Code, string Name, string[] Postcodes, MunicipalityCode Current);
