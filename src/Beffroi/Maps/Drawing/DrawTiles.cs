using Beffroi.Maps.Tiles;

namespace Beffroi.Maps.Drawing;

/// <summary>Squares of the same size, with a gap between them.</summary>
internal static class DrawTiles
{
    private const int Side = 100, Gap = 6, LongestLine = 10;

    public static MapDrawing Draw(TileGrid grid) => new(
        grid.Tiles.Max(t => t.Column) * Side,
        grid.Tiles.Max(t => t.Row) * Side,
        [.. grid.Tiles.OrderBy(t => t.Row).ThenBy(t => t.Column).Select(Draw)]);

    private static Shape Draw(Tile tile)
    {
        const int inner = Side - Gap;
        int left = ((tile.Column - 1) * Side) + (Gap / 2), top = ((tile.Row - 1) * Side) + (Gap / 2);
        return new(tile.Code, $"M{left} {top}h{inner}v{inner}h-{inner}z", (left + (inner / 2d), top + (inner / 2d)), Lines(tile.Label));
    }

    /// <summary>A word a line; what a hyphen joins keeps it at the end of its line.</summary>
    private static IReadOnlyList<string> Lines(string label)
    {
        var lines = new List<string>();
        foreach (var word in label.Replace("-", "- ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (lines.Count > 0 && lines[^1].Length + word.Length < LongestLine)
                lines[^1] += lines[^1].EndsWith('-') ? word : $" {word}";
            else
                lines.Add(word);
        return lines;
    }
}
