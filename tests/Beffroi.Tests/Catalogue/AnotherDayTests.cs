using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Catalogue;

/// <summary>What was, or will be, in force on a day.</summary>
public sealed class AnotherDayTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task A_page_tells_what_the_texts_of_that_day_say(DatabaseKind database)
    {
        using var region = new RegionCopy().AddVersion("busin-ess", new(2027, 6, 1), ("Créer au moins 0,8\u00A0ETP\n", "Créer au moins 1\u00A0ETP\n"));
        await using var site = await TestSite.Start(database, region.Settings);
        var today = await site.Open("/dispositifs/busin-ess");
        Assert.Contains("Créer au moins 0,8 ETP", Spaced(today.Text), StringComparison.Ordinal);

        var then = await today.Fill("Ce qui vaut le", "2027-06-01").Press("Voir ce jour-là");

        Assert.Equal("/dispositifs/busin-ess?le=2027-06-01", then.Address);
        Assert.Contains("Ce que disent les textes au 1er juin 2027", Spaced(then.Text), StringComparison.Ordinal);
        Assert.Contains("Créer au moins 1 ETP", Spaced(then.Text), StringComparison.Ordinal);
        Assert.Contains("Simulation indicative au 1er juin 2027", Spaced(then.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("Créer au moins 1 ETP", Spaced((await site.Open("/dispositifs/busin-ess?le=2027-05-31")).Text), StringComparison.Ordinal);
        Assert.Equal("/dispositifs/busin-ess", (await then.Go("Revenir à aujourd’hui")).Address);
    }

    [Fact]
    public async Task A_list_of_another_day_leads_to_pages_of_that_day_and_counts_what_was_not_there()
    {
        var site = await sites.On(DatabaseKind.Sqlite);

        var list = await (await site.Open("/dispositifs")).Fill("En vigueur le", "2025-06-30").Press("Filtrer");

        Assert.Contains("Au 30 juin 2025", Spaced(list.Text), StringComparison.Ordinal);
        var links = list.Document.QuerySelectorAll("article h3 a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.EndsWith("?le=2025-06-30", l, StringComparison.Ordinal));
        Assert.Contains("Ce que disent les textes au 30 juin 2025", Spaced((await site.Open(links[0])).Text), StringComparison.Ordinal);
        var before = await site.Open("/dispositifs?le=1901-01-01");
        Assert.Empty(before.Document.QuerySelectorAll("article"));
        Assert.Contains("n’ont pas de version connue ce jour-là", before.Text, StringComparison.Ordinal);
        Assert.Contains("Aucun texte lu ne dit si ce dispositif existait", (await site.Open("/dispositifs/inso?le=1901-01-01")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("31/02/2027")]
    [InlineData("demain")]
    [InlineData("2027-13-01")]
    [InlineData("<script>")]
    [InlineData("99999-01-01")]
    public async Task What_is_no_day_is_told_at_its_field_and_today_is_shown(string day)
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        foreach (var address in (string[])["/dispositifs", "/dispositifs/inso"])
        {
            var page = await site.Open($"{address}?le={Uri.EscapeDataString(day)}");

            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Contains("Donnez une date complète", page.Text, StringComparison.Ordinal);
            Assert.Equal("true", page.Document.QuerySelector("input[name=le]")!.GetAttribute("aria-invalid"));
            Assert.DoesNotContain("Revenir à aujourd’hui", page.Text, StringComparison.Ordinal);
        }
        using var list = await site.Client.GetAsync($"/api/v1/schemes?on={Uri.EscapeDataString(day)}");
        using var one = await site.Client.GetAsync($"/api/v1/schemes/inso?on={Uri.EscapeDataString(day)}");
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (list.StatusCode, one.StatusCode));
    }

    [Fact]
    public async Task The_API_answers_for_a_day_and_is_fresh_for_it()
    {
        using var region = new RegionCopy().AddVersion("inso", new(2027, 6, 1));
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, region.Settings);

        var before = await site.Client.GetFromJsonAsync<JsonElement>("/api/v1/schemes/inso?on=2027-05-31");
        using var after = await site.Client.GetAsync("/api/v1/schemes/inso?on=2027-06-01");
        var list = await site.Client.GetFromJsonAsync<JsonElement>("/api/v1/schemes?on=2027-06-01");

        Assert.NotEqual("2027-06-01", before.GetProperty("version").GetProperty("from").GetString());
        Assert.Equal("2027-06-01", (await after.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("version").GetProperty("from").GetString());
        Assert.Equal("2027-06-01", list.GetProperty("date").GetString());
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/schemes/inso?on=2027-06-02");
        again.Headers.IfNoneMatch.Add(after.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, (await site.Client.SendAsync(again)).StatusCode);
    }

    private static string Spaced(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
