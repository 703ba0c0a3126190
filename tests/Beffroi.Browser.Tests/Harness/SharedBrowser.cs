using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SharedBrowser))]

namespace Beffroi.Browser.Tests.Harness;

/// <summary>One site and one Chromium for every test; each test is a visitor of its own, without a cookie in common.</summary>
/// <remarks>
/// The Chromium of the system: CHROMIUM says where it is, else the headless shell when there is one, which draws no window and takes half the
/// time, else the browser.
/// </remarks>
public sealed class SharedBrowser : IAsyncLifetime
{
    private const string HeadlessShell = "/usr/bin/chromium-headless-shell";

    private IPlaywright? playwright;
    private IBrowser? browser;
    private RunningSite? site;
    private StandInDirectory? directory;
    private Task<RunningSite>? demonstration;

    public RunningSite Site => site ?? throw new InvalidOperationException("The site has not started.");

    /// <summary>
    /// A demonstration for the journeys that leave each other's accounts, files and contacts alone: starting one, and making its pages for the first time,
    /// takes longer than most journeys. Those that need other settings, or its past, start their own.
    /// </summary>
    public Task<RunningSite> Demonstration() => LazyInitializer.EnsureInitialized(ref demonstration, () => RunningSite.Start(demonstration: true))!;

    public async ValueTask InitializeAsync()
    {
        directory = await StandInDirectory.Start();
        var starting = RunningSite.Start(directory: directory.Address);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given
                : File.Exists(HeadlessShell) ? HeadlessShell : "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync",
                // Two processors for everything: scripts compiled and collected by their own thread take a quarter less of them.
                "--js-flags=--single-threaded --min-semi-space-size=32 --max-semi-space-size=64",
            ],
        });
        site = await starting;
    }

    /// <summary>
    /// Opens the site as someone new, does what a test does, then refuses whatever the browser complained of on the way: an error
    /// in the console, a breach of the content policy, a request to another host, a failed answer.
    /// </summary>
    public async Task Visit(Func<Visitor, Task> act, Action<BrowserNewContextOptions>? configure = null, RunningSite? elsewhere = null)
    {
        await using var visitor = await Arrive(configure, elsewhere);
        await act(visitor);
        visitor.MustNotHaveComplained();
    }

    /// <summary>As <see cref="Visit"/>, for a visitor whose complaints the test reads itself.</summary>
    public async Task<Visitor> Arrive(Action<BrowserNewContextOptions>? configure = null, RunningSite? elsewhere = null)
    {
        var options = new BrowserNewContextOptions
        {
            BaseURL = (elsewhere ?? Site).Address,
            Locale = "fr-FR",
            TimezoneId = "Europe/Paris",
            ViewportSize = Widths.Desk,
        };
        configure?.Invoke(options);
        return await Visitor.Arrive(await browser!.NewContextAsync(options), new Uri(options.BaseURL));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (site is not null)
            await site.DisposeAsync();
        if (demonstration is not null)
            await (await demonstration).DisposeAsync();
        if (directory is not null)
            await directory.DisposeAsync();
    }
}

/// <summary>The screens that pages are made for, in CSS pixels.</summary>
internal static class Widths
{
    public static ViewportSize Desk => new() { Width = 1280, Height = 900 };

    public static ViewportSize Phone => new() { Width = 390, Height = 844 };

    /// <summary>WCAG 1.4.10: what a screen of 1280 px shows when enlarged to 400 %.</summary>
    public static ViewportSize Reflow => new() { Width = 320, Height = 640 };
}
