using Beffroi.Maps.Drawing;
using Beffroi.Maps.Tiles;

namespace Beffroi.Maps;

/// <summary>The drawing of the Region that pages show.</summary>
public sealed class RegionMap
{
    private readonly MapDrawing? tiles;

    internal RegionMap(TileGrid grid) => tiles = grid.Tiles.Count > 0 ? DrawTiles.Draw(grid) : null;

    /// <summary>Whether there is anything to draw; else a page has its list alone.</summary>
    public bool IsThere => Current is not null;

    internal MapDrawing? Current => tiles;
}
