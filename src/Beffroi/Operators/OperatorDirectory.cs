using Beffroi.Territories;

namespace Beffroi.Operators;

/// <summary>The operators of the Region's schemes, with their desks, as published.</summary>
public sealed class OperatorDirectory
{
    internal OperatorDirectory(IReadOnlyList<Operator> operators) => All = operators;

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<Operator> All { get; }

    /// <summary>
    /// Who may receive someone for a scheme. With communes (one, or those of an EPCI): those that a text says to serve one of them, the nearest desk in
    /// mind first (its own commune, its EPCI, its département), then those whose coverage no text gives; never those that work elsewhere. Without any
    /// commune: all of them.
    /// </summary>
    public IReadOnlyList<OperatorMatch> ForScheme(string schemeId, IReadOnlyList<Municipality> communes) =>
    [
        .. All.Where(o => o.Schemes.Contains(schemeId))
            .Select(o => o.ServesAmong(communes) is { } serves ? new OperatorMatch(o, serves) : null)
            .OfType<OperatorMatch>()
            .OrderBy(m => communes.Count == 0 ? default : m.Serves)
            .ThenBy(m => communes.Select(c => Nearness(m.Operator, c)).DefaultIfEmpty(0).Min()),
    ];

    /// <summary>0: a desk in the commune; 1: in its EPCI; 2: in its département; 3: elsewhere or none.</summary>
    private static int Nearness(Operator o, Municipality municipality) =>
        o.Desks.Select(d =>
                d.Municipality.Code == municipality.Code ? 0
                : d.Municipality.Intermunicipality is { } epci && epci.Code == municipality.Intermunicipality?.Code ? 1
                : d.Municipality.Department.Code == municipality.Department.Code ? 2
                : 3)
            .DefaultIfEmpty(3).Min();
}
