using System.CommandLine;
using System.Text.Json;
using Beffroi.Platform;
using Beffroi.Platform.CommandLine;

namespace Beffroi.Maps.Contours;

/// <summary><c>territories import --contours FILE|URL</c>.</summary>
internal static class TerritoriesVerb
{
    public static Command Create()
    {
        var contours = new Option<string>("--contours")
        {
            Description = "A GeoJSON of intercommunalités (the map) or of communes (nearer distances): a file or an http address.",
            Required = true,
        };
        var import = new Command("import", "Take contours in the place of those that are there. Refused, they change nothing.") { contours };
        import.SetAction((parse, cancellation) => Import(parse.GetValue(contours)!, parse.GetValue(Verb.Json), cancellation));
        return new Command("territories", "The territories of the Region.") { import };
    }

    private static async Task<int> Import(string source, bool asJson, CancellationToken cancellation)
    {
        await using var app = Modules.Build();
        // The schema and the region folder, as for serving.
        await app.Services.RunStartSteps(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var imported = await scope.ServiceProvider.GetRequiredService<ImportContours>().Import(source, cancellation);
        if (!imported.Succeeded)
        {
            await Console.Error.WriteLineAsync(asJson
                ? JsonSerializer.Serialize(new { imported.Refusal.Code, imported.Refusal.Message }, Verb.JsonFormat)
                : imported.Refusal.Message);
            return ExitCode.Refused;
        }
        var layer = imported.Value;
        await Console.Out.WriteLineAsync(asJson
            ? JsonSerializer.Serialize(new { Kind = layer.Kind.ToString(), layer.Count, layer.Source, layer.Hash, Bytes = layer.Content!.Length }, Verb.JsonFormat)
            : $"{layer.Count} {(layer.Kind is LayerKind.Municipalities ? "communes" : "intercommunalités")} from {layer.Source}, {layer.Content!.Length / 1024} KiB kept. Running sites take them within a minute.");
        return ExitCode.Done;
    }
}
