using Beffroi.Catalogue;
using Beffroi.Maps.Tiles;

namespace Beffroi.Maps;

/// <summary>
/// The Region drawn, an intercommunalité at a time: a tile grid from the region folder. Other parts draw with
/// <see cref="TerritoryMapTagHelper"/>.
/// </summary>
internal static class MapsModule
{
    public static void AddMaps(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRegionFile<TilesFile, TileGrid>(file => file.Grid);
        builder.Services.AddSingleton(s => new RegionMap(s.GetRequiredService<TileGrid>()));
    }
}
