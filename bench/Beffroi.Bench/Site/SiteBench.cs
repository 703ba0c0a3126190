using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Beffroi.Rules;

namespace Beffroi.Bench.Site;

/// <summary>The built program, asked over the loopback of this machine.</summary>
internal sealed class SiteBench : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(10),
    };

    public Task<IReadOnlyList<Row>> Start(Action<string> tell) => StartTime.Run(client, tell);

    public async Task<IReadOnlyList<Row>> UnderLoad(SchemeCatalogue catalogue, Action<string> tell)
    {
        var rows = new List<Row>();
        var data = Repository.NewFolder("load");
        try
        {
            await using var site = await SiteProcess.Start(data);
            var load = new Load(client, site);
            foreach (var target in Targets(catalogue, await AnswersOfSomeone(site.Address, catalogue)))
            {
                tell($"{target.Name} at a fixed rate");
                rows.Add(await load.Run(target));
            }
            return rows;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Those of the first example, who has given a day of foundation: every anniversary is looked at, and the path has its days.</summary>
    /// <returns>The cookies in which they stand.</returns>
    private static async Task<string> AnswersOfSomeone(Uri address, SchemeCatalogue catalogue)
    {
        using var visitor = new FormVisitor(address);
        using var example = await visitor.Send("/orientation/exemples/1");
        var founded = catalogue.Facts.First(f => f.Type == FactType.Date);
        using var answer = await visitor.Send($"/orientation/{founded.Id}", ("texte", "2024-03-03"));
        var results = await visitor.Client.GetStringAsync("/orientation/resultats");
        return results.Contains("/orientation/parcours.ics", StringComparison.Ordinal)
            ? string.Join("; ", visitor.Cookies.Select(c => $"{c.Name}={c.Value}"))
            : throw new BenchFailedException("The results of someone who gave a day have no path with days.");
    }

    private static IEnumerable<Target> Targets(SchemeCatalogue catalogue, string cookies)
    {
        var body = Encoding.UTF8.GetBytes(new JsonObject { ["facts"] = catalogue.Region.Examples[0].Facts.DeepClone() }.ToJsonString());
        return
        [
            Page("/", "home"),
            Page("/orientation/exemples/1", "results"),
            new Target("results with days (/orientation/resultats)", site => new HttpRequestMessage(HttpMethod.Get, new Uri(site, "/orientation/resultats")) { Headers = { { "Cookie", cookies } } }),
            Page($"/dispositifs/{catalogue.Schemes[0].Id}", "a scheme"),
            new Target("POST /api/v1/orientation", site => new HttpRequestMessage(HttpMethod.Post, new Uri(site, "/api/v1/orientation"))
            {
                Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            }),
        ];
    }

    private static Target Page(string path, string what) =>
        new($"{what} ({path})", site => new HttpRequestMessage(HttpMethod.Get, new Uri(site, path)));

    public void Dispose() => client.Dispose();
}
