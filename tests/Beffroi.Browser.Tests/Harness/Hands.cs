using Beffroi.Browser.Tests.Journeys;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>Someone who does what pages ask, in one way of doing it.</summary>
internal abstract class Hands(Visitor visitor) : IAsyncDisposable
{
    /// <summary>How one comes to be there with those hands.</summary>
    public delegate Hands Of(Visitor visitor);

    public Visitor Visitor => visitor;

    protected ILocator Main => visitor.Page.Locator("main");

    /// <inheritdoc cref="Visitor.SignIn"/>
    public Task SignIn(string person, string address) => visitor.SignIn(person, address);

    /// <summary>The first link of the page's own content that has these words.</summary>
    public Task Follow(string link) => Activate(Main.GetByRole(AriaRole.Link, new() { Name = link }).First);

    /// <summary>The button of that name alone: others begin with the same word.</summary>
    public Task Press(string button) => Activate(Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }));

    public Task Fill(string label, string text) => Fill(visitor.Page.GetByLabel(label), text);

    public Task Tick(string label) => Tick(visitor.Page.GetByLabel(label));

    public Task TickNamed(string name, string? value = null) => Tick(visitor.Page.Locator(value is null ? $"[name={name}]" : $"[name={name}][value={value}]"));

    public Task FillNamed(string name, string text) => Fill(visitor.Page.Locator($"[name={name}]"), text);

    public Task Select(string name, string value) => Select(visitor.Page.Locator($"[name={name}]"), value);

    public abstract Task Tick(ILocator choice);

    protected abstract Task Fill(ILocator field, string text);

    protected abstract Task Select(ILocator list, string value);

    protected abstract Task Activate(ILocator target);

    public ValueTask DisposeAsync() => visitor.DisposeAsync();
}

internal sealed class PointerHands(Visitor visitor) : Hands(visitor)
{
    public override Task Tick(ILocator choice) => Interview.Tick(choice);

    protected override Task Fill(ILocator field, string text) => field.FillAsync(text);

    protected override async Task Select(ILocator list, string value) => await list.SelectOptionAsync(value);

    protected override Task Activate(ILocator target) => Visitor.Load(() => target.ClickAsync());
}

/// <summary>Tab from where the focus is, and what one types there; every stop on the way shows its focus.</summary>
internal sealed class KeyboardHands(Visitor visitor) : Hands(visitor)
{
    /// <summary>More than any page of a case file has.</summary>
    private const int TooManyStops = 250;

    private IKeyboard Keys => Visitor.Page.Keyboard;

    public override async Task Tick(ILocator choice)
    {
        if (await choice.GetAttributeAsync("type") != "radio")
        {
            await Reach(choice, "e => e === window.sought");
            await Keys.PressAsync("Space");
        }
        else
        {
            await Reach(choice, "e => e.type === 'radio' && e.name === window.sought.name");
            await Keys.PressAsync("Space");
            for (var i = 0; i < TooManyStops && !await Is("window.sought"); i++)
                await Keys.PressAsync("ArrowDown");
        }
        Assert.True(await choice.IsCheckedAsync());
    }

    protected override async Task Fill(ILocator field, string text)
    {
        await Reach(field, "e => e === window.sought");
        if (await field.GetAttributeAsync("type") == "date")
        {
            await KeyboardTests.TypeDate(Visitor, field, text);
            return;
        }
        await Keys.PressAsync("Control+a");
        await Keys.TypeAsync(text);
        // Suggestions, where there are some.
        if (await field.GetAttributeAsync("role") == "combobox")
            await Keys.PressAsync("Escape");
        Assert.Equal(text, await field.InputValueAsync());
    }

    protected override async Task Select(ILocator list, string value)
    {
        await Reach(list, "e => e === window.sought");
        for (var i = 0; i < TooManyStops && await list.InputValueAsync() != value; i++)
            await Keys.PressAsync("ArrowDown");
        Assert.Equal(value, await list.InputValueAsync());
    }

    protected override async Task Activate(ILocator target)
    {
        await Reach(target, "e => e === window.sought");
        await Visitor.Load(() => Keys.PressAsync("Enter"));
    }

    private async Task Reach(ILocator target, string isThere)
    {
        await target.EvaluateAsync("e => { window.sought = e; }");
        await KeyboardTests.TabTo(Visitor, isThere, TooManyStops);
    }

    private Task<bool> Is(string element) => Visitor.Page.EvaluateAsync<bool>($"() => document.activeElement === {element}");
}
