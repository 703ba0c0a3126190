using Beffroi.Platform.Jobs;
using MimeKit;

namespace Beffroi.Tests.Harness;

/// <summary>A site whose letters go to a real mail server, and what arrived there.</summary>
public sealed class Mailed : IAsyncDisposable
{
    public const string Root = "https://aides.exemple.invalid";

    private readonly StandInMailServer server;

    private readonly bool keepsServer;

    private Mailed(StandInMailServer server, TestSite site, bool keepsServer = false) => (this.server, Site, this.keepsServer) = (server, site, keepsServer);

    public TestSite Site { get; }

    public static async Task<Mailed> Start(DatabaseKind database, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var letterbox = StandInMailServer.Start();
        var all = new Dictionary<string, string?>(letterbox.Settings);
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
            all[key] = value;
        return new(letterbox, await TestSite.Start(database, all));
    }

    /// <summary>Over a database that stays when the site is gone, with a mail server that stays too.</summary>
    public static async Task<Mailed> StartOn(TestDatabase home, StandInMailServer letterbox) => new(letterbox, await TestSite.StartOn(home, letterbox.Settings), keepsServer: true);

    /// <summary>Sends what is due, and tells all that arrived since the start, in order.</summary>
    public async Task<IReadOnlyList<MimeMessage>> Letters()
    {
        await Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        return [.. server.Kept];
    }

    /// <summary>The last letter to someone.</summary>
    public async Task<MimeMessage> LastTo(string address) => (await Letters()).Last(l => l.To.ToString() == address);

    /// <summary>The path of the link of the last letter to that address that leads there. Another letter, posted just before, may arrive just after.</summary>
    public async Task<string> LinkTo(string address, string under) => Link((await Letters()).Last(l => l.To.ToString() == address && LinksOf(l).Any(k => k.StartsWith(Root + under, StringComparison.Ordinal))), under);

    /// <summary>The path of the link of a letter that leads there.</summary>
    public static string Link(MimeMessage letter, string under) => new Uri(LinksOf(letter).Single(l => l.StartsWith(Root + under, StringComparison.Ordinal))).PathAndQuery;

    private static IEnumerable<string> LinksOf(MimeMessage letter) => letter.TextBody!.Split('\n').Select(l => l.Trim());

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        if (!keepsServer)
            await server.DisposeAsync();
    }
}
