using System.Net;
using System.Text.Json;
using Beffroi.Catalogue;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Catalogue;

public sealed class SchemesApiTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task The_list_has_every_scheme_in_order(DatabaseKind database)
    {
        var list = await Json(database, "/api/v1/schemes");

        var catalogue = (await sites.On(database)).Services.GetRequiredService<SchemeCatalogue>();
        Assert.Equal(["busin-ess", "inv-ess", "inso", "cote", "tzcld", "tess", "acc-ess", "fidess", "dasess", "dla"], catalogue.OwnSchemes().Select(s => s.Id));
        Assert.Equal(catalogue.Region.Order,
            list.GetProperty("schemes").EnumerateArray().Select(s => s.GetProperty("id").GetString()!));
        Assert.StartsWith("Simulation indicative", list.GetProperty("notice").GetString(), StringComparison.Ordinal);
        var first = list.GetProperty("schemes")[0];
        Assert.Equal("funding", first.GetProperty("pillar").GetString());
        Assert.Equal("deposit", first.GetProperty("circuit").GetString());
        Assert.Equal("open", first.GetProperty("availability").GetString());
        Assert.Equal("feuille_de_route", first.GetProperty("shelf").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task A_scheme_is_told_whole(DatabaseKind database)
    {
        var scheme = await Json(database, "/api/v1/schemes/busin-ess");
        var version = scheme.GetProperty("version");

        Assert.Equal([null, "corps"], version.GetProperty("readings").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        var criterion = version.GetProperty("readings")[0].GetProperty("criteria").EnumerateArray()
            .First(c => c.GetProperty("id").GetString() == "aide_emergence");
        Assert.Equal("secondary", criterion.GetProperty("firmness").GetString());
        Assert.Equal("applicant", criterion.GetProperty("decided_by").GetString());
        var elsewhere = version.GetProperty("readings")[0].GetProperty("criteria").EnumerateArray()
            .First(c => c.GetProperty("id").GetString() == "domaine").GetProperty("elsewhere");
        Assert.Equal(["creap-2", "guid-asso"], elsewhere[2].GetProperty("schemes").EnumerateArray().Select(s => s.GetString()!));
        Assert.Equal(JsonValueKind.Null, version.GetProperty("documents").ValueKind);
    }

    [Theory, OnBothDatabases]
    public async Task Facts_say_what_may_be_answered(DatabaseKind database)
    {
        var facts = (await Json(database, "/api/v1/facts")).GetProperty("facts").EnumerateArray()
            .ToDictionary(f => f.GetProperty("id").GetString()!, StringComparer.Ordinal);

        Assert.Equal("0.05", facts["etp_crees"].GetProperty("step").GetRawText());
        Assert.Equal("date_creation", facts["anciennete_mois"].GetProperty("since").GetString());
        Assert.Contains(facts["forme_juridique"].GetProperty("values").EnumerateArray(), v => v.GetProperty("value").GetString() == "scop");
        Assert.Equal("municipality", facts["commune"].GetProperty("type").GetString());
        Assert.Equal("EUR", facts["depenses_fonctionnement"].GetProperty("unit").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_scheme_is_a_problem_that_helps(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var response = await site.Client.GetAsync("/api/v1/schemes/busines");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("busin-ess", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_texts_of_a_scheme_are_compared_as_the_page_compares_them(DatabaseKind database)
    {
        var comparison = await Json(database, "/api/v1/schemes/busin-ess/comparison");

        Assert.Equal(["2024-10-21", "2024-10-21.corps"], comparison.GetProperty("texts").EnumerateArray().Select(t => t.GetProperty("text").GetString()!));
        Assert.Equal("2024-10-21", comparison.GetProperty("from").GetProperty("text").GetString());
        Assert.Equal("corps", comparison.GetProperty("to").GetProperty("reading").GetString());
        Assert.Equal(13, comparison.GetProperty("words").GetProperty("unchanged_criteria").GetInt32());
        Assert.Equal("counted_otherwise", comparison.GetProperty("words").GetProperty("amount").GetProperty("change").GetString());
        var effect = comparison.GetProperty("effect");
        Assert.Contains("gains", effect.GetProperty("nobody").EnumerateArray().Select(d => d.GetString()));
        var page = await (await sites.On(database)).Open("/dispositifs/busin-ess/comparer");
        Assert.Equal(page.Document.GetElementById("effet")!.Closest("section")!.QuerySelectorAll("h4").Length, effect.GetProperty("examples").GetArrayLength());
        var example = effect.GetProperty("examples").EnumerateArray().First(e => Highest(e, "before") == 15000);
        Assert.Equal("SCIC de trois salariés", string.Join(' ', example.GetProperty("starts_from").GetString()!.Split(' ').Take(4)));
        Assert.Equal("eligible", example.GetProperty("before").GetProperty("verdict").GetString());
        Assert.Equal(20000, Highest(example, "after"));
        Assert.StartsWith("Simulation indicative", comparison.GetProperty("notice").GetString(), StringComparison.Ordinal);

        var back = await Json(database, "/api/v1/schemes/busin-ess/comparison?from=2024-10-21.CORPS&to=2024-10-21");
        Assert.Contains("loses", back.GetProperty("effect").GetProperty("nobody").EnumerateArray().Select(d => d.GetString()));
    }

    private static decimal Highest(JsonElement example, string text) => example.GetProperty(text).GetProperty("amount").GetProperty("max").GetDecimal();

    [Theory]
    [InlineData("/api/v1/schemes/busines/comparison", HttpStatusCode.NotFound, "busin-ess")]
    [InlineData("/api/v1/schemes/tzcld/comparison", HttpStatusCode.NotFound, "rien à comparer")]
    [InlineData("/api/v1/schemes/busin-ess/comparison?from=1999-01-01&to=x", HttpStatusCode.BadRequest, "Écrivez l’un de : 2024-10-21, 2024-10-21.corps")]
    [InlineData("/api/v1/schemes/busin-ess/comparison?to=2024-10-21", HttpStatusCode.BadRequest, "le même texte")]
    public async Task What_cannot_be_compared_is_a_problem_that_helps(string address, HttpStatusCode status, string helps)
    {
        using var response = await (await sites.On(DatabaseKind.Sqlite)).Client.GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var said = await response.Content.ReadAsStringAsync();
        Assert.Contains(helps, said, StringComparison.Ordinal);
        Assert.Equal(address.Contains("from=1999", StringComparison.Ordinal) ? ["/from", "/to"] : status == HttpStatusCode.BadRequest ? ["/to"] : Array.Empty<string>(),
            JsonDocument.Parse(said).RootElement.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(e => e.GetProperty("path").GetString()!) : []);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_known_already_is_not_sent_again_the_same_day(DatabaseKind database)
    {
        var site = await sites.On(database);
        foreach (var address in (string[])["/api/v1/schemes", "/api/v1/schemes/inso", "/api/v1/schemes/busin-ess/comparison", "/api/v1/facts"])
        {
            using var first = await site.Client.GetAsync(address);
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var second = await site.Client.SendAsync(again);

            Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        }
    }

    private async Task<JsonElement> Json(DatabaseKind database, string address)
    {
        var site = await sites.On(database);
        using var response = await site.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
