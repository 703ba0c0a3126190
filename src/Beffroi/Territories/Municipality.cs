namespace Beffroi.Territories;

/// <summary>A commune of today. Names are INSEE's, with its straight apostrophes.</summary>
/// <param name="Code">INSEE code.</param>
/// <param name="Name">Official name.</param>
/// <param name="Intermunicipality">Null for a few islands and the overseas collectivities.</param>
/// <param name="Department">Département, or the overseas collectivity that stands for one.</param>
/// <param name="Region">Région, or the overseas collectivity that stands for one.</param>
/// <param name="Postcodes">One commune has several, and one postcode serves several communes.</param>
/// <param name="Population">Population légale; null where nobody is counted.</param>
public sealed record Municipality(
    MunicipalityCode Code,
    string Name,
    Intermunicipality? Intermunicipality,
    Department Department,
    Region Region,
    IReadOnlyList<string> Postcodes,
    int? Population);

/// <summary>An EPCI à fiscalité propre.</summary>
/// <param name="Code">SIREN.</param>
/// <param name="Name">Name as the DGCL writes it.</param>
/// <param name="Kind">CC, CA, CU, METRO or MET69.</param>
public sealed record Intermunicipality(string Code, string Name, string Kind);

/// <summary>A département, or the overseas collectivity that stands for one (<c>975</c>).</summary>
public sealed record Department(string Code, string Name, string RegionCode);

/// <summary>A région, or the overseas collectivity that stands for one.</summary>
public sealed record Region(string Code, string Name);

/// <summary>An answer of the search.</summary>
/// <param name="Municipality">The commune of today.</param>
/// <param name="MatchedName">The former, delegated or district name that matched ("Lomme" for Lille); null when it is the commune's own.</param>
/// <param name="IsExactName">What was sought is its whole name, or the whole of the name that matched.</param>
public sealed record MunicipalityMatch(Municipality Municipality, string? MatchedName, bool IsExactName = false);
