using System.Net;
using Beffroi.Platform.Documents;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Catalogue;

/// <summary>The booklet of schemes: whole, by stage, tagged, and no other than the catalogue.</summary>
public sealed class BookletTests(Sites sites) : IClassFixture<Sites>
{
    private const string Whole = "/livret.pdf";

    [Theory, OnBothDatabases]
    public async Task It_is_offered_whole_and_by_stage(DatabaseKind database)
    {
        var site = await sites.On(database);
        var page = await site.Open("/livret");

        Assert.Equal("Les outils du développement de l’ESS en Hauts-de-France", page.Heading);
        Assert.Equal(Whole, page.Link("Télécharger le livret entier").GetAttribute("href"));
        Assert.Equal("/livret.pdf?etape=creation", page.Link("Création").GetAttribute("href"));
        Assert.Contains("Simulation indicative au 23 novembre 2026", page.Text, StringComparison.Ordinal);
        Assert.Equal(page.Heading, (await (await site.Open("/dispositifs")).Go("Les outils à imprimer")).Heading);
    }

    [Fact]
    public async Task Its_structure_is_that_of_an_accessible_document()
    {
        var pdf = await Read(Whole);

        Assert.True(pdf.IsTagged);
        Assert.Equal("fr-FR", pdf.Language);
        Assert.True(pdf.ShowsItsTitle);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Empty(pdf.FiguresWithoutText);
        Assert.Equal((1, pdf.Title), pdf.Headings[0]);
        Assert.Equal(1, pdf.Headings.Count(h => h.Level == 1));
        Assert.All(pdf.Headings.Zip(pdf.Headings.Skip(1)), pair => Assert.True(pair.Second.Level <= pair.First.Level + 1, $"{pair.First} → {pair.Second}"));
        Assert.Contains(pdf.Elements, e => e.Role == "TOC");
        Assert.Contains(pdf.Elements, e => e.Role == "TH");
    }

    [Fact]
    public async Task Every_scheme_has_its_sheet_in_the_order_of_the_catalogue_with_every_criterion_and_text()
    {
        var catalogue = await Catalogue();
        var pdf = await Read(Whole);
        var read = Plain(pdf.Text);

        Assert.Equal(
            catalogue.Schemes.OrderBy(s => s.Shelf is { } shelf ? catalogue.Region.Shelves.ToList().IndexOf(shelf) : 0).Select(s => Plain($"{s.Acronym}, {s.Tagline}")),
            pdf.Headings.Where(h => h.Level == 3).Select(h => Plain(h.Text)));
        foreach (var version in catalogue.Schemes.Select(s => s.On(new(2026, 11, 23))))
        {
            foreach (var criterion in version.Body.Criteria)
                Assert.Contains(Plain(criterion.Label), read, StringComparison.Ordinal);
            foreach (var source in version.Sources.Values)
                Assert.Contains(Plain(source.Citation), read, StringComparison.Ordinal);
        }
        Assert.Contains("Simulation indicative au 23 novembre 2026", read, StringComparison.Ordinal);
        Assert.Equal(catalogue.Hash, TaggedPdf.Unbroken(read).Split("SHA-256est")[1][..catalogue.Hash.Length]);
        Assert.Contains(pdf.Links, l => l == "http://localhost/dispositifs/busin-ess");
    }

    [Theory]
    [InlineData("emergence", LifeStage.Emergence)]
    [InlineData("creation", LifeStage.Creation)]
    [InlineData("developpement", LifeStage.Development)]
    [InlineData("CONSOLIDATION", LifeStage.Consolidation)]
    public async Task Of_a_stage_it_holds_what_serves_it_or_every_stage(string key, LifeStage stage)
    {
        var pdf = await Read($"{Whole}?etape={key}");

        Assert.Equal(
            (await Catalogue()).Schemes.Where(s => s.Stages.Count == 0 || s.Stages.Contains(stage)).Select(s => Plain($"{s.Acronym}, {s.Tagline}")).Order(StringComparer.Ordinal),
            pdf.Headings.Where(h => h.Level == 3).Select(h => Plain(h.Text)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("retraite", "« retraite »")]
    [InlineData("<script>", "« <script> »")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaa… »")]
    public async Task A_stage_that_does_not_exist_is_said_with_those_that_do(string stage, string said)
    {
        var page = await (await sites.On(DatabaseKind.Sqlite)).Open($"{Whole}?etape={Uri.EscapeDataString(stage)}");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Ce livret n’existe pas", page.Heading);
        Assert.Contains(said, page.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal(Whole, page.Link("Le livret entier").GetAttribute("href"));
        Assert.Equal("/livret.pdf?etape=emergence", page.Link("Émergence").GetAttribute("href"));
    }

    [Fact]
    public async Task Caches_keep_it_until_the_catalogue_or_the_day_changes()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        using var first = await site.Client.GetAsync(Whole);
        var tag = first.Headers.ETag!;
        using var again = await Ask(site, tag);

        Assert.Equal("application/pdf", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal("livret-2026-11-23.pdf", first.Content.Headers.ContentDisposition?.FileName);
        Assert.True(first.Headers.CacheControl!.Public);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await site.Client.GetByteArrayAsync(Whole));

        site.Clock.Advance(TimeSpan.FromDays(1));
        using var tomorrow = await Ask(site, tag);
        Assert.Equal(HttpStatusCode.OK, tomorrow.StatusCode);
        Assert.Contains("au 24 novembre 2026", Plain(TaggedPdf.Open(await tomorrow.Content.ReadAsByteArrayAsync()).Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_Node_the_page_says_it_and_leads_to_the_sheets()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { [DocumentOptions.NodeKey] = "none" });
        var page = await site.Open(Whole);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
        Assert.Null(page.Response.Headers.ETag);
        Assert.Equal("Le PDF n’a pas pu être fait", page.Heading);
        Assert.Equal("Les dispositifs", (await page.Go("les fiches des dispositifs")).Heading);
        Assert.Equal(HttpStatusCode.OK, (await site.Open("/livret")).Status);
    }

    private static async Task<HttpResponseMessage> Ask(TestSite site, System.Net.Http.Headers.EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Whole);
        request.Headers.IfNoneMatch.Add(known);
        return await site.Client.SendAsync(request);
    }

    private async Task<SchemeCatalogue> Catalogue() => (await sites.On(DatabaseKind.Sqlite)).Services.GetRequiredService<SchemeCatalogue>();

    private async Task<TaggedPdf> Read(string address) => TaggedPdf.Open(await (await sites.On(DatabaseKind.Sqlite)).Client.GetByteArrayAsync(address));

    /// <summary>Spaces made one, apostrophes alike: typography is not what is compared.</summary>
    private static string Plain(string text) => TaggedPdf.Spaced(text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('\'', '’'));
}
