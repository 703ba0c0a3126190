using Beffroi.Maps.Contours;
using Beffroi.Maps.Tiles;
using Beffroi.Rules;
using Beffroi.Territories;
using NetTopologySuite.Geometries;

namespace Beffroi.Maps.Distances;

/// <summary>
/// The great circle, lengthened by the detour factor of the region folder, between the points of two communes; where a commune has none,
/// from the centre of its intercommunalité.
/// </summary>
internal sealed class EstimatedDistances(CurrentContours contours, TileGrid region) : IDistances
{
    /// <summary>Mean radius of the Earth, in kilometres.</summary>
    private const double EarthRadius = 6371.0088;

    public string Method => region.Detour > 1 ? $"à vol d’oiseau, plus {French.Percent(region.Detour - 1)} pour les détours de la route" : "à vol d’oiseau";

    public Distance? Between(Municipality from, Municipality to)
    {
        if (from.Code == to.Code || Point(from) is not { } a || Point(to) is not { } b)
            return null;
        // Two communes of one intercommunalité that share its centre are at no distance that means anything.
        var isBetweenCentres = a.IsCentre || b.IsCentre;
        if (isBetweenCentres && from.Intermunicipality?.Code == to.Intermunicipality?.Code)
            return null;
        return new(GreatCircle(a.Point, b.Point) * (double)region.Detour, IsEstimate: true, isBetweenCentres);
    }

    /// <summary>In kilometres, by the haversine formula.</summary>
    internal static double GreatCircle(Point a, Point b)
    {
        double la = double.DegreesToRadians(a.Y), lb = double.DegreesToRadians(b.Y);
        var h = Math.Pow(Math.Sin((lb - la) / 2), 2)
            + (Math.Cos(la) * Math.Cos(lb) * Math.Pow(Math.Sin(double.DegreesToRadians(b.X - a.X) / 2), 2));
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    private (Point Point, bool IsCentre)? Point(Municipality m) =>
        contours.Communes.GetValueOrDefault(m.Code.ToString()) is { } exact ? (exact, false)
        : m.Intermunicipality is { } epci && contours.Drawn?.Centres.GetValueOrDefault(epci.Code) is { } centre ? (centre, true)
        : null;
}
