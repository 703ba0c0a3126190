using System.Collections.Concurrent;
using System.Globalization;
using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Maps;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>
/// Goes through every state of every page, and keeps what is wrong for the tests to say. What takes time, rules of accessibility and
/// widths, is looked at in the first state that is met of each page; <c>make check-deep</c> looks at it in all of them.
/// </summary>
public sealed class Tour(SharedBrowser browser) : IAsyncLifetime
{
    /// <summary>Enough that no processor waits while a site answers; more would only make each page slower.</summary>
    private const int AtATime = 4;

    /// <summary>What stands further right than the page, unless its own frame scrolls.</summary>
    private const string Overflowing =
        """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const inFrame = e => { for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll', 'hidden'].includes(getComputedStyle(p).overflowX)) return true; return false; };
          return ['' + root.scrollWidth + ' px', ...[...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !inFrame(e)).slice(0, 4).map(e => e.outerHTML.slice(0, 120))];
        }
        """;

    private const string Inline =
        """
        () => [...document.querySelectorAll('*')]
          .filter(e => e.hasAttribute('style') || e.localName === 'style' || (e.localName === 'script' && !e.src) || [...e.attributes].some(a => a.name.startsWith('on')))
          .map(e => e.outerHTML.slice(0, 200))
        """;

    private const string Shape =
        """
        () => {
          const one = (s, what) => document.querySelectorAll(s).length === 1 ? [] : [`${document.querySelectorAll(s).length} ${what}`];
          const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.localName[1]);
          return [
            ...one('h1', 'h1'), ...one('main', 'main'), ...one('head > title', 'title'),
            ...(document.documentElement.lang === 'fr' ? [] : ['lang is not fr']),
            ...levels.flatMap((l, i) => i > 0 && l > levels[i - 1] + 1 ? [`h${l} after h${levels[i - 1]}`] : []),
          ];
        }
        """;

    private readonly ConcurrentBag<(string Page, string Wrong)> rulesOnDesk = [], rulesOnPhone = [], tooWide = [], inline = [], shapes = [], complaints = [];
    private readonly ConcurrentBag<(string Page, string Html)> sources = [];

    public IEnumerable<string> RulesBrokenOnDesk => Lines(rulesOnDesk);

    public IEnumerable<string> RulesBrokenOnPhone => Lines(rulesOnPhone);

    public IEnumerable<string> TooWide => Lines(tooWide);

    public IEnumerable<string> Inlined => Lines(inline);

    public IEnumerable<string> Misshapen => Lines(shapes);

    public IEnumerable<string> Complaints => Lines(complaints);

    /// <summary>The documents as the server sent them.</summary>
    public IReadOnlyCollection<(string Page, string Html)> Sources => sources;

    public async ValueTask InitializeAsync()
    {
        await using var contours = await StandInFiles.Start();
        contours.Give(Squares.All().ToJsonString());
        await using var provider = OidcProcess.Down();
        await using var demonstration = await RunningSite.Start(demonstration: true, contours: contours.Address, more: provider.Settings);
        await provider.Up(demonstration.Address);
        await SignedInPages.MakeKnown(provider);
        var rest = EveryPage.Others.Chunk((EveryPage.Others.Count + 1) / 2).ToList();
        // The longest first.
        IReadOnlyList<Func<Task>> visits =
        [
            () => Go([.. SignedInPages.Accounts, .. SignedInPages.Organisations, .. SignedInPages.FirstContacts], answered: false, demonstration),
            () => Go(SignedInPages.CaseFiles, answered: false, demonstration),
            () => Go(SignedInPages.Assistance, answered: false, demonstration),
            .. rest.Select<EveryPage.State[], Func<Task>>(half => () => Go(half, answered: true)),
            () => Go([.. EveryPage.Reminders, .. EveryPage.Contours], answered: true, demonstration),
            async () => await Go(await EveryPage.OfSiteMap(browser.Site), answered: false),
            () => Go(SignedInPages.ByProvider, answered: false, demonstration, provider.Address),
            .. EveryPage.Fresh.Select<EveryPage.State, Func<Task>>(state => () => Go([state], answered: false)),
        ];
        await Parallel.ForEachAsync(visits, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (visit, _) => await visit());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task Go(IEnumerable<EveryPage.State> states, bool answered, RunningSite? elsewhere = null, string? mayGoTo = null)
    {
        await using var visitor = await browser.Arrive(elsewhere: elsewhere);
        visitor.MayGoTo = mayGoTo;
        if (answered)
            await EveryPage.AnswerAsTheExample(visitor);
        var seen = new HashSet<string>();
        foreach (var state in states)
        {
            var complained = visitor.Complaints.Count;
            await visitor.Page.SetViewportSizeAsync(Widths.Desk.Width, Widths.Desk.Height);
            // The other pages are still to be seen: what went wrong here is said by a test, with the rest.
            var wrong = await Record.ExceptionAsync(async () =>
            {
                await state.Reach(visitor);
                await Look(visitor, state.Name, thoroughly: seen.Add(PageOf(visitor)) || Depth.IsDeep);
            });
            if (wrong is not null)
                complaints.Add((state.Name, $"not reached from {visitor.Where}: {wrong.GetType().Name}: {wrong.Message}"));
            foreach (var complaint in visitor.Complaints.Skip(complained))
                complaints.Add((state.Name, complaint));
        }
    }

    private async Task Look(Visitor visitor, string name, bool thoroughly)
    {
        var page = visitor.Page;
        if (name == EveryPage.ApiReference)
            return;
        sources.Add((name, visitor.Source));
        await Note(inline, Inline);
        await Note(shapes, Shape);
        if (!thoroughly)
            return;
        await Audit(rulesOnDesk);
        await Resize(Widths.Phone);
        await Note(tooWide, Overflowing, " at 390 px");
        await Audit(rulesOnPhone);
        await Resize(Widths.Reflow);
        await Note(tooWide, Overflowing, " at 320 px");
        await Resize(Widths.Desk);
        await page.EvaluateAsync("() => { document.documentElement.style.fontSize = parseFloat(getComputedStyle(document.documentElement).fontSize) * 2 + 'px'; }");
        await Note(tooWide, Overflowing, " at 1280 px, text at 200 %");

        async Task Note(ConcurrentBag<(string, string)> where, string script, string when = "")
        {
            foreach (var wrong in await page.EvaluateAsync<string[]>(script))
                where.Add((name + when, wrong));
        }

        async Task Audit(ConcurrentBag<(string, string)> where)
        {
            foreach (var broken in await Axe.BrokenRules(page))
                where.Add((name, broken));
        }

        async Task Resize(ViewportSize size) => await page.SetViewportSizeAsync(size.Width, size.Height);
    }

    /// <summary>The path, the same whatever is drawn at random in it.</summary>
    private static string PageOf(Visitor visitor) =>
        string.Join('/', new Uri(visitor.Page.Url).AbsolutePath.Split('/').Select(part => part.Length > 20 && part.Any(char.IsDigit) ? "*" : part));

    private static IEnumerable<string> Lines(IEnumerable<(string Page, string Wrong)> wrongs) =>
        wrongs.OrderBy(w => w.Page, StringComparer.Ordinal).Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Page}: {w.Wrong}"));
}
