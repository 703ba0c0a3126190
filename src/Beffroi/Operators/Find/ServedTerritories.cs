using Beffroi.Catalogue;
using Beffroi.Maps;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Operators.Find;

/// <summary>The intercommunalités of the Region, each with the operators that a text says to work there. Computed once: neither changes.</summary>
internal sealed class ServedTerritories
{
    private readonly Dictionary<string, ServedTerritory> byCode;

    public ServedTerritories(SchemeCatalogue catalogue, FrenchTerritories territories, OperatorDirectory directory)
    {
        var members = territories.Municipalities
            .Where(m => m.Region.Code == catalogue.Region.InseeCode && m.Intermunicipality is not null)
            .ToLookup(m => m.Intermunicipality!.Code, StringComparer.Ordinal);
        All = [.. territories.IntermunicipalitiesOf(catalogue.Region.InseeCode).Select(e => Serve(e, [.. members[e.Code]], directory))];
        byCode = All.ToDictionary(t => t.Territory.Code, StringComparer.Ordinal);
    }

    /// <summary>In the order of their names.</summary>
    public IReadOnlyList<ServedTerritory> All { get; }

    /// <summary>Null: no EPCI of the Region has that code.</summary>
    public ServedTerritory? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);

    private static ServedTerritory Serve(Intermunicipality territory, IReadOnlyList<Municipality> members, OperatorDirectory directory) => new(
        territory,
        members,
        [.. directory.All.Where(o => o.Coverage is not null && o.ServesAmong(members) is not null)],
        [.. directory.All.SelectMany(o => o.Desks.Select(d => (Operator: o, Desk: d))).Where(p => members.Contains(p.Desk.Municipality))]);
}

/// <param name="Territory">The EPCI.</param>
/// <param name="Members">Its communes in the Region.</param>
/// <param name="Operators">Those that a text says to work in some commune of it at least.</param>
/// <param name="Desks">Where people are received in it, whoever for.</param>
internal sealed record ServedTerritory(
    Intermunicipality Territory, IReadOnlyList<Municipality> Members, IReadOnlyList<Operator> Operators,
    IReadOnlyList<(Operator Operator, Desk Desk)> Desks)
{
    public string Name => Typography.Typeset(Territory.Name);

    public string Address => $"/interlocuteurs/{Territory.Code}";

    /// <summary>« Pas-de-Calais, Somme ».</summary>
    public string Departments => string.Join(", ", Members.Select(m => m.Department).Distinct().OrderBy(d => d.Code, StringComparer.Ordinal).Select(d => d.Name));

    /// <summary>What the map says of it, counting only the operators that are looked for.</summary>
    public TerritoryMark Mark(Func<Operator, bool> isSought, bool isHere)
    {
        var operators = Operators.Count(isSought);
        var desks = Desks.Count(d => isSought(d.Operator));
        var words = Counted(operators, "opérateur annoncé", "opérateurs annoncés")
            + (desks > 0 ? $", {Counted(desks, "lieu d’accueil", "lieux d’accueil")}" : "");
        return new(Territory.Code, Address, $"{Name}{French.NoBreak}: {words}", Math.Min(operators, TerritoryMark.MostLevels), desks > 0, isHere);
    }

    private static string Counted(int count, string one, string many) => count switch
    {
        0 => $"aucun {one}",
        1 => $"1 {one}",
        _ => $"{count} {many}",
    };
}
