using Beffroi.Maps;
using Beffroi.Territories;

namespace Beffroi.Operators;

/// <summary>Whom one meets nearest to a commune: by distance where one is known, else by what the commune and the desk have in common.</summary>
public sealed class NearbyDesks
{
    private readonly OperatorDirectory directory;
    private readonly IDistances distances;

    internal NearbyDesks(OperatorDirectory directory, IDistances distances) => (this.directory, this.distances) = (directory, distances);

    /// <summary>As <see cref="OperatorDirectory.ForScheme(string, IReadOnlyList{Municipality})"/>, of those that serve the commune alike the nearest desk first.</summary>
    public IReadOnlyList<OperatorMatch> ForScheme(string schemeId, Municipality from) =>
    [
        .. directory.ForScheme(schemeId, [from]).OrderBy(m => m.Serves)
            .ThenBy(m => m.Operator.Desks.Select(d => Remoteness(d, from)).DefaultIfEmpty(double.MaxValue).Min()),
    ];

    /// <summary>The desks of an operator, the nearest first; those of which nothing is known, at the end, those of the département first.</summary>
    public IReadOnlyList<Desk> Of(Operator o, Municipality from) =>
        [.. o.Desks.OrderBy(d => Remoteness(d, from)).ThenBy(d => d.Municipality.Department.Code != from.Department.Code)];

    /// <summary>Null: it is not known, or the desk is in that commune.</summary>
    public Distance? DistanceTo(Desk desk, Municipality from) => distances.Between(from, desk.Municipality);

    /// <summary>In kilometres, to sort by: another commune of the same intercommunalité, of which no more is known, is near.</summary>
    private double Remoteness(Desk desk, Municipality from) =>
        desk.Municipality.Code == from.Code ? 0
        : DistanceTo(desk, from) is { } distance ? distance.Kilometres
        : desk.Municipality.Intermunicipality is { } epci && epci.Code == from.Intermunicipality?.Code ? 1
        : double.MaxValue;
}
