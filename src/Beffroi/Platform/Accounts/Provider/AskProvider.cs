using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>What is remembered between the question to the provider and its answer.</summary>
/// <param name="State">Binds the answer to this browser.</param>
/// <param name="Nonce">Binds the token to this question.</param>
/// <param name="Verifier">Binds the code to this question (PKCE).</param>
/// <param name="Redirect">Where the answer comes, as it was asked.</param>
/// <param name="Back">A page of this site, for afterwards.</param>
internal sealed record Question(string State, string Nonce, string Verifier, string Redirect, string? Back);

internal static class QuestionNote
{
    public static readonly NoteSort Sort = new("beffroi-fournisseur-en-cours", "/connexion/fournisseur", TimeSpan.FromMinutes(10));

    public static bool Same(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}

/// <summary>Sends a browser to the provider: authorization code, PKCE, state and nonce.</summary>
internal sealed class AskProvider(IdentityProvider provider, ProviderOptions options, SealedNotes notes)
{
    public const string ReturnPath = "/connexion/fournisseur/retour";

    /// <summary>ProConnect wants at least 32 characters; 32 bytes make 43.</summary>
    private const int Bytes = 32;

    /// <param name="http">Which will hold the question.</param>
    /// <param name="back">A page of this site, for afterwards.</param>
    /// <param name="again">Whether they must prove it anew, even where they are signed in already.</param>
    public async Task<Outcome<string>> Ask(HttpContext http, string? back, bool again)
    {
        var known = await provider.Addresses(http.RequestAborted);
        if (!known.Succeeded)
            return known.Refusal;
        var question = new Question(Draw(), Draw(), Draw(), http.SiteAddress() + ReturnPath, back);
        notes.Write(http, QuestionNote.Sort, question);
        var asked = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = question.Redirect,
            ["scope"] = options.Scopes,
            ["state"] = question.State,
            ["nonce"] = question.Nonce,
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(question.Verifier))),
            ["code_challenge_method"] = "S256",
            ["claims"] = Claims(),
        };
        if (again)
            asked["prompt"] = "login";
        return QueryHelpers.AddQueryString(known.Value.Authorization.AbsoluteUri, asked);
    }

    /// <summary>What the identity token must tell: how and when they signed in, and at which level.</summary>
    private string Claims() => JsonSerializer.Serialize(new
    {
        id_token = new Dictionary<string, object?>
        {
            ["auth_time"] = new { essential = true },
            ["amr"] = null,
            ["acr"] = options.Acr.Count > 0 ? new { essential = true, values = options.Acr } : null,
        },
    });

    private static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}

/// <summary>What came of a question.</summary>
internal sealed record ProviderAnswer(ProvenIdentity Identity, string? Back, string IdToken);

/// <summary>Reads the provider’s answer, and believes nothing of it before it is verified. A question is answered once.</summary>
internal sealed partial class HearProvider(IdentityProvider provider, VerifyTokens tokens, ProviderOptions options, SealedNotes notes, TimeProvider clock, ILogger<HearProvider> log)
{
    public async Task<Outcome<ProviderAnswer>> Hear(HttpContext http)
    {
        var heard = await Read(http);
        if (heard.Refusal is { } refusal)
            LogRefusal(log, refusal.Code);
        return heard;
    }

    private async Task<Outcome<ProviderAnswer>> Read(HttpContext http)
    {
        var (query, cancellation) = (http.Request.Query, http.RequestAborted);
        if (notes.Read<Question>(http, QuestionNote.Sort) is not { } question)
            return ProviderRefusals.TooLate;
        SealedNotes.Clear(http, QuestionNote.Sort);
        if (!QuestionNote.Same(question.State, query["state"]))
            return ProviderRefusals.WrongState;
        var known = await provider.Addresses(cancellation);
        if (!known.Succeeded)
            return known.Refusal;
        // Who answers must be whom we asked: with two providers, one could pass on the code of the other.
        if (query["iss"] is [{ } issuer] ? issuer != options.Issuer : known.Value.TellsIssuer || query["iss"].Count > 0)
            return ProviderRefusals.MixedUp;
        if (query["error"] is [{ } error, ..])
            return error == "access_denied" ? ProviderRefusals.GivenUp : ProviderRefusals.Refused;
        if (query["code"] is not [{ Length: > 0 } code])
            return ProviderRefusals.Unreadable;
        var exchanged = await provider.Exchange(code, question.Verifier, question.Redirect, cancellation);
        if (!exchanged.Succeeded)
            return exchanged.Refusal;
        var identity = await Identify(exchanged.Value, question, cancellation);
        return identity.Succeeded ? new ProviderAnswer(identity.Value, question.Back, exchanged.Value.IdToken) : identity.Refusal;
    }

    private async Task<Outcome<ProvenIdentity>> Identify(ProviderTokens exchanged, Question question, CancellationToken cancellation)
    {
        var verified = await tokens.Verify(exchanged.IdToken, VerifyTokens.IdToken, mustExpire: true, cancellation);
        if (!verified.Succeeded)
            return verified.Refusal;
        var token = verified.Value;
        if (!QuestionNote.Same(question.Nonce, Claim(token, JwtRegisteredClaimNames.Nonce)))
            return ProviderRefusals.WrongNonce;
        if (token.Subject is not { Length: > 0 and <= AccountLoginMapping.LongestSubject } subject)
            return ProviderRefusals.NoSubject;
        var level = Claim(token, JwtRegisteredClaimNames.Acr);
        if (options.Acr.Count > 0 && !options.Acr.Contains(level, StringComparer.Ordinal))
            return ProviderRefusals.LowLevel;
        var told = await provider.UserInfo(exchanged.AccessToken, cancellation);
        if (!told.Succeeded)
            return told.Refusal;
        var person = await ClaimsOf(told.Value, cancellation);
        if (!person.Succeeded)
            return person.Refusal;
        return IdentityProvider.Parse<ProvenIdentity>(person.Value, claims => IdentityProvider.Text(claims, "sub") == subject
            ? ProvenIdentity.Read(claims, options, subject, ProofOf(token, level, IdentityProvider.Text(claims, "siret")))
            : ProviderRefusals.OtherSubject);
    }

    private async Task<Outcome<string>> ClaimsOf(ToldOfPerson told, CancellationToken cancellation)
    {
        if (told.IsJwt != options.SignedUserInfo)
            return options.SignedUserInfo ? ProviderRefusals.NotSigned : ProviderRefusals.Unreadable;
        if (!told.IsJwt)
            return told.Text;
        var verified = await tokens.Verify(told.Text, VerifyTokens.UserInfo, mustExpire: false, cancellation);
        return verified.Succeeded ? VerifyTokens.ClaimsOf(verified.Value) : verified.Refusal;
    }

    /// <summary>Without the time of the sign-in there, it is old: nothing that cannot be undone is done on it.</summary>
    private Proof ProofOf(JsonWebToken token, string? level, string? siret)
    {
        var now = clock.GetUtcNow();
        var provedAt = token.TryGetPayloadValue<long>(JwtRegisteredClaimNames.AuthTime, out var at) && at >= 0
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(at, now.ToUnixTimeSeconds()))
            : now - SignInSession.Longest;
        IEnumerable<string?> said = [level, .. token.Claims.Where(c => c.Type == JwtRegisteredClaimNames.Amr).Select(c => c.Value)];
        return new(SignInMethod.Provider, said.Any(s => options.SecondFactor.Contains(s, StringComparer.Ordinal)))
        {
            ProvedAt = provedAt,
            Siret = siret is { Length: SignInSession.SiretDigits } && siret.All(char.IsAsciiDigit) && options.SiretAcr.Contains(level, StringComparer.Ordinal) ? siret : null,
        };
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The identity provider’s answer opened nothing: {Why}")]
    private static partial void LogRefusal(ILogger log, string why);
}
