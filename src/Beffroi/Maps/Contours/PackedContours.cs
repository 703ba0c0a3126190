using System.IO.Compression;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Beffroi.Maps.Contours;

/// <summary>How a layer is kept: a GeoJSON of its own, packed. It is read as any other.</summary>
internal static class PackedContours
{
    /// <summary>Of a degree: about 10 m.</summary>
    private const int Decimals = 4;

    public static byte[] Pack(IEnumerable<KeyValuePair<string, Geometry>> territories)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        using (var json = new Utf8JsonWriter(gzip))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var (code, geometry) in territories.OrderBy(t => t.Key, StringComparer.Ordinal))
                Write(json, code, geometry);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return packed.ToArray();
    }

    public static async Task<IReadOnlyDictionary<string, Geometry>> Unpack(byte[] content, CancellationToken cancellation)
    {
        await using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        var read = new Dictionary<string, Geometry>(StringComparer.Ordinal);
        await foreach (var feature in new ContourFile(gzip).Features(cancellation))
        {
            var code = feature.GetProperty("properties").GetProperty("code").GetString()!;
            read[code] = ContourGeometry.Read(code, feature);
        }
        return read;
    }

    private static void Write(Utf8JsonWriter json, string code, Geometry geometry)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("code", code);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", geometry is Point ? "Point" : "MultiPolygon");
        json.WritePropertyName("coordinates");
        if (geometry is Point point)
            Write(json, point.Coordinate);
        else
            WritePolygons(json, geometry);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePolygons(Utf8JsonWriter json, Geometry geometry)
    {
        json.WriteStartArray();
        foreach (var polygon in Polygons(geometry))
        {
            json.WriteStartArray();
            foreach (var ring in (LineString[])[polygon.ExteriorRing, .. polygon.InteriorRings])
            {
                json.WriteStartArray();
                foreach (var coordinate in ring.Coordinates)
                    Write(json, coordinate);
                json.WriteEndArray();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    public static IEnumerable<Polygon> Polygons(Geometry geometry) =>
        Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().Where(p => !p.IsEmpty);

    private static void Write(Utf8JsonWriter json, Coordinate coordinate)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(coordinate.X, Decimals));
        json.WriteNumberValue(Math.Round(coordinate.Y, Decimals));
        json.WriteEndArray();
    }
}
