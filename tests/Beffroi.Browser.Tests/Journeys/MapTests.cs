using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>The map of /interlocuteurs and the list that it leads to.</summary>
public sealed class MapTests(SharedBrowser browser)
{
    private const string Arras = "/interlocuteurs/200033579";

    [Fact]
    public Task A_territory_of_the_map_and_its_list_are_reached_by_keyboard() => browser.Visit(async visitor =>
    {
        await visitor.Open("/interlocuteurs");
        await TabTo(visitor, $"e => e.closest('svg') && e.getAttribute('href') === '{Arras}'");

        await visitor.Load(() => visitor.Page.Keyboard.PressAsync("Enter"));

        Assert.Equal(Arras, visitor.Where);
        Assert.Equal("Qui contacter : CU d’Arras", await visitor.Heading());
        await TabTo(visitor, "e => e.textContent === 'Passer la carte et aller à la liste'");
        await visitor.Page.Keyboard.PressAsync("Enter");
        // The next stop is in the list, beyond the links of the map.
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("BUSIN’ESS", await visitor.Page.Locator(":focus").InnerTextAsync());
        Assert.Equal("true", await visitor.Page.Locator($"svg a[href='{Arras}']").GetAttributeAsync("aria-current"));
    });

    [Fact]
    public Task The_map_is_enlarged_and_reduced_by_keyboard() => browser.Visit(async visitor =>
    {
        await visitor.Open("/interlocuteurs");
        var first = await Width(visitor);
        await TabTo(visitor, "e => e.textContent === 'Agrandir la carte'");
        await visitor.Page.Keyboard.PressAsync("Enter");
        var second = await Width(visitor);
        await visitor.Page.Keyboard.PressAsync("Space");
        var third = await Width(visitor);
        Assert.True(first < second && second < third, $"{first}, {second}, {third}");
        Assert.Equal("true", await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Agrandir" }).GetAttributeAsync("aria-disabled"));

        await TabTo(visitor, "e => e.textContent === 'Réduire la carte'");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Enter");

        Assert.Equal(first, await Width(visitor));
        Assert.Equal("true", await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Réduire" }).GetAttributeAsync("aria-disabled"));
    });

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public Task Words_of_the_map_are_of_12_px_at_least_and_a_phone_may_see_it_whole(int width) => browser.Visit(async visitor =>
    {
        await visitor.Page.SetViewportSizeAsync(width, 844);
        await visitor.Open("/interlocuteurs");

        var size = await visitor.Page.EvaluateAsync<double>(
            "() => { const w = document.querySelector('.b-map__words'); return parseFloat(getComputedStyle(w).fontSize) * w.getScreenCTM().a; }");
        Assert.True(size >= 12, $"{size} px");

        if (width == 390)
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Réduire" }).ClickAsync();
            Assert.True(await Width(visitor) <= 390);
            Assert.False(await visitor.Page.Locator(".b-map__words").First.IsVisibleAsync());
        }
    });

    [Fact]
    public Task Without_script_there_is_the_map_and_no_button_that_does_nothing() => browser.Visit(
        async visitor =>
        {
            await visitor.Open("/interlocuteurs");
            Assert.Equal(92, await visitor.Page.Locator("svg[role=group] a").CountAsync());
            Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Agrandir" }).CountAsync());
        },
        options => options.JavaScriptEnabled = false);

    private static Task<double> Width(Visitor visitor) =>
        visitor.Page.EvaluateAsync<double>("() => document.querySelector('svg[role=group]').getBoundingClientRect().width");

    private static async Task TabTo(Visitor visitor, string isThere)
    {
        for (var stop = 0; stop < 150; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<bool>($"() => !!({isThere})(document.activeElement)"))
                return;
        }
        Assert.Fail($"no stop on {visitor.Where} where {isThere}");
    }
}
