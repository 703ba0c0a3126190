using System.Buffers.Text;
using System.Security.Cryptography;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Where a browser that signed in by the provider goes to leave it too.</summary>
internal sealed class SignOutOfProvider(IdentityProvider provider, SealedNotes notes)
{
    public const string LeftPath = "/deconnexion/faite";

    /// <summary>What fits in a cookie, once sealed.</summary>
    private const int LongestToken = 2_500;

    private static readonly NoteSort Sort = new("beffroi-fournisseur", "/deconnexion", SignInSession.Longest);

    /// <summary>Keeps the token by which the provider will know whom to sign out.</summary>
    public void Keep(HttpContext http, string idToken)
    {
        if (idToken.Length <= LongestToken)
            notes.Write(http, Sort, idToken);
    }

    /// <returns>Null when the session was begun otherwise, or the provider offers nothing, or does not answer.</returns>
    public async Task<string?> Address(HttpContext http)
    {
        var token = notes.Read<string>(http, Sort);
        SealedNotes.Clear(http, Sort);
        if (SignInClaims.MethodOf(http.User) is not SignInMethod.Provider || token is null
            || await provider.Addresses(http.RequestAborted) is not { Succeeded: true, Value.EndSession: { } end })
            return null;
        return QueryHelpers.AddQueryString(end.AbsoluteUri, new Dictionary<string, string?>
        {
            ["id_token_hint"] = token,
            ["post_logout_redirect_uri"] = http.SiteAddress() + LeftPath,
            // The page where it leads does nothing; ProConnect wants one all the same.
            ["state"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)),
        });
    }
}
