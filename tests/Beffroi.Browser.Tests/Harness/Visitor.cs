using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>Someone with a browser of their own, who notes what the browser asks for and what it complains of.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>Until something that does not come is a failure: long, because every test shares the processors with others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Between two questions to a document that loads: each costs four processes some work.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentDictionary<string, bool> documents = new(StringComparer.Ordinal);
    private readonly Uri home;

    /// <summary>The last document that came.</summary>
    private IResponse? document;

    private Visitor(IPage page, Uri home) => (Page, this.home) = (page, home);

    public IPage Page { get; }

    /// <summary>Another site where the visitor may be sent, without a final slash.</summary>
    public string? MayGoTo { get; set; }

    /// <summary>The person of the demonstration whom the visitor has become; null: nobody yet.</summary>
    public string? SignedInAs { get; set; }

    /// <summary>The address of every request, in order.</summary>
    public ConcurrentQueue<string> Addresses { get; } = new();

    /// <summary>The last document as the server sent it, before any script.</summary>
    public string Source { get; private set; } = "";

    public IReadOnlyCollection<string> Complaints => complaints;

    /// <summary>Where the visitor is: the path, and the query when there is one.</summary>
    public string Where => new Uri(Page.Url).PathAndQuery;

    /// <summary>The words of the one title.</summary>
    public async Task<string> Heading() => Words.Of(await Page.Locator("h1").InnerTextAsync());

    /// <summary>The words of the page's own content, spaces made one.</summary>
    public async Task<string> Text() => Words.Of(await Page.Locator("main").InnerTextAsync());

    internal static async Task<Visitor> Arrive(IBrowserContext context, Uri home)
    {
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        await context.AddInitScriptAsync(Axe.Waiting);
        var visitor = new Visitor(await context.NewPageAsync(), home);
        var page = visitor.Page;
        page.Request += (_, request) => visitor.Note(request);
        page.RequestFailed += (_, request) =>
        {
            // A page that is left while it loads takes its requests along.
            if (request.Failure != "net::ERR_ABORTED")
                visitor.complaints.Enqueue($"{request.Method} {request.Url}: {request.Failure}");
        };
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Status is < 300 or >= 400 && response.Frame == page.MainFrame)
                visitor.document = response;
            var asked = visitor.documents.ContainsKey(response.Url);
            // A document that says 404 is what its test asked for; so is the page that words a fault, asked for by its address.
            if (response.Status >= (asked ? 500 : 400) && !new Uri(response.Url).AbsolutePath.StartsWith("/erreur/", StringComparison.Ordinal))
                visitor.complaints.Enqueue($"{response.Url} answered {response.Status}");
        };
        page.PageError += (_, error) => visitor.complaints.Enqueue($"uncaught on {page.Url}: {error}");
        page.Console += (_, message) =>
        {
            // What failed to load is noted above, with its status.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                visitor.complaints.Enqueue($"console on {page.Url}: {message.Text}");
        };
        return visitor;
    }

    /// <summary>Goes to an address of the site.</summary>
    public async Task Open(string address) => await Load(() => Page.GotoAsync(address));

    /// <summary>Presses a button that leads to another page.</summary>
    public Task Press(string button) => Load(() => Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync());

    /// <summary>The same of the page's own content, for the button of that name alone: others begin with the same word.</summary>
    public Task PressExactly(string button) => Load(() => Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());

    /// <summary>Signs in as someone of the demonstration, on the way to an address.</summary>
    public async Task SignIn(string person, string address)
    {
        await Open($"/connexion?retour={Uri.EscapeDataString(address)}");
        await Press(person);
    }

    /// <summary>Follows a link, the first that has these words.</summary>
    public Task Follow(string link) => Load(() => Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync());

    /// <summary>What a link of the page's own content gives as a file: the first that has these words.</summary>
    public async Task<byte[]> Download(string link)
    {
        var shown = Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = link }).First;
        var address = (await shown.GetAttributeAsync("href"))!;
        // The first document wakes what makes them, beside all else that runs here: a site that is too busy says so, and one asks again.
        for (var left = 6; (await Page.APIRequest.GetAsync(address)).Status == 503; left--)
            Assert.True(left > 0, $"{address} is never ready.");
        var download = await Page.RunAndWaitForDownloadAsync(() => shown.ClickAsync());
        using var bytes = new MemoryStream();
        await using var stream = await download.CreateReadStreamAsync();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Does what leads to another document and waits until it is there.</summary>
    public async Task Load(Func<Task> act)
    {
        await Page.EvaluateAsync("() => { window.beingLeft = true; }");
        var arriving = Page.WaitForResponseAsync(r => r.Request.IsNavigationRequest && r.Status is < 300 or >= 400);
        await act();
        await arriving;
        await Loaded();
        Source = await LastSource();
    }

    /// <summary>Waits for where a page leads by itself, which may come before one listens to it.</summary>
    /// <param name="address">How it begins: a path of the site, or an address elsewhere.</param>
    public async Task Arrives(string address)
    {
        var patience = Stopwatch.StartNew();
        var whole = new Uri(home, address).ToString();
        while (!Page.Url.StartsWith(whole, StringComparison.Ordinal))
        {
            Assert.True(patience.Elapsed < Patience, $"{Page.Url} has not led to {whole} after {Patience.TotalSeconds} s.");
            await Task.Delay(Pause);
        }
        await Loaded();
        Source = await LastSource();
    }

    /// <summary>A page that leads on by itself takes its source along: the one it leads to is there soon.</summary>
    private async Task<string> LastSource()
    {
        for (var left = 50; ; left--)
        {
            try
            {
                if (left == 0 || document!.Url == Page.Url.Split('#')[0])
                    return await document!.TextAsync();
            }
            catch (PlaywrightException e) when (left > 0 && e.Message.Contains("navigated away", StringComparison.Ordinal))
            {
                // The next one is not there yet.
            }
            await Task.Delay(Pause);
            await Loaded();
        }
    }

    /// <summary>Asks the document itself: the event of a fast page can come before one listens to it.</summary>
    private async Task Loaded()
    {
        var patience = Stopwatch.StartNew();
        while (!await IsThere())
        {
            Assert.True(patience.Elapsed < Patience, $"{Page.Url} is still loading after {Patience.TotalSeconds} s.");
            await Task.Delay(Pause);
        }

        async Task<bool> IsThere()
        {
            try
            {
                return await Page.EvaluateAsync<bool>("() => !window.beingLeft && document.readyState === 'complete'");
            }
            catch (PlaywrightException e) when (e.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
            {
                // One document has just left, the next one is not there yet.
                return false;
            }
        }
    }

    public void MustNotHaveComplained() => Assert.Empty(complaints);

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Note(IRequest request)
    {
        Addresses.Enqueue(request.Url);
        if (request.IsNavigationRequest)
            documents.TryAdd(request.Url, true);
        if (request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != home.Authority
            && !(MayGoTo is { } other && request.Url.StartsWith(other + "/", StringComparison.Ordinal)))
            complaints.Enqueue($"{request.Url} is not ours");
    }
}

internal static class Words
{
    /// <summary>Spaces, breaking or not, made one; apostrophes as in print.</summary>
    public static string Of(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('\'', '’');
}
