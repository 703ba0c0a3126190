using Beffroi.Organisations;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace Beffroi.Tests.Orientation;

/// <summary>A site that asks a directory of its own: a server that answers as the public one does, or at fault.</summary>
public abstract class WithADirectory : IAsyncLifetime
{
    private protected StandInDirectory Directory { get; private set; } = null!;

    private protected TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Directory = await StandInDirectory.Start();
        Site = await Start(DatabaseKind.Sqlite);
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Directory.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<TestSite> Start(DatabaseKind database) =>
        TestSite.Start(database, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = Directory.Address });

    private protected async Task<Page> Give(string siren) =>
        await (await Site.Open("/orientation/siren")).Fill("Numéro SIREN", siren).Press("Demander à l’annuaire");

    private protected static Func<HttpContext, Task> Status(int status) => http => Task.FromResult(http.Response.StatusCode = status);

    /// <summary>What the summary says of a fact, and where it comes from; no origin: the visitor said it.</summary>
    private protected static (string Value, string? Origin) Said(Page results, string name)
    {
        var fact = results.Document.QuerySelectorAll(".b-fact").Single(f => f.QuerySelector("dt")!.TextContent == name);
        var origin = fact.QuerySelector(".b-source")?.TextContent.Trim();
        var value = fact.QuerySelector("dd > span")!.TextContent;
        return ((origin is null ? value : value.Replace(origin, "", StringComparison.Ordinal)).Replace('\u00A0', ' ').Replace('\u202F', ' ').Trim(), origin);
    }
}
