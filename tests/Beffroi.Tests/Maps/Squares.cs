using System.Text.Json.Nodes;
using Beffroi.Territories;

namespace Beffroi.Tests.Maps;

/// <summary>A GeoJSON that looks like the official one: a square for each intercommunalité of the Region. No square is where its territory is.</summary>
internal static class Squares
{
    public const double West = 1.5, South = 49, Side = 0.2;

    private const int Columns = 10;

    public static IReadOnlyList<Intermunicipality> Territories { get; } = FrenchTerritories.Reference.IntermunicipalitiesOf("32");

    public static JsonObject All() => new()
    {
        ["type"] = "FeatureCollection",
        ["features"] = new JsonArray([.. Territories.Select((e, i) => (JsonNode)Feature(e.Code, e.Name, i))]),
    };

    /// <summary>The whole, but for one thing.</summary>
    public static string But(Action<JsonObject> change)
    {
        var all = All();
        change(all);
        return all.ToJsonString();
    }

    public static JsonObject Feature(string code, string name, int place)
    {
        double west = West + (place % Columns * Side), south = South + (place / Columns * Side);
        return new()
        {
            ["type"] = "Feature",
            ["properties"] = new JsonObject { ["code"] = code, ["nom"] = name },
            ["geometry"] = new JsonObject
            {
                ["type"] = "Polygon",
                ["coordinates"] = Rings((west, south), (west + Side, south), (west + Side, south + Side), (west, south + Side), (west, south)),
            },
        };
    }

    public static JsonObject Place(string code, double longitude, double latitude) => new()
    {
        ["type"] = "Feature",
        ["properties"] = new JsonObject { ["code"] = code },
        ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = new JsonArray(longitude, latitude) },
    };

    public static JsonArray Rings(params (double X, double Y)[] positions) =>
        new(new JsonArray([.. positions.Select(p => (JsonNode)new JsonArray(Math.Round(p.X, 6), Math.Round(p.Y, 6)))]));
}
