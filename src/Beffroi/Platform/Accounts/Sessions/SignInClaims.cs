using System.Globalization;
using System.Security.Claims;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>Who is signed in, as a request carries it: read from the rows at each one.</summary>
internal static class SignInClaims
{
    public const string Scheme = "session";

    private const string Method = "beffroi:method", Second = "beffroi:second-factor", Session = "beffroi:session", Started = "beffroi:started";

    /// <summary>To begin a session.</summary>
    public static ClaimsPrincipal Begin(AccountId account, SignInMethod method, bool secondFactor) =>
        Principal([
            new(ClaimTypes.NameIdentifier, account.ToString()), new(Method, method.ToString()), new(Second, secondFactor.ToString()),
        ]);

    public static (AccountId Account, SignInMethod Method, bool SecondFactor) Read(ClaimsPrincipal principal) => (
        AccountId.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, null), Enum.Parse<SignInMethod>(principal.FindFirstValue(Method)!),
        bool.Parse(principal.FindFirstValue(Second)!));

    public static ClaimsPrincipal Of(RunningSession running) =>
        Principal([
            new(ClaimTypes.NameIdentifier, TypedId.Print(running.Session.AccountId)),
            new(ClaimTypes.Name, running.FullName),
            new(Session, TypedId.Print(running.Session.Id)),
            new(Started, running.Session.StartedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new(Method, running.Session.Method.ToString()),
            new(Second, running.Session.SecondFactor.ToString()),
            .. running.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())),
        ]);

    /// <summary>The session of this browser; null when nobody is signed in.</summary>
    public static Guid? SessionOf(ClaimsPrincipal principal) => Guid.TryParseExact(principal.FindFirstValue(Session), "n", out var id) ? id : null;

    public static bool HasSecondFactor(ClaimsPrincipal principal) => principal.FindFirstValue(Second) == bool.TrueString;

    public static bool IsRecent(ClaimsPrincipal principal, DateTimeOffset now) =>
        long.TryParse(principal.FindFirstValue(Started), NumberStyles.None, CultureInfo.InvariantCulture, out var started)
        && now - DateTimeOffset.FromUnixTimeSeconds(started) <= SignInSession.Recent;

    private static ClaimsPrincipal Principal(IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, Scheme));
}
