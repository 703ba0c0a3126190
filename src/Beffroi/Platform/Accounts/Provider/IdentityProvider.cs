using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Where the provider does what, as its discovery document says.</summary>
internal sealed record ProviderAddresses
{
    public required Uri Authorization { get; init; }

    public required Uri Token { get; init; }

    public required Uri UserInfo { get; init; }

    public required Uri Keys { get; init; }

    /// <summary>Where one signs out of it too; null: nowhere.</summary>
    public required Uri? EndSession { get; init; }

    /// <summary>Whether it always says with a code who it is (RFC 9207).</summary>
    public required bool TellsIssuer { get; init; }

    /// <summary>Whether our secret may stand in the body of the request.</summary>
    public required bool SecretInBody { get; init; }
}

/// <summary>What a code was exchanged for.</summary>
internal sealed record ProviderTokens(string IdToken, string AccessToken);

/// <summary>What the provider tells of a person, before anything is believed.</summary>
/// <param name="Text">A JWT or JSON.</param>
/// <param name="IsJwt">Whether it says that it is a JWT.</param>
internal sealed record ToldOfPerson(string Text, bool IsJwt);

/// <summary>
/// Asks the provider. What it publishes is kept an hour, in memory; nothing is asked before somebody signs in, so that the site starts and runs without it.
/// </summary>
internal sealed class IdentityProvider(IHttpClientFactory clients, ProviderOptions options, TimeProvider clock)
{
    public const string Client = "identity-provider";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1), KeysAtMostEvery = TimeSpan.FromMinutes(1);

    private volatile Kept<ProviderAddresses>? addresses;
    private volatile Kept<JsonWebKeySet>? keys;

    public async Task<Outcome<ProviderAddresses>> Addresses(CancellationToken cancellation)
    {
        if (addresses is { } kept && kept.At + KeptFor > clock.GetUtcNow())
            return kept.Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        var asked = await Ask(request, cancellation);
        if (!asked.Succeeded)
            return asked.Refusal;
        var read = asked.Value.Status == HttpStatusCode.OK ? Read(asked.Value.Text) : ProviderRefusals.Down;
        if (read.Succeeded)
            addresses = new(read.Value, clock.GetUtcNow());
        return read;
    }

    /// <param name="anew">One of its tokens names a key that is not among those that are kept: it may have changed them since.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<JsonWebKeySet>> Keys(bool anew, CancellationToken cancellation)
    {
        if (keys is { } kept && kept.At + (anew ? KeysAtMostEvery : KeptFor) > clock.GetUtcNow())
            return kept.Value;
        var known = await Addresses(cancellation);
        if (!known.Succeeded)
            return known.Refusal;
        using var request = new HttpRequestMessage(HttpMethod.Get, known.Value.Keys);
        var asked = await Ask(request, cancellation);
        if (!asked.Succeeded)
            return asked.Refusal;
        if (asked.Value.Status != HttpStatusCode.OK)
            return ProviderRefusals.Down;
        try
        {
            var read = new JsonWebKeySet(asked.Value.Text);
            keys = new(read, clock.GetUtcNow());
            return read;
        }
        catch (ArgumentException)
        {
            // No set of keys: told and logged as a refusal.
            return ProviderRefusals.Unreadable;
        }
        catch (JsonException)
        {
            return ProviderRefusals.Unreadable;
        }
    }

    public async Task<Outcome<ProviderTokens>> Exchange(string code, string verifier, string redirect, CancellationToken cancellation)
    {
        var known = await Addresses(cancellation);
        if (!known.Succeeded)
            return known.Refusal;
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirect,
            ["code_verifier"] = verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, known.Value.Token);
        if (known.Value.SecretInBody)
            (form["client_id"], form["client_secret"]) = (options.ClientId, options.ClientSecret);
        else
            request.Headers.Authorization = new("Basic", Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(options.ClientId)}:{WebUtility.UrlEncode(options.ClientSecret)}")));
        request.Content = new FormUrlEncodedContent(form);
        var asked = await Ask(request, cancellation);
        if (!asked.Succeeded)
            return asked.Refusal;
        return Parse<ProviderTokens>(asked.Value.Text, answer => (asked.Value.Status, Text(answer, "error")) switch
        {
            (HttpStatusCode.OK, _) => Text(answer, "id_token") is { } id && Text(answer, "access_token") is { } access ? new ProviderTokens(id, access) : ProviderRefusals.Unreadable,
            (_, "invalid_grant") => ProviderRefusals.CodeRefused,
            (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, _) => ProviderRefusals.ClientRefused,
            _ => ProviderRefusals.Down,
        });
    }

    public async Task<Outcome<ToldOfPerson>> UserInfo(string accessToken, CancellationToken cancellation)
    {
        var known = await Addresses(cancellation);
        if (!known.Succeeded)
            return known.Refusal;
        using var request = new HttpRequestMessage(HttpMethod.Get, known.Value.UserInfo);
        request.Headers.Authorization = new("Bearer", accessToken);
        var asked = await Ask(request, cancellation);
        if (!asked.Succeeded)
            return asked.Refusal;
        return asked.Value.Status == HttpStatusCode.OK ? new ToldOfPerson(asked.Value.Text, asked.Value.MediaType == "application/jwt") : ProviderRefusals.Down;
    }

    /// <summary>A text of a JSON object; null when it has none of that name.</summary>
    public static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a JSON object; what is none is refused.</summary>
    public static Outcome<T> Parse<T>(string json, Func<JsonElement, Outcome<T>> read) where T : notnull
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : ProviderRefusals.Unreadable;
        }
        catch (JsonException)
        {
            // Told and logged as a refusal.
            return ProviderRefusals.Unreadable;
        }
        catch (InvalidOperationException)
        {
            // A text that is no Unicode.
            return ProviderRefusals.Unreadable;
        }
    }

    private Outcome<ProviderAddresses> Read(string json) => Parse<ProviderAddresses>(json, document =>
    {
        if (Text(document, "issuer") != options.Issuer)
            return ProviderRefusals.OtherIssuer;
        if (Address("authorization_endpoint") is not { } authorization || Address("token_endpoint") is not { } token
            || Address("userinfo_endpoint") is not { } userInfo || Address("jwks_uri") is not { } published)
            return ProviderRefusals.Unsafe;
        return new ProviderAddresses
        {
            Authorization = authorization,
            Token = token,
            UserInfo = userInfo,
            Keys = published,
            EndSession = Address("end_session_endpoint"),
            TellsIssuer = document.TryGetProperty("authorization_response_iss_parameter_supported", out var tells) && tells.ValueKind == JsonValueKind.True,
            SecretInBody = document.TryGetProperty("token_endpoint_auth_methods_supported", out var methods) && methods.ValueKind == JsonValueKind.Array
                && methods.EnumerateArray().Any(m => m.ValueKind == JsonValueKind.String && m.GetString() == "client_secret_post"),
        };

        Uri? Address(string name) => Uri.TryCreate(Text(document, name), UriKind.Absolute, out var uri) && ProviderOptions.IsSafe(uri) ? uri : null;
    });

    private async Task<Outcome<Answer>> Ask(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/jwt"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, cancellation);
            return new Answer(response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(cancellation));
        }
        catch (HttpRequestException)
        {
            // Told and logged as a refusal: the message of an exception may hold what was sent.
            return ProviderRefusals.Down;
        }
        catch (InvalidOperationException)
        {
            // A charset that does not exist.
            return ProviderRefusals.Down;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It took too long.
            return ProviderRefusals.Down;
        }
    }

    private sealed record Kept<T>(T Value, DateTimeOffset At);

    private sealed record Answer(HttpStatusCode Status, string? MediaType, string Text);
}
