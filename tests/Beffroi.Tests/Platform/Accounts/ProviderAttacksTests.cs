using System.Net;
using System.Text.Json.Nodes;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>A provider that lies, or someone between, enters no account: each lie is refused by a page, noted without personal data, and opens nothing.</summary>
public sealed class ProviderAttacksTests(LyingProvider lied) : IClassFixture<LyingProvider>
{
    internal const string Reached = "/connexion/fournisseur/retour";

    /// <summary>What is changed in an answer that would be right, and the cause that the log names.</summary>
    public static TheoryData<string, string> Lies { get; } = new()
    {
        { "userinfo changed once signed", "provider-userinfo-signature" },
        { "userinfo signed by another key", "provider-userinfo-signature" },
        { "userinfo signed by a key that is not published", "provider-userinfo-unknown-key" },
        { "userinfo of someone else", "provider-other-subject" },
        { "userinfo without a subject", "provider-other-subject" },
        { "userinfo for another site", "provider-userinfo-audience" },
        { "userinfo of another issuer", "provider-userinfo-issuer" },
        { "userinfo that has expired", "provider-userinfo-expired" },
        { "userinfo not signed", "provider-userinfo-algorithm" },
        { "userinfo signed by the public key as a secret", "provider-userinfo-algorithm" },
        { "userinfo signed by our own secret", "provider-userinfo-algorithm" },
        { "userinfo as plain JSON", "provider-userinfo-not-signed" },
        { "userinfo that is no token", "provider-userinfo-malformed" },
        { "token changed once signed", "provider-id-token-signature" },
        { "token not signed", "provider-id-token-algorithm" },
        { "token signed by the public key as a secret", "provider-id-token-algorithm" },
        { "token signed by our own secret", "provider-id-token-algorithm" },
        { "token for another site", "provider-id-token-audience" },
        { "token for two sites that names another", "provider-id-token-authorized-party" },
        { "token of another issuer", "provider-id-token-issuer" },
        { "token that has expired", "provider-id-token-expired" },
        { "token without an end", "provider-id-token-expired" },
        { "token of tomorrow", "provider-id-token-expired" },
        { "token without nonce", "provider-nonce" },
        { "token with another nonce", "provider-nonce" },
        { "token without a subject", "provider-no-subject" },
        { "token of a lower level", "provider-low-level" },
        { "code refused", "provider-code" },
        { "keys down", "provider-down" },
        { "keys that are none", "provider-unreadable" },
        { "a symmetric key published", "provider-id-token-unknown-key" },
        { "token endpoint down", "provider-down" },
        { "token endpoint that answers nonsense", "provider-unreadable" },
        { "userinfo that hangs", "provider-down" },
        { "userinfo without end", "provider-down" },
    };

    [Theory, MemberData(nameof(Lies))]
    public async Task A_lie_is_refused_by_a_page_and_opens_nothing(string lie, string cause)
    {
        var provider = lied.Anew();
        Tell(provider, lie);
        var visitor = lied.Site.NewVisitor();

        var page = await lied.Answered(visitor);

        Assert.Equal((HttpStatusCode.BadRequest, "Vous n’êtes pas connecté"), (page.Status, page.Heading));
        await lied.OpenedNothing(visitor, cause);
    }

    [Fact]
    public async Task What_is_right_enters()
    {
        lied.Anew();
        Assert.Equal("/compte", (await lied.Answered(lied.Site.NewVisitor())).Address);
    }

    [Theory]
    [InlineData("iss of another", "provider-mixed-up")]
    [InlineData("no iss", "provider-mixed-up")]
    [InlineData("two iss", "provider-mixed-up")]
    [InlineData("another state", "provider-state")]
    [InlineData("no state", "provider-state")]
    [InlineData("another browser", "provider-too-late")]
    [InlineData("too late", "provider-too-late")]
    [InlineData("no code", "provider-unreadable")]
    [InlineData("an error", "provider-refused")]
    public async Task An_answer_that_is_not_to_our_question_is_refused(string what, string cause)
    {
        lied.Anew();
        var visitor = lied.Site.NewVisitor();
        var address = await lied.Asked(visitor);
        var query = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]).ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        switch (what)
        {
            case "iss of another": query["iss"] = "https://autre.exemple.invalid"; break;
            case "no iss": query.Remove("iss"); break;
            case "two iss": query["iss"] = new[] { query["iss"].ToString(), "https://autre.exemple.invalid" }; break;
            case "another state": query["state"] = new string('x', 43); break;
            case "no state": query.Remove("state"); break;
            case "another browser": visitor = lied.Site.NewVisitor(); break;
            case "too late": lied.Site.Clock.Advance(TimeSpan.FromMinutes(11)); break;
            case "no code": query.Remove("code"); break;
            case "an error": query["error"] = "server_error"; break;
        }

        var page = await Page.Open(visitor, QueryHelpers.AddQueryString(Reached, query));

        Assert.Equal((HttpStatusCode.BadRequest, "Vous n’êtes pas connecté"), (page.Status, page.Heading));
        await lied.OpenedNothing(visitor, cause);
    }

    [Fact]
    public async Task An_answer_opens_once()
    {
        lied.Anew();
        var visitor = lied.Site.NewVisitor();
        var address = await lied.Asked(visitor);
        Assert.Equal("/compte", (await Page.Open(visitor, address)).Address);
        await Page.Open(visitor, "/deconnexion").ContinueWith(p => p.Result.Press("Se déconnecter")).Unwrap();

        var replayed = await Page.Open(visitor, address);

        Assert.Equal((HttpStatusCode.BadRequest, "Vous n’êtes pas connecté"), (replayed.Status, replayed.Heading));
        await lied.OpenedNothing(visitor, "provider-too-late");
    }

    [Theory]
    [InlineData("issuer", "provider-other-issuer")]
    [InlineData("issuer missing", "provider-other-issuer")]
    [InlineData("token endpoint in clear", "provider-unsafe-address")]
    [InlineData("down", "provider-down")]
    [InlineData("hangs", "provider-down")]
    [InlineData("nonsense", "provider-unreadable")]
    [InlineData("leads elsewhere", "provider-down")]
    public async Task A_discovery_that_is_not_right_leads_nobody_there(string what, string cause)
    {
        var provider = lied.Anew();
        const string path = "/.well-known/openid-configuration";
        switch (what)
        {
            case "issuer": provider.OnDiscovery = d => d["issuer"] = "https://autre.exemple.invalid"; break;
            case "issuer missing": provider.OnDiscovery = d => d.Remove("issuer"); break;
            case "token endpoint in clear": provider.OnDiscovery = d => d["token_endpoint"] = "http://exemple.invalid/token"; break;
            case "down": provider.Faults[path] = Fails; break;
            case "hangs": provider.Faults[path] = Hangs; break;
            case "nonsense": provider.Faults[path] = Nonsense; break;
            case "leads elsewhere":
                provider.Faults[path] = http =>
                {
                    http.Response.Redirect($"{provider.Address}/jwks");
                    return Task.CompletedTask;
                };
                break;
        }
        var visitor = lied.Site.NewVisitor();

        var page = await Page.Open(visitor, "/connexion/fournisseur");

        Assert.StartsWith("/connexion?", page.Address, StringComparison.Ordinal);
        Assert.Contains("Identité d’essai ne répond pas pour le moment", page.Text, StringComparison.Ordinal);
        await lied.OpenedNothing(visitor, cause);
    }

    [Fact]
    public async Task A_key_that_changed_since_is_asked_for_again()
    {
        var provider = lied.Anew();
        Assert.Equal("/compte", (await lied.Answered(lied.Site.NewVisitor())).Address);
        lied.Site.Clock.Advance(TimeSpan.FromMinutes(2));
        // Published from now on under another name.
        provider.OnKeys = k => k["keys"]![0]!["kid"] = "k1-bis";
        provider.SignIdToken = c => Renamed(provider.Sign(c));
        provider.SignUserInfo = c => provider.Sign(c);
        var page = await lied.Answered(lied.Site.NewVisitor());
        // The name of the key is signed too: what matters is that the new keys were read.
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(lied.Site.Log, l => l.Contains("provider-id-token-signature", StringComparison.Ordinal));

        static string Renamed(string token) =>
            $"{System.Buffers.Text.Base64Url.EncodeToString("""{"alg":"RS256","kid":"k1-bis"}"""u8)}{token[token.IndexOf('.', StringComparison.Ordinal)..]}";
    }

    private static void Tell(StandInProvider provider, string lie)
    {
        var now = provider.Clock().ToUnixTimeSeconds();
        switch (lie)
        {
            case "userinfo changed once signed": provider.SignUserInfo = c => provider.Tamper(c, "siret", "99999999999999"); break;
            case "userinfo signed by another key": provider.SignUserInfo = provider.Forge; break;
            case "userinfo signed by a key that is not published": provider.SignUserInfo = provider.SignUnknown; break;
            case "userinfo of someone else": provider.OnUserInfo = c => c["sub"] = "autre"; break;
            case "userinfo without a subject": provider.OnUserInfo = c => c.Remove("sub"); break;
            case "userinfo for another site": provider.OnUserInfo = c => c["aud"] = "autre"; break;
            case "userinfo of another issuer": provider.OnUserInfo = c => c["iss"] = "https://autre.exemple.invalid"; break;
            case "userinfo that has expired": provider.OnUserInfo = c => c["exp"] = now - 120; break;
            case "userinfo not signed": provider.SignUserInfo = StandInProvider.NotSigned; break;
            case "userinfo signed by the public key as a secret": provider.SignUserInfo = provider.Confuse; break;
            case "userinfo signed by our own secret": provider.SignUserInfo = StandInProvider.ByOurSecret; break;
            case "userinfo as plain JSON": provider.UserInfoType = "application/json"; break;
            case "userinfo that is no token": provider.SignUserInfo = _ => "a.b.c"; break;
            case "token changed once signed": provider.SignIdToken = c => provider.Tamper(c, "acr", "eidas3"); break;
            case "token not signed": provider.SignIdToken = StandInProvider.NotSigned; break;
            case "token signed by the public key as a secret": provider.SignIdToken = provider.Confuse; break;
            case "token signed by our own secret": provider.SignIdToken = StandInProvider.ByOurSecret; break;
            case "token for another site": provider.OnIdToken = c => c["aud"] = "autre"; break;
            case "token for two sites that names another":
                provider.OnIdToken = c => (c["aud"], c["azp"]) = (new JsonArray(StandInProvider.ClientId, "autre"), "autre");
                break;
            case "token of another issuer": provider.OnIdToken = c => c["iss"] = "https://autre.exemple.invalid"; break;
            case "token that has expired": provider.OnIdToken = c => c["exp"] = now - 120; break;
            case "token without an end": provider.OnIdToken = c => c.Remove("exp"); break;
            case "token of tomorrow": provider.OnIdToken = c => (c["nbf"], c["exp"]) = (now + 86_400, now + 90_000); break;
            case "token without nonce": provider.OnIdToken = c => c.Remove("nonce"); break;
            case "token with another nonce": provider.OnIdToken = c => c["nonce"] = new string('x', 43); break;
            case "token without a subject": provider.OnIdToken = c => c.Remove("sub"); break;
            case "token of a lower level": provider.OnIdToken = c => c["acr"] = "eidas0"; break;
            case "code refused": provider.Faults["/token"] = http => Write(http, StatusCodes.Status400BadRequest, """{"error":"invalid_grant"}"""); break;
            case "keys down": provider.Faults["/jwks"] = Fails; break;
            case "keys that are none": provider.Faults["/jwks"] = Nonsense; break;
            case "a symmetric key published": provider.OnKeys = k => (k["keys"]![0]!["kty"], k["keys"]![0]!["k"]) = ("oct", "c2VjcmV0"); break;
            case "token endpoint down": provider.Faults["/token"] = Fails; break;
            case "token endpoint that answers nonsense": provider.Faults["/token"] = Nonsense; break;
            case "userinfo that hangs": provider.Faults["/userinfo"] = Hangs; break;
            case "userinfo without end":
                provider.Faults["/userinfo"] = async http =>
                {
                    for (var chunk = new byte[64 * 1024]; !http.RequestAborted.IsCancellationRequested;)
                        await http.Response.Body.WriteAsync(chunk, http.RequestAborted);
                };
                break;
            default: throw new ArgumentOutOfRangeException(nameof(lie), lie, null);
        }
    }

    private static Task Fails(HttpContext http) => Write(http, StatusCodes.Status503ServiceUnavailable, "{}");

    private static Task Nonsense(HttpContext http) => Write(http, StatusCodes.Status200OK, "<html>");

    private static Task Hangs(HttpContext http) => Task.Delay(TimeSpan.FromSeconds(5), http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    private static async Task Write(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(text);
    }
}
