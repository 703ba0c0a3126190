using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Beffroi.Tests.Harness;

/// <summary>Stands in for the place from which files are downloaded: a real HTTP server on a free port, which gives one file at any address.</summary>
public sealed class StandInFiles : IAsyncDisposable
{
    private readonly WebApplication app;
    private int asked;

    private StandInFiles(WebApplication app) => this.app = app;

    public string Address => $"{app.Urls.Single()}/epci.geojson?jeton=secret";

    /// <summary>What it answers.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = http => Task.CompletedTask;

    public int Asked => asked;

    public static async Task<StandInFiles> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var files = new StandInFiles(server);
        server.Run(http =>
        {
            Interlocked.Increment(ref files.asked);
            return files.Answer(http);
        });
        await server.StartAsync();
        return files;
    }

    public void Give(string text) => Answer = http => http.Response.WriteAsync(text);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
