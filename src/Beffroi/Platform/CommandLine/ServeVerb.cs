using System.CommandLine;
using System.Text.Json;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Beffroi.Platform.CommandLine;

/// <summary><c>serve</c>: prepares what is needed, answers requests until it is asked to stop.</summary>
internal static class ServeVerb
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve the site on http://localhost:PORT (8080 by default).");
        command.SetAction((parse, cancellation) => Serve(parse.GetValue(Verb.Json), cancellation));
        return command;
    }

    private static async Task<int> Serve(bool asJson, CancellationToken cancellation)
    {
        await using var app = Modules.Build();
        var options = app.Services.GetRequiredService<PlatformOptions>();
        // On one core the pages are laid out and the region is read; on the other the database is opened, then the steps find all that they wait for.
        await Task.WhenAll(Task.Run(() => LayOut(app), cancellation), app.Services.RunStartSteps(cancellation));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new StartRefusedException($"{PlatformOptions.PortKey}: the port {options.Port} is taken by another process.", e);
        }
        await Console.Out.WriteLineAsync(ReadyLine(app, options, asJson));
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    private static void LayOut(WebApplication app)
    {
        Modules.Map(app);
        app.Services.BeginHeadStarts();
    }

    private static string ReadyLine(WebApplication app, PlatformOptions options, bool asJson)
    {
        var bound = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        var port = options.Port == 0 ? new Uri(bound.First()).Port : options.Port;
        var address = $"http://localhost:{port}";
        var database = options.OnPostgres ? "PostgreSQL" : "SQLite";
        if (asJson || !Logs.ForAPerson(options))
            return JsonSerializer.Serialize(
                new { Event = "ready", Address = address, Database = database, options.Demonstration }, Verb.JsonFormat);
        return $"Beffroi: {address} ({(options.Demonstration ? "demonstration, " : "")}{database}). Ctrl+C stops it.";
    }
}
