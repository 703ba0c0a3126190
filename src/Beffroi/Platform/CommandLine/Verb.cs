using System.CommandLine;
using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Database;

namespace Beffroi.Platform.CommandLine;

/// <summary>The command line: each part brings its verbs, and this gives them one behaviour.</summary>
public static class Verb
{
    /// <summary>On every verb: answers as JSON on the standard output, for machines.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON, for machines.", Recursive = true };

    /// <summary>How JSON is written on the standard output: one line, snake_case, readable accents.</summary>
    public static JsonSerializerOptions JsonFormat { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A little more than the server takes to stop: after it, the process ends whatever it was doing.</summary>
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(10);

    /// <summary>Does the work of a verb with the services of the application, in one scope, without serving anything. A database that cannot be used says why.</summary>
    public static async Task<int> WithServices(Func<IServiceProvider, Task<int>> work)
    {
        await using var app = Modules.Build();
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingPerson>().InCommand = true;
        try
        {
            return await DatabaseRefusal.Explained(app.Services.GetRequiredService<PlatformOptions>(), () => work(scope.ServiceProvider));
        }
        // Most often a table that is not there yet: whoever typed the verb can put that right.
        catch (DbException e)
        {
            if (await scope.ServiceProvider.GetRequiredService<Schema>().Pending(CancellationToken.None) is { Count: > 0 } pending)
                throw new StartRefusedException($"The schema of the database is behind by {pending.Count} migration(s). Run ./beffroi migrate.", e);
            throw;
        }
    }

    internal static async Task<int> Run(IEnumerable<Command> verbs, IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Beffroi: a Region's social-economy roadmap, run from day to day.\n"
            + "Exit codes: 0 done, 1 refused or failed, 2 wrong command line.") { Json };
        foreach (var verb in verbs)
            root.Add(verb);

        var parse = root.Parse(arguments);
        var asJson = parse.GetValue(Json);
        try
        {
            var code = await parse.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = EndsWithin });
            return parse.Errors.Count > 0 ? ExitCode.Usage : code;
        }
        catch (StartRefusedException refused)
        {
            await Console.Error.WriteLineAsync(
                asJson ? JsonSerializer.Serialize(new { Errors = refused.Message.Split('\n') }, JsonFormat) : refused.Message);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted.");
            return ExitCode.Refused;
        }
    }
}
