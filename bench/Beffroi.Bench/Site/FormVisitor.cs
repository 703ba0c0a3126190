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

    /// <summary>Sends a form whose page was opened already, with what the page sends along unseen.</summary>
    public async Task<HttpResponseMessage> Send(string to, string page, params (string Name, string Value)[] fields)
    {
        var unseen = Hidden().Matches(page).Select(h => (Name: h.Groups["name"].Value, Value: WebUtility.HtmlDecode(h.Groups["value"].Value)));
        using var form = new FormUrlEncodedContent(fields.Concat(unseen).DistinctBy(f => f.Name).Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await Client.PostAsync(to, form);
    }

    public void Dispose() => client?.Dispose();

    [GeneratedRegex("<input(?=[^>]* type=\"hidden\")(?=[^>]* name=\"(?<name>[^\"]+)\")(?=[^>]* value=\"(?<value>[^\"]*)\")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
