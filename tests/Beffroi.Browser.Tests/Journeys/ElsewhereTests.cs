using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>The orientation in other hands: in the page of another site, and in the mail of a friend.</summary>
public sealed class ElsewhereTests(SharedBrowser browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_questions_are_answered_in_the_page_of_another_site_and_the_results_opened_here(bool script)
    {
        await using var site = await browser.Arrive(o => o.JavaScriptEnabled = script);
        await site.Open("/integrer");
        await using var other = await OtherSite.With(await site.Page.Locator("pre").InnerTextAsync());
        var page = site.Page;
        await page.GotoAsync(other.Address);
        var frame = page.FrameLocator("iframe");

        await frame.GetByText("Une structure qui existe", new() { Exact = true }).ClickAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Continuer" }).ClickAsync();
        await frame.GetByRole(AriaRole.Button, new() { Name = "Voir les résultats" }).ClickAsync();
        await frame.GetByRole(AriaRole.Heading, new() { Level = 1 }).Filter(new() { HasText = "dispositif" }).WaitForAsync();
        Assert.Empty(await page.Context.CookiesAsync());
        var here = await page.RunAndWaitForPopupAsync(() => frame.GetByRole(AriaRole.Button, new() { Name = "Voir pourquoi, combien et comment" }).ClickAsync());

        await here.GetByText("Votre situation").First.WaitForAsync();
        Assert.EndsWith(Interview.Results, here.Url, StringComparison.Ordinal);
        Assert.Contains("Une structure qui existe", await here.Locator("aside").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Complaints, c => !c.EndsWith("is not ours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_not_made_for_it_refuses_the_frame()
    {
        await using var visitor = await browser.Arrive();
        await using var other = await OtherSite.With($"""<iframe src="{browser.Site.Address}/orientation/resultats"></iframe>""");

        await visitor.Page.GotoAsync(other.Address);

        Assert.Contains(visitor.Complaints, c => c.Contains("frame", StringComparison.Ordinal) && c.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Results_are_sent_to_a_friend_who_goes_on_from_them()
    {
        var link = "";
        await browser.Visit(async founder =>
        {
            await founder.Open("/orientation/exemples/1");
            await founder.Press("Partir de cet exemple et le corriger");
            await founder.Press("Partager par un lien");
            link = await founder.Page.Locator("a[href*='/orientation/partage/']").InnerTextAsync();
        });

        await browser.Visit(async friend =>
        {
            await friend.Open(link);
            Assert.Contains("Des réponses reçues par un lien", await friend.Text(), StringComparison.Ordinal);
            await friend.Press("Partir de ces réponses");
            Assert.Equal(Interview.Results, friend.Where);
        });
    }
}
