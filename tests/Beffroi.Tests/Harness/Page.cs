using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io;

namespace Beffroi.Tests.Harness;

/// <summary>A page as a person meets it: headings, labels, buttons and links by their words.</summary>
public sealed class Page
{
    private readonly HttpClient client;

    private Page(HttpClient client, HttpResponseMessage response, IDocument document) =>
        (this.client, Response, Document) = (client, response, document);

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public IDocument Document { get; }

    /// <summary>Where the visitor is now, path and query.</summary>
    public string Address => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public string Title => Document.Title ?? "";

    /// <summary>The words of the one h1.</summary>
    public string Heading => Words(Document.QuerySelectorAll("h1").Single());

    /// <summary>The words of the page, spaces made one.</summary>
    public string Text => Words(Document.Body!);

    public static async Task<Page> Open(HttpClient client, string address) => await Follow(client, await client.GetAsync(address));

    /// <summary>The control with that label.</summary>
    public IElement Field(string label) =>
        Document.QuerySelectorAll("label").Where(l => Words(l).Contains(label, StringComparison.Ordinal))
            .Select(l => ((IHtmlLabelElement)l).Control as IElement).FirstOrDefault(c => c is not null)
        ?? throw new KeyNotFoundException($"No field is labelled « {label} » on {Address}.");

    /// <summary>Types into a field, or chooses the option of a list by its words or value.</summary>
    public Page Fill(string label, string value)
    {
        switch (Field(label))
        {
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement list:
                list.Value = list.Options.First(o => o.Value == value || Words(o) == value).Value;
                break;
            case var other:
                throw new InvalidOperationException($"« {label} » is a {other.LocalName}: nothing can be typed there.");
        }
        return this;
    }

    /// <summary>Chooses a file.</summary>
    public Page Attach(string label, string name, byte[] content, string type = "")
    {
        ((IHtmlInputElement)Field(label)).Files!.Add(new ChosenFile(name, type, content));
        return this;
    }

    /// <summary>Ticks a box or chooses a radio button.</summary>
    public Page Choose(string label)
    {
        ((IHtmlInputElement)Field(label)).IsChecked = true;
        return this;
    }

    public IHtmlAnchorElement Link(string words) =>
        Document.QuerySelectorAll("a[href]").OfType<IHtmlAnchorElement>()
            .FirstOrDefault(a => Words(a).Contains(words, StringComparison.Ordinal) || a.GetAttribute("aria-label") == words)
        ?? throw new KeyNotFoundException($"No link says « {words} » on {Address}.");

    public Task<Page> Go(string link) => Open(client, Link(link).GetAttribute("href")!);

    /// <summary>Presses a button, sends its form with what was filled in, and follows to the next page.</summary>
    public async Task<Page> Press(string button)
    {
        var pressed = Document.QuerySelectorAll("button, input[type=submit]").OfType<IHtmlElement>()
            .FirstOrDefault(b => Words(b).Contains(button, StringComparison.Ordinal) || b.GetAttribute("value") == button)
            ?? throw new KeyNotFoundException($"No button says « {button} » on {Address}.");
        var form = pressed switch
        {
            IHtmlButtonElement b => b.Form,
            IHtmlInputElement i => i.Form,
            _ => null,
        } ?? throw new InvalidOperationException($"« {button} » is in no form.");
        var submission = form.GetSubmission(pressed) ?? throw new InvalidOperationException($"The form of « {button} » cannot be sent.");
        using var request = new HttpRequestMessage(new System.Net.Http.HttpMethod(submission.Method.ToString().ToUpperInvariant()), submission.Target.Href);
        if (submission.Method is AngleSharp.Io.HttpMethod.Post)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", submission.MimeType ?? MimeTypeNames.UrlencodedForm);
        }
        return await Follow(client, await client.SendAsync(request));
    }

    /// <summary>What a request came to, after its redirections.</summary>
    public static async Task<Page> Follow(HttpClient client, HttpResponseMessage response)
    {
        for (var i = 0; i < 10 && response.Headers.Location is { } next; i++)
        {
            var from = response.RequestMessage!.RequestUri!;
            response.Dispose();
            response = await client.GetAsync(new Uri(from, next));
        }
        var html = await response.Content.ReadAsStringAsync();
        var context = BrowsingContext.New(Configuration.Default);
        var document = await context.OpenAsync(r => r.Content(html).Address(response.RequestMessage!.RequestUri!.AbsoluteUri));
        return new(client, response, document);
    }

    private static string Words(INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A file of the device of a visitor.</summary>
internal sealed class ChosenFile(string name, string type, byte[] content) : AngleSharp.Io.Dom.IFile
{
    public string Name => name;

    public DateTime LastModified => DateTime.UnixEpoch;

    public int Length => content.Length;

    public string Type => type;

    /// <summary>Anew for each form that is sent.</summary>
    public Stream Body => new MemoryStream(content);

    public bool IsClosed { get; private set; }

    public AngleSharp.Io.Dom.IBlob Slice(int start = 0, int end = int.MaxValue, string? contentType = null) =>
        new ChosenFile(name, contentType ?? type, content[start..Math.Min(end, content.Length)]);

    public void Close() => IsClosed = true;

    public void Dispose() => Close();
}
