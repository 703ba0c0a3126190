using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>
/// Believes a token of the provider, or not: signed by a key that it publishes, with the one algorithm of the settings, by it, for us, not expired. An algorithm that shares a
/// secret, or none, is never that of the settings.
/// </summary>
internal sealed class VerifyTokens(IdentityProvider provider, ProviderOptions options, TimeProvider clock)
{
    public const string IdToken = "id-token", UserInfo = "userinfo", LogoutToken = "logout-token";

    /// <summary>Two clocks may differ by that much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <param name="text">The token.</param>
    /// <param name="sort">Which, for the log.</param>
    /// <param name="mustExpire">Whether one without an end is refused.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<JsonWebToken>> Verify(string text, string sort, bool mustExpire, CancellationToken cancellation)
    {
        if (!Handler.CanReadToken(text) || Read(text) is not { } token)
            return ProviderRefusals.Token(sort, "malformed");
        if (token.Alg != options.Algorithm)
            return ProviderRefusals.Token(sort, "algorithm");
        var found = await KeysFor(token, cancellation);
        if (!found.Succeeded)
            return found.Refusal;
        if (found.Value.Count == 0)
            return ProviderRefusals.Token(sort, "unknown-key");
        var result = await Handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidAlgorithms = [options.Algorithm],
            ValidIssuer = options.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = found.Value,
            RequireSignedTokens = true,
            // Ours: the one of the library goes by the system’s clock.
            LifetimeValidator = (from, until, _, _) => IsNow(from, until, mustExpire),
        });
        if (!result.IsValid)
            return ProviderRefusals.Token(sort, CauseOf(result.Exception));
        return IsForUsAlone(token) ? token : ProviderRefusals.Token(sort, "authorized-party");
    }

    /// <summary>The claims of a verified token, as JSON.</summary>
    public static string ClaimsOf(JsonWebToken token) => Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.EncodedPayload));

    /// <summary>OpenID Connect Core, 3.1.3.7: with several audiences, the one that asked is named.</summary>
    private bool IsForUsAlone(JsonWebToken token)
    {
        var party = token.TryGetPayloadValue<string>("azp", out var azp) ? azp : null;
        return party is null ? token.Audiences.Count() == 1 : party == options.ClientId;
    }

    private async Task<Outcome<IReadOnlyList<SecurityKey>>> KeysFor(JsonWebToken token, CancellationToken cancellation)
    {
        var published = await provider.Keys(anew: false, cancellation);
        if (!published.Succeeded)
            return published.Refusal;
        var fitting = Fitting(published.Value, token);
        if (fitting.Length > 0)
            return fitting;
        published = await provider.Keys(anew: true, cancellation);
        return published.Succeeded ? Fitting(published.Value, token) : published.Refusal;
    }

    private static SecurityKey[] Fitting(JsonWebKeySet published, JsonWebToken token) =>
        [.. published.Keys.Where(k => k.Kty is JsonWebAlgorithmsKeyTypes.RSA or JsonWebAlgorithmsKeyTypes.EllipticCurve && k.Use is null or "" or "sig"
            && (string.IsNullOrEmpty(token.Kid) || k.Kid == token.Kid))];

    private bool IsNow(DateTime? from, DateTime? until, bool mustExpire)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (until is { } end ? now < end + Skew : !mustExpire) && (from is not { } start || start <= now + Skew);
    }

    private static JsonWebToken? Read(string text)
    {
        try
        {
            return new(text);
        }
        catch (ArgumentException)
        {
            // Told and logged as a refusal.
            return null;
        }
    }

    private static string CauseOf(Exception why) => why switch
    {
        SecurityTokenInvalidSignatureException => "signature",
        SecurityTokenInvalidIssuerException => "issuer",
        SecurityTokenInvalidAudienceException => "audience",
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException => "expired",
        SecurityTokenInvalidAlgorithmException => "algorithm",
        _ => "malformed",
    };
}
