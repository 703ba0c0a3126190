using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>The whole orientation without a pointer, and the focus seen at every step.</summary>
public sealed class KeyboardTests(SharedBrowser browser)
{
    /// <summary>No page of the orientation has as many stops before its answers.</summary>
    private const int TooManyStops = 60;

    /// <summary>
    /// Whether something drawn tells the focused element: an outline of at least 2 px, on it or on the box of its choice; or that it
    /// is there at all, for the link that appears with the focus.
    /// </summary>
    private const string FocusIsDrawn =
        """
        () => {
          const drawn = e => {
            const s = getComputedStyle(e);
            return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && !/, 0\)$|transparent/.test(s.outlineColor);
          };
          const e = document.activeElement;
          const appears = e.matches('.ds-skip-link') && e.getBoundingClientRect().height > 20 && e.checkVisibility({ opacityProperty: true });
          return appears || drawn(e) || [...document.querySelectorAll('.b-choice:focus-within')].some(drawn);
        }
        """;

    [Fact]
    public Task The_orientation_is_taken_from_home_to_results_by_keyboard_alone() => browser.Visit(async visitor =>
    {
        await visitor.Open("/");
        await TabTo(visitor, "e => e.textContent.trim() === 'Commencer'");
        await visitor.Load(() => visitor.Page.Keyboard.PressAsync("Enter"));

        await Interview.GoOn(visitor, Persona.ScopInSaintQuentin, ByKeyboard);

        Assert.Equal(ResultsPage.Yes, (await ResultsPage.Read(visitor))["INSO"].Group);
    });

    [Fact]
    public Task The_first_stop_of_a_page_skips_to_its_content() => browser.Visit(async visitor =>
    {
        await visitor.Open("/orientation");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#contenu", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        Assert.True(await visitor.Page.Locator(":focus").IsVisibleAsync());
        await visitor.Page.Keyboard.PressAsync("Enter");

        await TabTo(visitor, "e => true");

        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.closest('main') !== null"));
    });

    [Theory]
    [InlineData("/")]
    [InlineData("/dispositifs")]
    [InlineData("/dispositifs/busin-ess")]
    [InlineData("/interlocuteurs")]
    [InlineData("/orientation/exemples/1")]
    [InlineData("/glossaire")]
    public Task Every_stop_of_a_page_shows_its_focus_and_the_last_lets_one_leave(string address) => browser.Visit(async visitor =>
    {
        await visitor.Open(address);
        var reachable = await visitor.Page.EvaluateAsync<int>(
            """
            () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
              .filter(e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.disabled && !(e.type === 'radio' && !e.checked))
              // A date is four stops: day, month, year, and its calendar.
              .reduce((stops, e) => stops + (e.type === 'date' ? 4 : 1), 0)
            """);
        for (var stop = 0; stop < reachable; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            await FocusMustShow(visitor);
        }
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Contains(await visitor.Page.EvaluateAsync<string>("() => document.activeElement.className || document.activeElement.tagName"),
            new[] { "BODY", "ds-skip-link" });
    });

    [Fact]
    public Task The_suggestions_of_communes_are_chosen_with_arrows_and_closed_with_Escape() => browser.Visit(async visitor =>
    {
        await visitor.Open("/orientation/commune");
        var field = visitor.Page.GetByRole(AriaRole.Combobox);
        await field.FocusAsync();
        await visitor.Page.Keyboard.TypeAsync("saint quentin");
        await FirstSuggestion(visitor, "Saint-Quentin").WaitForAsync();
        Assert.Equal("true", await field.GetAttributeAsync("aria-expanded"));

        await visitor.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("false", await field.GetAttributeAsync("aria-expanded"));
        await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await visitor.Page.Locator("[role=combobox][aria-activedescendant]:not([aria-activedescendant=''])").WaitForAsync();
        var active = await field.GetAttributeAsync("aria-activedescendant");
        Assert.Equal("true", await visitor.Page.Locator($"#{active}").GetAttributeAsync("aria-selected"));
        await visitor.Page.Keyboard.PressAsync("Enter");

        Assert.Equal("Saint-Quentin", await field.InputValueAsync());
        Assert.Equal("02691", await visitor.Page.Locator("input[name=code]").InputValueAsync());
    });

    /// <summary>Tab to the answer, arrows and Space to give it, Tab to « Continuer », Enter.</summary>
    [Fact]
    public Task The_suggestion_under_the_arrow_stays_there_when_a_later_answer_arrives() => browser.Visit(async visitor =>
    {
        var (page, late) = (visitor.Page, new TaskCompletionSource());
        await visitor.Open("/orientation/commune");
        await page.RouteAsync(u => u.EndsWith("q=Lens", StringComparison.Ordinal), async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        var field = Interview.TextField(page);
        var under = page.Locator("[role=option][aria-selected=true]");
        // At once: a list for « Le » would count as the answer to wait for.
        await field.FillAsync("Len");
        await FirstSuggestion(visitor, "Lens").WaitForAsync();
        var asked = page.WaitForRequestAsync(r => r.Url.EndsWith("q=Lens", StringComparison.Ordinal));
        await field.PressSequentiallyAsync("s");
        await asked;
        async Task<bool> IsUnder() => await under.CountAsync() > 0 && (await under.InnerTextAsync()).Split((char[]?)null)[0] == "Lens";
        for (var i = 0; i < TooManyStops && !await IsUnder(); i++)
            await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await IsUnder());
        var answered = page.WaitForResponseAsync(r => r.Url.EndsWith("q=Lens", StringComparison.Ordinal));
        late.SetResult();
        await (await answered).FinishedAsync();
        await page.Locator("[role=status]", new() { HasText = "proposition" }).WaitForAsync();

        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("/orientation/commune", visitor.Where);
        Assert.Equal("Lens", await field.InputValueAsync());
    });

    [Fact]
    public Task What_Escape_closed_is_not_opened_again_by_a_late_answer() => browser.Visit(async visitor =>
    {
        var (page, late, gone) = (visitor.Page, new TaskCompletionSource(), new TaskCompletionSource());
        await visitor.Open("/orientation/commune");
        await page.RouteAsync(u => u.EndsWith("q=Lens", StringComparison.Ordinal), async route =>
        {
            await late.Task;
            await route.ContinueAsync();
            gone.SetResult();
        });
        var field = Interview.TextField(page);
        await field.FillAsync("Len");
        await FirstSuggestion(visitor, "Lens").WaitForAsync();
        var asked = page.WaitForRequestAsync(r => r.Url.EndsWith("q=Lens", StringComparison.Ordinal));
        await field.PressSequentiallyAsync("s");
        await asked;

        await page.Keyboard.PressAsync("Escape");
        late.SetResult();
        await gone.Task;
        // A question that is asked after it is answered after it.
        await page.EvaluateAsync("() => fetch('/sante').then(r => r.text())");

        Assert.Equal("false", await page.GetByRole(AriaRole.Combobox).GetAttributeAsync("aria-expanded"));
    });

    private static async Task ByKeyboard(Visitor visitor, string[] answers)
    {
        var keys = visitor.Page.Keyboard;
        var choices = await Interview.ChoicesAmong(visitor.Page, answers);
        foreach (var choice in choices)
        {
            var id = await choice.GetAttributeAsync("id");
            if (await choice.GetAttributeAsync("type") == "checkbox")
            {
                await TabTo(visitor, $"e => e.id === '{id}'");
                await keys.PressAsync("Space");
            }
            else
            {
                await TabTo(visitor, "e => e.type === 'radio'");
                await keys.PressAsync("Space");
                for (var i = 0; i < TooManyStops && await FocusedId(visitor) != id; i++)
                {
                    await keys.PressAsync("ArrowDown");
                    await FocusMustShow(visitor);
                }
            }
            Assert.True(await choice.IsCheckedAsync());
        }
        if (choices.Count == 0)
        {
            await TabTo(visitor, "e => e.name === 'texte'");
            if (await Interview.TextField(visitor.Page).GetAttributeAsync("type") == "date")
            {
                await TypeDate(visitor, Interview.TextField(visitor.Page), answers[0]);
            }
            else
            {
                await keys.TypeAsync(answers[0]);
            }
            if (await visitor.Page.GetByRole(AriaRole.Combobox).CountAsync() > 0)
            {
                await FirstSuggestion(visitor, answers[^1]).WaitForAsync();
                await keys.PressAsync("ArrowDown");
                await keys.PressAsync("Enter");
            }
        }
        await TabTo(visitor, "e => e.textContent.trim() === 'Continuer'");
        await visitor.Load(() => keys.PressAsync("Enter"));
    }

    /// <summary>Figure by figure in its three places, whose order is that of the browser's own language.</summary>
    internal static async Task TypeDate(Visitor visitor, ILocator field, string date)
    {
        var keys = visitor.Page.Keyboard;
        var (year, month, day) = (date[..4], date[5..7], date[8..]);
        await keys.TypeAsync(day + month + year);
        if (await field.InputValueAsync() != date)
        {
            await keys.PressAsync("Shift+Tab");
            await keys.PressAsync("Shift+Tab");
            await keys.TypeAsync(month + day + year);
        }
        Assert.Equal(date, await field.InputValueAsync());
    }

    internal static async Task TabTo(Visitor visitor, string isThere, int most = TooManyStops)
    {
        for (var stop = 0; stop < most; stop++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            await FocusMustShow(visitor);
            if (await visitor.Page.EvaluateAsync<bool>($"() => ({isThere})(document.activeElement)"))
                return;
        }
        Assert.Fail($"{most} stops on {visitor.Where} and none where {isThere}");
    }

    /// <summary>Not one that was made for the first letters only.</summary>
    private static ILocator FirstSuggestion(Visitor visitor, string words) =>
        visitor.Page.Locator("[role=option]:first-child").Filter(new() { HasText = words });

    private static Task<string> FocusedId(Visitor visitor) =>
        visitor.Page.EvaluateAsync<string>("() => document.activeElement.id");

    private static async Task FocusMustShow(Visitor visitor) => Assert.True(
        await visitor.Page.EvaluateAsync<bool>(FocusIsDrawn),
        $"nothing shows the focus on {visitor.Where}: {await visitor.Page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 300)")}");
}
