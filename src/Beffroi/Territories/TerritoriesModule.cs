namespace Beffroi.Territories;

/// <summary>
/// Where things are: every commune of France with its EPCI, département and région, found by code, name or postcode. Other
/// parts read <see cref="FrenchTerritories"/>; the public reads <c>/api/v1/territories</c>.
/// </summary>
internal static class TerritoriesModule
{
    public static void AddTerritories(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(_ => FrenchTerritories.Reference);

    public static void MapTerritories(this IEndpointRouteBuilder app)
    {
        app.MapTerritoriesApi();
        app.MapMunicipalitySuggestions();
    }
}
