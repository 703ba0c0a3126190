using System.Text.Json;
using Beffroi.Rules;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace Beffroi.Maps.Contours;

/// <summary>The geometry of a GeoJSON feature, in degrees; what contradicts itself is refused.</summary>
internal static class ContourGeometry
{
    /// <summary>
    /// Share of its surface by which a contour may differ from what its rings say: a crossing that simplification left is mended, a ring
    /// in the shape of an 8 is refused.
    /// </summary>
    private const double Tolerance = 0.01;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    public static Geometry Read(string code, JsonElement feature)
    {
        if (!feature.TryGetProperty("geometry", out var geometry) || geometry.ValueKind is not JsonValueKind.Object
            || !geometry.TryGetProperty("type", out var type) || type.ValueKind is not JsonValueKind.String || !geometry.TryGetProperty("coordinates", out var coordinates)
            || coordinates.ValueKind is not JsonValueKind.Array)
            throw new ContourRefusedException(ContourRefusals.Shape(code));
        return JsonText.Of(type) switch
        {
            "Point" => Factory.CreatePoint(Position(code, coordinates)),
            "Polygon" => Whole(code, Polygon(code, coordinates)),
            "MultiPolygon" => Whole(code, Factory.CreateMultiPolygon([.. coordinates.EnumerateArray().Select(p => Polygon(code, p))])),
            _ => throw new ContourRefusedException(ContourRefusals.Shape(code)),
        };
    }

    /// <summary>A point that is inside: the centre of gravity, unless the shape is bent around it.</summary>
    public static Point Centre(Geometry geometry) =>
        geometry.Centroid is var centre && geometry.Intersects(centre) ? centre : geometry.InteriorPoint;

    private static Geometry Whole(string code, Geometry drawn)
    {
        if (drawn.IsEmpty || drawn.Area <= 0)
            throw new ContourRefusedException(ContourRefusals.Ring(code, "sa surface est nulle"));
        if (drawn.IsValid)
            return drawn;
        var mended = GeometryFixer.Fix(drawn);
        return Math.Abs(mended.Area - drawn.Area) <= Tolerance * drawn.Area
            ? mended
            : throw new ContourRefusedException(ContourRefusals.Ring(code, "ses anneaux se croisent"));
    }

    private static Polygon Polygon(string code, JsonElement rings)
    {
        if (rings.ValueKind is not JsonValueKind.Array || rings.GetArrayLength() == 0)
            throw new ContourRefusedException(ContourRefusals.Ring(code, "un polygone n’a pas d’anneau"));
        var read = rings.EnumerateArray().Select(r => Ring(code, r)).ToArray();
        return Factory.CreatePolygon(read[0], read[1..]);
    }

    private static LinearRing Ring(string code, JsonElement ring)
    {
        const int fewest = 4;
        if (ring.ValueKind is not JsonValueKind.Array)
            throw new ContourRefusedException(ContourRefusals.Ring(code, "un anneau n’est pas une liste de positions"));
        var positions = ring.EnumerateArray().Select(p => Position(code, p)).ToArray();
        if (positions.Length < fewest)
            throw new ContourRefusedException(ContourRefusals.Ring(code, "un anneau a moins de quatre positions"));
        return positions[0].Equals2D(positions[^1])
            ? Factory.CreateLinearRing(positions)
            : throw new ContourRefusedException(ContourRefusals.Ring(code, "un anneau n’est pas fermé"));
    }

    private static Coordinate Position(string code, JsonElement position)
    {
        if (position.ValueKind is not JsonValueKind.Array || position.GetArrayLength() < 2
            || position[0].ValueKind is not JsonValueKind.Number || position[1].ValueKind is not JsonValueKind.Number
            || !position[0].TryGetDouble(out var longitude) || !position[1].TryGetDouble(out var latitude))
            throw new ContourRefusedException(ContourRefusals.Shape(code));
        return longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90
            ? new(longitude, latitude)
            : throw new ContourRefusedException(ContourRefusals.OutOfRange(code));
    }
}
