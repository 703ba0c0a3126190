using System.Runtime.CompilerServices;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Catalogue;

/// <summary>Every commune of France as the table <c>communes</c> that rules look into.</summary>
internal static class MunicipalityTable
{
    /// <summary>Long to make, and the same for every region folder that a process reads.</summary>
    private static readonly ConditionalWeakTable<FrenchTerritories, LookUpTable> Made = [];

    public static LookUpTable From(FrenchTerritories territories) => Made.GetValue(territories, Make);

    private static LookUpTable Make(FrenchTerritories territories)
    {
        var all = territories.Municipalities;
        return new LookUpTable(
            "communes",
            [.. all.Select(m => m.Code.ToString())],
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["nom"] = [.. all.Select(m => m.Name)],
                ["epci"] = [.. all.Select(m => m.Intermunicipality?.Code ?? "")],
                ["departement"] = [.. all.Select(m => m.Department.Code)],
                ["region"] = [.. all.Select(m => m.Region.Code)],
            },
            territories.FormerCodes.ToDictionary(f => f.Key.ToString(), f => f.Value.ToString(), StringComparer.Ordinal),
            new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal)
            {
                ["epci"] = NamesOf(all.Select(m => m.Intermunicipality).OfType<Intermunicipality>().Select(i => (i.Code, i.Name))),
                ["departement"] = NamesOf(all.Select(m => (m.Department.Code, $"{m.Department.Name} ({m.Department.Code})"))),
                ["region"] = NamesOf(all.Select(m => (m.Region.Code, m.Region.Name))),
            });
    }

    private static Func<string, string?> NamesOf(IEnumerable<(string Code, string Name)> groups)
    {
        var names = groups.DistinctBy(g => g.Code).ToDictionary(g => g.Code, g => g.Name, StringComparer.Ordinal);
        return names.GetValueOrDefault;
    }
}
