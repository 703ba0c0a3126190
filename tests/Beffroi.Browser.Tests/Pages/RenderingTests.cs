using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>On paper, with the colours of the system, without motion, as a demonstration.</summary>
public sealed class RenderingTests(SharedBrowser browser)
{
    [Fact]
    public Task Results_on_paper_leave_out_what_can_only_be_clicked_and_open_what_is_folded() => browser.Visit(async visitor =>
    {
        await EveryPage.AnswerAsTheExample(visitor);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Menu principal" }).IsVisibleAsync());
        Assert.False(await visitor.Page.GetByText("Effacer mes réponses").IsVisibleAsync());
        Assert.True(await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).IsVisibleAsync());
        Assert.Contains("Elle n’engage pas la Région", await visitor.Text(), StringComparison.Ordinal);
        // Working, documents and sources are what one takes to a meeting.
        Assert.All(
            await visitor.Page.Locator("main details > div").AllAsync(),
            body => Assert.True(body.BoundingBoxAsync().GetAwaiter().GetResult() is { Height: > 0 }));
        Assert.NotEmpty(await visitor.Page.PdfAsync(new() { Format = "A4", Tagged = true }));
    });

    [Fact]
    public Task With_the_colours_of_the_system_signs_choices_and_progress_stay_drawn() => browser.Visit(
        async visitor =>
        {
            await visitor.Open("/orientation/esus");
            Assert.True(await visitor.Page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches"));
            await Interview.Tick(visitor.Page.GetByLabel("Oui", new() { Exact = true }));
            const string outline = "e => { const s = getComputedStyle(e.closest('.b-choice')); return s.outlineStyle + ' ' + s.borderTopStyle; }";
            Assert.StartsWith("solid", await visitor.Page.GetByLabel("Oui", new() { Exact = true }).EvaluateAsync<string>(outline), StringComparison.Ordinal);
            Assert.EndsWith("solid", await visitor.Page.GetByLabel("Non", new() { Exact = true }).EvaluateAsync<string>(outline), StringComparison.Ordinal);
            Assert.True(await visitor.Page.Locator("progress").EvaluateAsync<bool>("e => getComputedStyle(e).borderTopStyle === 'solid'"));

            await EveryPage.AnswerAsTheExample(visitor);
            var sign = visitor.Page.Locator("main .b-sign").First;
            var (drawn, ground) = (await sign.EvaluateAsync<string>("e => getComputedStyle(e).stroke"),
                await visitor.Page.Locator("body").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
            Assert.NotEqual(ground, drawn);
        },
        o => o.ForcedColors = ForcedColors.Active);

    [Fact]
    public Task Without_motion_nothing_moves() => browser.Visit(
        async visitor =>
        {
            foreach (var address in new[] { "/", "/orientation/projet", "/orientation/exemples/1", "/dispositifs/busin-ess" })
            {
                await visitor.Open(address);
                Assert.Equal(0, await visitor.Page.EvaluateAsync<int>(
                    """
                    () => [...document.querySelectorAll('*')].flatMap(e => [getComputedStyle(e), getComputedStyle(e, '::before'), getComputedStyle(e, '::after')])
                      .filter(s => [...s.transitionDuration.split(','), ...s.animationDuration.split(',')].some(d => parseFloat(d) > 0.01)).length
                    """));
            }
        },
        o => o.ReducedMotion = ReducedMotion.Reduce);

    [Fact]
    public async Task A_demonstration_says_so_on_every_page()
    {
        var demonstration = await browser.Demonstration();
        await browser.Visit(
            async visitor =>
            {
                foreach (var address in new[] { "/", "/orientation", "/orientation/exemples/1", "/dispositifs/inso" })
                {
                    await visitor.Open(address);
                    Assert.True(await visitor.Page.GetByText("rien n’est transmis à la Région").IsVisibleAsync());
                }
            },
            o => o.ViewportSize = Widths.Phone,
            demonstration);
    }
}
