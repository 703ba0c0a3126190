using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>The end of every way to sign in.</summary>
internal static class BeginSession
{
    /// <summary>Where one goes who came from nowhere.</summary>
    public const string Home = "/compte";

    public static Task Begin(this HttpContext http, AccountId account, SignInMethod method, bool secondFactor) => http.Begin(account, new(method, secondFactor));

    public static Task Begin(this HttpContext http, AccountId account, Proof proof) => http.SignInAsync(SignInClaims.Scheme, SignInClaims.Begin(account, proof));

    /// <summary>Back to the page that asked for a sign-in, if it is one of ours.</summary>
    public static string WayBack(this IUrlHelper url, string? asked) => url.IsLocalUrl(asked) ? asked! : Home;
}
