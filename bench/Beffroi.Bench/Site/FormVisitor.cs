using System.Net;
using System.Text.RegularExpressions;

namespace Beffroi.Bench.Site;

/// <summary>A visitor who keeps their cookies and sends the forms of the pages.</summary>
internal sealed partial class FormVisitor(Uri address) : IDisposable
{
    private readonly CookieContainer jar = new();
    private HttpClient? client;

    public IEnumerable<Cookie> Cookies => jar.GetCookies(address);

    public HttpClient Client => client ??= new HttpClient(new SocketsHttpHandler { CookieContainer = jar, UseProxy = false }) { BaseAddress = address };

    /// <summary>Opens the page of a form, then sends it with what is filled in.</summary>
    /// <returns>The answer, after redirections.</returns>
    public async Task<HttpResponseMessage> Send(string page, params (string Name, string Value)[] fields) => await Send(page, await Client.GetStringAsync(page), fields);

    /// <summary>Sends a form whose page was opened already.</summary>
    public async Task<HttpResponseMessage> Send(string to, string page, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent([new("jeton", WebUtility.HtmlDecode(Token().Match(page).Groups["token"].Value)), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        return await Client.PostAsync(to, form);
    }

    public void Dispose() => client?.Dispose();

    [GeneratedRegex("name=\"jeton\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
