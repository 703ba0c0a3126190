using Beffroi.Maps.Contours;
using Beffroi.Maps.Drawing;
using Beffroi.Maps.Tiles;

namespace Beffroi.Maps;

/// <summary>The drawing of the Region that pages show: contours when there are some, else tiles.</summary>
public sealed class RegionMap
{
    private readonly MapDrawing? tiles;
    private readonly CurrentContours contours;

    internal RegionMap(TileGrid grid, CurrentContours contours)
    {
        tiles = grid.Tiles.Count > 0 ? DrawTiles.Draw(grid) : null;
        this.contours = contours;
    }

    /// <summary>Whether there is anything to draw; else a page has its list alone.</summary>
    public bool IsThere => Current is not null;

    /// <summary>Where the contours come from, and when they came; null: tiles are drawn.</summary>
    public (string Source, DateTimeOffset ImportedAt)? Origin => contours.Drawn is { } drawn ? (drawn.Source, drawn.ImportedAt) : null;

    internal MapDrawing? Current => contours.Drawn?.Drawing ?? tiles;
}
