using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Beffroi.Platform.Database;
using Spectre.Console;

namespace Beffroi.Platform.CommandLine;

/// <summary><c>migrate</c>: brings the schema of the database up to date.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var command = new Command("migrate", "Bring the schema of the database up to date. Harmless when it is already.");
        command.SetAction((parse, cancellation) => Migrate(parse.GetValue(Verb.Json), cancellation));
        return command;
    }

    private static async Task<int> Migrate(bool asJson, CancellationToken cancellation)
    {
        await using var app = Modules.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var schema = scope.ServiceProvider.GetRequiredService<Schema>();
        if (asJson)
        {
            var applied = await schema.Migrate(cancellation);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { Applied = applied }, Verb.JsonFormat));
            return ExitCode.Done;
        }

        var done = await AnsiConsole.Status().StartAsync("Migrating…", _ => schema.Migrate(cancellation));
        foreach (var migration in done)
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]applied[/] {migration}");
        if (done.Count == 0)
            AnsiConsole.WriteLine("The schema is up to date.");
        return ExitCode.Done;
    }
}
