using System.Globalization;
using System.Text;
using Beffroi.Maps.Contours;
using NetTopologySuite.Geometries;

namespace Beffroi.Maps.Drawing;

/// <summary>
/// Longitudes and latitudes on a plane: equirectangular at the middle latitude. Over one Region the error of shape is below a percent, and no distance is read
/// from the drawing.
/// </summary>
internal static class DrawContours
{
    /// <summary>In units of the view box. Whole numbers: a unit is less than a pixel.</summary>
    private const int Width = 1100;

    private const int ReadingBand = 80;

    public static MapDrawing Draw(IReadOnlyDictionary<string, Geometry> territories, IReadOnlyDictionary<string, Point> centres)
    {
        var box = new Envelope();
        foreach (var geometry in territories.Values)
            box.ExpandToInclude(geometry.EnvelopeInternal);
        var plane = new Plane(box);
        return new(Width, plane.Height,
        [
            .. territories.Select(t => new Shape(t.Key, PathOf(t.Value, plane), plane.At(centres[t.Key].Coordinate), []))
                .OrderBy(s => Math.Floor(s.Centre.Y / ReadingBand)).ThenBy(s => s.Centre.X),
        ]);
    }

    private static string PathOf(Geometry geometry, Plane plane)
    {
        var path = new StringBuilder();
        foreach (var polygon in PackedContours.Polygons(geometry))
            foreach (var ring in (LineString[])[polygon.ExteriorRing, .. polygon.InteriorRings])
                Append(path, ring.Coordinates, plane);
        return path.ToString();
    }

    private static void Append(StringBuilder path, Coordinate[] ring, Plane plane)
    {
        (int X, int Y) last = default;
        // The last position is the first one again: z goes there.
        for (var i = 0; i < ring.Length - 1; i++)
        {
            var (x, y) = plane.At(ring[i]);
            var at = ((int)Math.Round(x), (int)Math.Round(y));
            if (i == 0)
                path.Append(CultureInfo.InvariantCulture, $"M{at.Item1} {at.Item2}");
            else if (at != last)
                path.Append(CultureInfo.InvariantCulture, $"l{at.Item1 - last.X} {at.Item2 - last.Y}");
            last = at;
        }
        path.Append('z');
    }

    private sealed class Plane
    {
        private readonly Envelope box;
        private readonly double scale, stretch;

        public Plane(Envelope box)
        {
            this.box = box;
            stretch = Math.Cos(double.DegreesToRadians((box.MinY + box.MaxY) / 2));
            scale = Width / (box.Width * stretch);
        }

        public int Height => (int)Math.Ceiling(box.Height * scale);

        public (double X, double Y) At(Coordinate c) => ((c.X - box.MinX) * stretch * scale, (box.MaxY - c.Y) * scale);
    }
}
