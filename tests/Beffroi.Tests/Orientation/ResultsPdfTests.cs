using System.Diagnostics;
using System.Net;
using Beffroi.Platform.Documents;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Orientation;

/// <summary>The results as a PDF: tagged, and saying what the page says.</summary>
public sealed class ResultsPdfTests(Sites sites) : IClassFixture<Sites>
{
    private const string Address = "/orientation/resultats.pdf";

    /// <summary>The examples of the home page.</summary>
    public static TheoryData<int> Examples() => [1, 2, 3, 4, 5];

    [Theory, MemberData(nameof(Examples))]
    public async Task Its_structure_is_that_of_an_accessible_document(int example)
    {
        var pdf = await ResultsOf(await sites.On(DatabaseKind.Sqlite), example);

        Assert.True(pdf.IsTagged);
        Assert.Equal("fr-FR", pdf.Language);
        Assert.True(pdf.ShowsItsTitle);
        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", pdf.Metadata, StringComparison.Ordinal);
        Assert.Empty(pdf.FiguresWithoutText);
        Assert.Equal(pdf.Title, pdf.Headings[0].Text);
        Assert.Equal(1, pdf.Headings[0].Level);
        Assert.Equal(1, pdf.Headings.Count(h => h.Level == 1));
        // No level is skipped on the way down.
        Assert.All(pdf.Headings.Zip(pdf.Headings.Skip(1)), pair => Assert.True(pair.Second.Level <= pair.First.Level + 1, $"{pair.First} → {pair.Second}"));
        Assert.Contains(pdf.Elements, e => e.Role == "TH");
        Assert.All(pdf.Elements.Where(e => e.Role == "Link"), e => Assert.NotEqual("", e.Text.Trim()));
    }

    [Theory, MemberData(nameof(Examples))]
    public async Task It_says_what_the_page_says_in_the_same_order(int example)
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var visitor = site.NewVisitor();
        var page = await Take(visitor, example);
        var pdf = await Read(visitor);
        var read = Plain(pdf.Text);

        Assert.Equal(Plain(page.Heading), Plain(pdf.Title));
        // Every scheme under its answer, as the page groups them.
        string[] onThePage = [.. page.Document.QuerySelectorAll("section.b-group > h2, section.b-group .b-entry h3").Select(h => Plain(h.TextContent))];
        string[] onPaper = [.. pdf.Headings.Select(h => Plain(h.Text)).Where(h => onThePage.Contains(h))];
        Assert.Equal(onThePage, onPaper);
        foreach (var criterion in page.Document.QuerySelectorAll(".b-entry .b-signs .b-source"))
            Assert.Contains(Plain(criterion.TextContent), read, StringComparison.Ordinal);
        foreach (var figure in page.Document.QuerySelectorAll(".b-entry__figure"))
            Assert.Contains(Plain(figure.TextContent), read, StringComparison.OrdinalIgnoreCase);
        foreach (var cell in page.Document.QuerySelectorAll("#parcours th[scope=row], #parcours td, [id^=evenement-] h2, [id^=evenement-] th[scope=row], [id^=evenement-] td, #ensemble .b-signs li").Select(c => Plain(c.TextContent).Split(" : ", 2)[^1]).Where(c => c != ""))
            Assert.Contains(cell, read, StringComparison.OrdinalIgnoreCase);
        foreach (var fact in page.Document.QuerySelectorAll(".b-facts dt"))
            Assert.Contains(Plain(fact.TextContent), read, StringComparison.Ordinal);
        Assert.Contains("Simulation indicative au 23 novembre 2026", read, StringComparison.Ordinal);
        var hash = site.Services.GetRequiredService<Beffroi.Rules.SchemeCatalogue>().Hash;
        Assert.Equal(hash, TaggedPdf.Unbroken(read).Split("SHA-256est")[1][..hash.Length]);
    }

    [Theory, OnBothDatabases]
    public async Task It_is_downloaded_from_the_results_and_kept_by_nobody_else(DatabaseKind database)
    {
        var site = await sites.On(database);
        var visitor = site.NewVisitor();
        var link = (await Take(visitor, 1)).Link("Télécharger en PDF");
        using var response = await visitor.GetAsync(link.GetAttribute("href"));

        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("resultats-2026-11-23.pdf", response.Content.Headers.ContentDisposition?.FileName);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Whoever_has_not_answered_is_sent_to_the_page_that_says_so()
    {
        var page = await Page.Open((await sites.On(DatabaseKind.Sqlite)).NewVisitor(), Address);

        Assert.Equal("Vous n’avez pas encore répondu", page.Heading);
    }

    [Theory, OnBothDatabases]
    public async Task Without_Node_the_page_says_it_and_offers_to_print(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database, new Dictionary<string, string?> { [DocumentOptions.NodeKey] = "none" });
        var visitor = site.NewVisitor();
        var results = await Take(visitor, 1);
        var page = await Page.Open(visitor, Address);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("Le PDF n’a pas pu être fait", page.Heading);
        Assert.Contains("imprimer", page.Text, StringComparison.Ordinal);
        Assert.Equal(results.Heading, (await page.Go("vos résultats")).Heading);
    }

    [Fact]
    public async Task Ten_people_get_theirs_while_the_worker_is_killed()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var make = site.Services.GetRequiredService<MakePdf>();
        var visitors = Enumerable.Range(0, 10).Select(_ => site.NewVisitor()).ToList();
        foreach (var visitor in visitors)
            await Take(visitor, 1);
        await Read(visitors[0]);
        var killed = make.WorkerId!.Value;
        var asked = visitors.Select(v => Task.Run(() => Read(v))).ToList();
        using (var worker = Process.GetProcessById(killed))
            worker.Kill();
        var made = await Task.WhenAll(asked);

        Assert.All(made, pdf => Assert.Equal(made[0].Title, pdf.Title));
        Assert.NotEqual(killed, make.WorkerId);
        Assert.Contains(site.Log, line => line.Contains("The document worker was lost", StringComparison.Ordinal));
    }

    private static async Task<TaggedPdf> ResultsOf(TestSite site, int example)
    {
        var visitor = site.NewVisitor();
        await Take(visitor, example);
        return await Read(visitor);
    }

    private static async Task<Page> Take(HttpClient visitor, int example) =>
        await (await Page.Open(visitor, $"/orientation/exemples/{example}")).Press("Partir de cet exemple et le corriger") is { Address: "/orientation/resultats" } results
            ? results : await Page.Open(visitor, "/orientation/resultats");

    private static async Task<TaggedPdf> Read(HttpClient visitor) => TaggedPdf.Open(await visitor.GetByteArrayAsync(Address));

    /// <summary>Spaces made one, apostrophes alike: typography is not what is compared.</summary>
    private static string Plain(string text) => TaggedPdf.Spaced(text.Replace('\u00a0', ' ').Replace('\u202f', ' ').Replace('\'', '’'));
}
