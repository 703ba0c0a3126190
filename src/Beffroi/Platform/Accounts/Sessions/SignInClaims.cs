using System.Globalization;
using System.Security.Claims;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>Who is signed in, as a request carries it: read from the rows at each one.</summary>
internal static class SignInClaims
{
    public const string Scheme = "session";

    private const string Method = "beffroi:method", Second = "beffroi:second-factor", Session = "beffroi:session", Started = "beffroi:started", Siret = "beffroi:siret";

    /// <summary>To begin a session.</summary>
    public static ClaimsPrincipal Begin(AccountId account, Proof proof) =>
        Principal([
            new(ClaimTypes.NameIdentifier, account.ToString()),
            new(Method, proof.Method.ToString()),
            new(Second, proof.SecondFactor.ToString()),
            .. proof.Siret is { } siret ? [new Claim(Siret, siret)] : (Claim[])[],
            .. proof.ProvedAt is { } at ? [new Claim(Started, Print(at))] : (Claim[])[],
        ]);

    public static (AccountId Account, Proof Proof) Read(ClaimsPrincipal principal) => (
        AccountId.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, null),
        new(MethodOf(principal), HasSecondFactor(principal)) { Siret = SiretOf(principal), ProvedAt = StartOf(principal) });

    public static ClaimsPrincipal Of(RunningSession running) =>
        Principal([
            new(ClaimTypes.NameIdentifier, TypedId.Print(running.Session.AccountId)),
            new(ClaimTypes.Name, running.FullName),
            new(Session, TypedId.Print(running.Session.Id)),
            new(Started, Print(running.Session.ProvedAt ?? running.Session.StartedAt)),
            new(Method, running.Session.Method.ToString()),
            new(Second, running.Session.SecondFactor.ToString()),
            .. running.Session.Siret is { } siret ? [new Claim(Siret, siret)] : (Claim[])[],
            .. running.Roles.Select(r => new Claim(ClaimTypes.Role, r.ToString())),
        ]);

    /// <summary>The session of this browser; null when nobody is signed in.</summary>
    public static Guid? SessionOf(ClaimsPrincipal principal) => Guid.TryParseExact(principal.FindFirstValue(Session), "n", out var id) ? id : null;

    public static bool HasSecondFactor(ClaimsPrincipal principal) => principal.FindFirstValue(Second) == bool.TrueString;

    public static SignInMethod MethodOf(ClaimsPrincipal principal) => Enum.Parse<SignInMethod>(principal.FindFirstValue(Method)!);

    public static string? SiretOf(ClaimsPrincipal principal) => principal.FindFirstValue(Siret);

    public static bool IsRecent(ClaimsPrincipal principal, DateTimeOffset now) => StartOf(principal) is { } started && now - started <= SignInSession.Recent;

    private static DateTimeOffset? StartOf(ClaimsPrincipal principal) =>
        long.TryParse(principal.FindFirstValue(Started), NumberStyles.None, CultureInfo.InvariantCulture, out var started) ? DateTimeOffset.FromUnixTimeSeconds(started) : null;

    private static string Print(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static ClaimsPrincipal Principal(IEnumerable<Claim> claims) => new(new ClaimsIdentity(claims, Scheme));
}
