using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Beffroi.Tests.Harness;

/// <summary>An identity provider that lies when it is told to: each part of what it says can be changed, or signed otherwise.</summary>
public sealed class StandInProvider : IAsyncDisposable
{
    public const string ClientId = "beffroi", Victim = "victime";

    private readonly WebApplication app;
    private readonly RSA key = RSA.Create(2048), otherKey = RSA.Create(2048);

    private StandInProvider(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public Dictionary<string, string?> Settings => new()
    {
        ["BEFFROI_OIDC_AUTHORITY"] = Address,
        ["BEFFROI_OIDC_CLIENT_ID"] = ClientId,
        ["BEFFROI_OIDC_CLIENT_SECRET"] = "un secret de test",
        ["BEFFROI_OIDC_NAME"] = "Identité d’essai",
        ["BEFFROI_OIDC_TIMEOUT"] = "4",
        ["BEFFROI_OIDC_ACR"] = "eidas1",
    };

    /// <summary>Now, for what it signs.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = TimeProvider.System.GetUtcNow;

    /// <summary>What it was asked to bind the token to.</summary>
    public string Nonce { get; set; } = "";

    public Action<JsonObject>? OnDiscovery { get; set; }

    public Action<JsonObject>? OnKeys { get; set; }

    public Action<JsonObject>? OnIdToken { get; set; }

    public Action<JsonObject>? OnUserInfo { get; set; }

    /// <summary>Signs the identity token instead of the key that is published.</summary>
    public Func<JsonObject, string>? SignIdToken { get; set; }

    public Func<JsonObject, string>? SignUserInfo { get; set; }

    public string UserInfoType { get; set; } = "application/jwt";

    /// <summary>Answers instead, when it is asked for that path.</summary>
    public Dictionary<string, Func<HttpContext, Task>> Faults { get; } = [];

    public static async Task<StandInProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var provider = new StandInProvider(server);
        server.Run(provider.Answer);
        await server.StartAsync();
        return provider;
    }

    /// <summary>With the key that is published.</summary>
    public string Sign(JsonObject claims) => Signed(claims, key, "k1");

    /// <summary>With another, under the name of the one that is published.</summary>
    public string Forge(JsonObject claims) => Signed(claims, otherKey, "k1");

    /// <summary>With a key that is published nowhere.</summary>
    public string SignUnknown(JsonObject claims) => Signed(claims, otherKey, "k2");

    /// <summary>Claims changed once they were signed.</summary>
    public string Tamper(JsonObject claims, string name, JsonNode? value)
    {
        var (parts, changed) = (Sign(claims).Split('.'), (JsonObject)claims.DeepClone());
        changed[name] = value;
        return $"{parts[0]}.{Encode(changed.ToJsonString())}.{parts[2]}";
    }

    public static string NotSigned(JsonObject claims) => $"{Encode("""{"alg":"none"}""")}.{Encode(claims.ToJsonString())}.";

    /// <summary>The public key, which everybody has, taken for a shared secret.</summary>
    public string Confuse(JsonObject claims)
    {
        var signed = $"{Encode("""{"alg":"HS256","kid":"k1"}""")}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key.ExportSubjectPublicKeyInfoPem()), Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string ByOurSecret(JsonObject claims)
    {
        var signed = $"{Encode("""{"alg":"HS256"}""")}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData("un secret de test"u8, Encoding.ASCII.GetBytes(signed)))}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
        otherKey.Dispose();
    }

    private static string Signed(JsonObject claims, RSA by, string kid)
    {
        var signed = $"{Encode($$"""{"alg":"RS256","kid":"{{kid}}"}""")}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(by.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private Task Answer(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (Faults.TryGetValue(path, out var fault))
            return fault(http);
        return path switch
        {
            "/.well-known/openid-configuration" => Write(http, "application/json", Discovery().ToJsonString()),
            "/jwks" => Write(http, "application/json", Keys().ToJsonString()),
            "/token" => Write(http, "application/json", Tokens().ToJsonString()),
            "/userinfo" => Write(http, UserInfoType, UserInfo()),
            _ => Write(http, "text/plain", "", StatusCodes.Status404NotFound),
        };
    }

    private JsonObject Discovery()
    {
        var document = new JsonObject
        {
            ["issuer"] = Address,
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["userinfo_endpoint"] = $"{Address}/userinfo",
            ["jwks_uri"] = $"{Address}/jwks",
            ["authorization_response_iss_parameter_supported"] = true,
        };
        OnDiscovery?.Invoke(document);
        return document;
    }

    private JsonObject Keys()
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var set = new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = "k1",
                ["alg"] = "RS256",
                ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                ["e"] = Base64Url.EncodeToString(parameters.Exponent),
            }),
        };
        OnKeys?.Invoke(set);
        return set;
    }

    private JsonObject Tokens()
    {
        var now = Clock().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Address,
            ["aud"] = ClientId,
            ["sub"] = Victim,
            ["iat"] = now,
            ["exp"] = now + 300,
            ["auth_time"] = now,
            ["nonce"] = Nonce,
            ["acr"] = "eidas1",
        };
        OnIdToken?.Invoke(claims);
        return new() { ["access_token"] = "jeton", ["token_type"] = "Bearer", ["id_token"] = (SignIdToken ?? Sign)(claims) };
    }

    private string UserInfo()
    {
        var claims = new JsonObject
        {
            ["iss"] = Address,
            ["aud"] = ClientId,
            ["sub"] = Victim,
            ["email"] = "victime@exemple.invalid",
            ["email_verified"] = true,
            ["given_name"] = "Zoé",
            ["usual_name"] = "Discrète",
            ["siret"] = "00000001800010",
        };
        OnUserInfo?.Invoke(claims);
        return UserInfoType == "application/jwt" ? (SignUserInfo ?? Sign)(claims) : claims.ToJsonString();
    }

    private static async Task Write(HttpContext http, string type, string text, int status = StatusCodes.Status200OK)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, type);
        await http.Response.WriteAsync(text);
    }
}
