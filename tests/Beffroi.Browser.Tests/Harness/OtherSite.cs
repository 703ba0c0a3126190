using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>The site of someone else, on another host name, with one page: a paragraph and what is pasted under it.</summary>
public sealed class OtherSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtherSite(WebApplication app) => this.app = app;

    /// <summary>127.0.0.1 is another site than localhost: a browser treats its cookies as those of a third party.</summary>
    public string Address => app.Urls.Single();

    public static async Task<OtherSite> With(string pasted)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        built.MapGet("/", () => Results.Text($"""
            <!doctype html><html lang="fr"><title>Notre réseau</title><link rel="icon" href="data:,"><h1>Notre réseau</h1><p>Trouvez une aide :</p>{pasted}
            """, MediaTypeNames.Text.Html, System.Text.Encoding.UTF8));
        await built.StartAsync();
        return new(built);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
