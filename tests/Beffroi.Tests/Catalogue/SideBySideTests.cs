using System.Net;
using Beffroi.Catalogue;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Catalogue;

/// <summary>Two to four schemes, a column each.</summary>
public sealed class SideBySideTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task Schemes_are_chosen_and_stand_side_by_side_in_that_order(DatabaseKind database)
    {
        var site = await sites.On(database);
        var page = await (await site.Open("/dispositifs")).Go("En comparer deux à quatre");

        var compared = await page.Choose("BUSIN’ESS, ").Choose("INV’ESS, ").Choose("INSO, ").Press("Comparer");

        Assert.Equal(HttpStatusCode.OK, compared.Status);
        Assert.Equal(["/dispositifs/busin-ess", "/dispositifs/inso", "/dispositifs/inv-ess"],
            compared.Document.QuerySelectorAll("thead a").Select(a => a.GetAttribute("href")!).Order(StringComparer.Ordinal));
        Assert.All(compared.Document.QuerySelectorAll("table > tbody"), row =>
        {
            Assert.Equal("3", row.QuerySelector("th[scope=rowgroup]")!.GetAttribute("colspan"));
            Assert.True(row.QuerySelectorAll(":scope > tr:last-child > td").Sum(c => int.Parse(c.GetAttribute("colspan") ?? "1", System.Globalization.CultureInfo.InvariantCulture)) == 3);
        });
        Assert.Contains("Simulation indicative", compared.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_condition_of_each_is_there_once_and_what_all_ask_is_told_once()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var catalogue = site.Services.GetRequiredService<SchemeCatalogue>();
        foreach (var chosen in catalogue.OwnSchemes().Chunk(3).Where(c => c.Length > 1))
        {
            var page = await site.Open(Address(chosen.Select(s => s.Id)));
            var cells = page.Document.QuerySelectorAll("table > tbody").Where(r => r.QuerySelector("th")!.TextContent.Contains("onditions", StringComparison.Ordinal)).ToList();

            foreach (var (scheme, index) in chosen.Select((s, i) => (s, i)))
            {
                var shown = cells.SelectMany(row => row.QuerySelectorAll(":scope > tr:last-child > td") is { Length: 1 } all ? all.AsEnumerable() : [row.QuerySelectorAll(":scope > tr:last-child > td")[index]])
                    .SelectMany(c => c.QuerySelectorAll("li")).Select(l => l.TextContent).ToList();
                Assert.Equal(scheme.On(new(2026, 11, 23)).Body.Criteria.Count, shown.Count);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_visitor_s_own_situation_has_a_row_once_they_have_told_it_and_the_page_is_not_kept(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var visitor = site.NewVisitor();
        var address = Address(["busin-ess", "inso", "dla"]);
        Assert.DoesNotContain("Pour votre situation", (await Page.Open(visitor, address)).Text, StringComparison.Ordinal);
        await (await Page.Open(visitor, "/orientation/exemples/1")).Press("Partir de cet exemple");

        var page = await Page.Open(visitor, address);

        var row = page.Document.QuerySelectorAll("table > tbody").Single(r => r.QuerySelector("th")!.TextContent == "Pour votre situation");
        var results = await page.Go("Vos résultats pour BUSIN’ESS");
        Assert.Equal("/orientation/resultats", results.Address);
        var cells = row.QuerySelectorAll("td");
        Assert.Equal(3, cells.Length);
        foreach (var (cell, scheme) in cells.Zip(["busin-ess", "inso", "dla"]))
        {
            var link = cell.QuerySelector("a")!.GetAttribute("href")!;
            Assert.Equal($"/orientation/resultats#{scheme}", link);
            var group = results.Document.GetElementById(scheme)!.Closest("section")!.QuerySelector("h2")!;
            Assert.Equal(group.QuerySelector("svg")!.ClassName, cell.QuerySelector("svg")!.ClassName);
            // The results add a few words for who reads their own.
            Assert.StartsWith(cell.QuerySelector(".b-signs__word")!.TextContent.Trim(), group.TextContent.Trim().Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain("Pour votre situation", (await site.Open(address)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("d=busin-ess", "Choisissez au moins un autre dispositif.")]
    [InlineData("d=busin-ess&d=BUSIN-ESS&d=", "Choisissez au moins un autre dispositif.")]
    [InlineData("d=nimporte", "Choisissez au moins deux dispositifs.")]
    [InlineData("d=busin-ess&d=inv-ess&d=inso&d=cote&d=tess", "Choisissez quatre dispositifs au plus.")]
    public async Task Too_few_or_too_many_are_told_at_the_field_and_what_was_chosen_stays(string query, string error)
    {
        var page = await (await sites.On(DatabaseKind.Sqlite)).Open($"/dispositifs/comparaison?{query}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("Erreur", page.Title, StringComparison.Ordinal);
        Assert.Contains(error, page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(query.Contains("busin-ess", StringComparison.Ordinal), page.Document.QuerySelector("input[value=busin-ess]")!.HasAttribute("checked"));
        Assert.Empty(page.Document.QuerySelectorAll("table"));
    }

    [Fact]
    public async Task An_unknown_scheme_is_told_and_the_others_compared()
    {
        var page = await (await sites.On(DatabaseKind.Sqlite)).Open("/dispositifs/comparaison?d=bussin-ess&d=inv-ess&d=inso&d=%3Cb%3E");

        Assert.Contains("« bussin-ess » ; vouliez-vous dire BUSIN’ESS ?", page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.Equal(2, page.Document.QuerySelectorAll("thead th").Length);
    }

    [Fact]
    public async Task A_list_of_few_is_compared_at_once_and_so_is_the_scheme_of_a_page()
    {
        var site = await sites.On(DatabaseKind.Sqlite);

        var few = await (await site.Open("/dispositifs?q=premier+emploi")).Go("Les comparer");
        Assert.InRange(few.Document.QuerySelectorAll("thead th").Length, 2, 4);
        var one = await (await site.Open("/dispositifs/inso")).Go("Comparer à d’autres");
        Assert.True(one.Document.QuerySelector("input[value=inso]")!.HasAttribute("checked"));
    }

    private static string Address(IEnumerable<string> ids) => "/dispositifs/comparaison?" + string.Join('&', ids.Select(id => $"d={id}"));
}
