using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>What leaves the screen: the results as a PDF, the booklet, and pages that are printed.</summary>
public sealed class OnPaperTests(SharedBrowser browser)
{
    [Fact]
    public Task A_founder_without_SIREN_goes_from_the_home_page_to_a_printed_path() => browser.Visit(async visitor =>
    {
        await Interview.Take(visitor, Persona.IdeaInAudruicq);
        var heading = await visitor.Heading();
        var results = await ResultsPage.Read(visitor);
        Assert.Contains("Votre parcours", await visitor.Text(), StringComparison.Ordinal);

        var pdf = TaggedPdf.Open(await visitor.Download("Télécharger en PDF"));

        Assert.Equal(heading, Words.Of(pdf.Title));
        var headings = pdf.Headings.Select(h => Words.Of(h.Text)).ToList();
        Assert.Contains("Votre parcours", headings);
        Assert.Contains("Votre situation", headings);
        Assert.Contains("Audruicq", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("dès maintenant", pdf.Text, StringComparison.OrdinalIgnoreCase);
        foreach (var group in results.Schemes.GroupBy(s => results[s].Group, StringComparer.Ordinal))
        {
            var start = headings.IndexOf(group.Key);
            Assert.NotEqual(-1, start);
            Assert.Equal(group, headings.Skip(start + 1).Where(h => results.Schemes.Any(s => h.StartsWith(s + ",", StringComparison.Ordinal)))
                .Take(group.Count()).Select(h => h.Split(',')[0]));
        }
    });

    [Fact]
    public Task The_booklet_of_a_stage_is_taken_from_its_page() => browser.Visit(async visitor =>
    {
        await visitor.Open("/livret");

        var pdf = TaggedPdf.Open(await visitor.Download("Création"));

        Assert.StartsWith(await visitor.Heading(), Words.Of(pdf.Title), StringComparison.Ordinal);
        Assert.Contains(pdf.Headings, h => Words.Of(h.Text).StartsWith("BUSIN’ESS", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("/orientation/exemples/1")]
    [InlineData("/dispositifs/busin-ess")]
    public Task A_printed_page_shows_everything_and_nothing_to_press(string address) => browser.Visit(async visitor =>
    {
        await visitor.Open(address);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var pressed in await visitor.Page.Locator("button:not(.b-term), .b-nav a, .b-actions a, .b-screen").AllAsync())
            Assert.False(await pressed.IsVisibleAsync(), await pressed.InnerHTMLAsync());
        var folded = await visitor.Page.Locator("main details > *:not(summary)").AllAsync();
        Assert.NotEmpty(folded);
        // A word that is explained stays a word.
        foreach (var term in await visitor.Page.Locator("main .b-term").AllAsync())
            Assert.True(await term.IsVisibleAsync(), await term.InnerHTMLAsync());
        foreach (var content in folded)
            Assert.True((await content.BoundingBoxAsync())?.Height > 0, await content.InnerHTMLAsync());
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    });
}
