using System.CommandLine;
using Beffroi.Catalogue;
using Beffroi.Maps.Contours;
using Beffroi.Maps.Distances;
using Beffroi.Maps.Tiles;
using Beffroi.Platform;
using Beffroi.Platform.Jobs;

namespace Beffroi.Maps;

/// <summary>
/// The Region drawn, an intercommunalité at a time: with imported contours, else with the tile grid of the region folder. Other parts draw with
/// <see cref="TerritoryMapTagHelper"/> and measure with <see cref="IDistances"/>.
/// </summary>
internal static class MapsModule
{
    public static void AddMaps(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRegionFile<TilesFile, TileGrid>(file => file.Grid);
        services.AddSingleton(ContoursOptions.Read(builder.Configuration));
        ContoursSource.Add(services);
        services.AddScoped<ContoursDb>().AddScoped<ImportContours>();
        services.AddSingleton<CurrentContours>();
        services.AddStartStep<RefreshContours>();
        services.AddRecurringWork<RefreshContours>(TimeSpan.FromSeconds(30));
        services.AddHostedService<FirstContours>();
        services.AddSingleton<IDistances, EstimatedDistances>();
        services.AddSingleton(s => new RegionMap(s.GetRequiredService<TileGrid>(), s.GetRequiredService<CurrentContours>()));
    }

    public static IEnumerable<Command> Verbs() => [TerritoriesVerb.Create()];
}
