using Beffroi.Territories;

namespace Beffroi.Operators;

/// <summary>The operators of the Region's schemes, with their desks, as published.</summary>
public sealed class OperatorDirectory
{
    internal OperatorDirectory(IReadOnlyList<Operator> operators) => All = operators;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Operator> All { get; }

    /// <summary>
    /// Who may receive someone for a scheme. With a commune: those that a text says to serve it, the nearest desk in mind first
    /// (its own commune, its EPCI, its département), then those whose coverage no text gives; never those that work elsewhere. Without a
    /// commune: all of them.
    /// </summary>
    public IReadOnlyList<OperatorMatch> ForScheme(string schemeId, Municipality? municipality)
    {
        var all = All.Where(o => o.Schemes.Contains(schemeId));
        return municipality is null
            ? [.. all.Select(o => new OperatorMatch(o, o.Coverage is null ? Serves.Unknown : Serves.Yes))]
            : [.. all.Where(o => o.Coverage is null || o.Coverage.Includes(municipality))
                .Select(o => new OperatorMatch(o, o.Coverage is null ? Serves.Unknown : Serves.Yes))
                .OrderBy(m => m.Serves)
                .ThenBy(m => Nearness(m.Operator, municipality))];
    }

    /// <summary>0: a desk in the commune; 1: in its EPCI; 2: in its département; 3: elsewhere or none.</summary>
    private static int Nearness(Operator o, Municipality municipality) =>
        o.Desks.Select(d =>
                d.Municipality.Code == municipality.Code ? 0
                : d.Municipality.Intermunicipality is { } epci && epci.Code == municipality.Intermunicipality?.Code ? 1
                : d.Municipality.Department.Code == municipality.Department.Code ? 2
                : 3)
            .DefaultIfEmpty(3).Min();
}
