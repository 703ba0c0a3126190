using System.Security.Claims;
using System.Text.Encodings.Web;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Configuration;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>
/// Sign-ins are rows: the cookie holds a key alone, and who it stands for, with which roles, is read at each request. What is taken away counts from the next one, on every
/// node. Each sign-in draws a new key and ends the session that the browser had.
/// </summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> scheme, ILoggerFactory logs, UrlEncoder encoder, PlatformOptions options, SessionsDb sessions, AuditTrail audit, TimeProvider clock)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(scheme, logs, encoder)
{
    /// <summary>Seen again within that time, a session is not written anew.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <summary>Over HTTPS a browser takes the first only from this very host.</summary>
    private string CookieName => Request.IsHttps ? "__Host-beffroi-session" : "beffroi-session";

    private LinkToken? Key => LinkToken.TryParse(Request.Cookies[CookieName], null, out var key) ? key : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Key is not { } key || await sessions.Find(key.Hash(), Context.RequestAborted) is not { } running)
            return AuthenticateResult.NoResult();
        var (session, now) = (running.Session, clock.GetUtcNow());
        // Accounts of the demonstration do not exist elsewhere.
        if (session.EndsAt <= now || session.LastSeenAt + SignInSession.Idle <= now || (running.Demonstration && !options.Demonstration))
            return AuthenticateResult.NoResult();
        if (session.LastSeenAt + SeenEvery <= now)
            await sessions.Touch(session.Id, now, Context.RequestAborted);
        return AuthenticateResult.Success(new(SignInClaims.Of(running), SignInClaims.Scheme));
    }

    /// <summary>What <see cref="SignInClaims.Begin"/> made.</summary>
    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        var (key, now) = (LinkToken.Draw(), clock.GetUtcNow());
        var (account, proof) = SignInClaims.Read(user);
        var session = new SignInSession
        {
            Id = Guid.CreateVersion7(now),
            KeyHash = key.Hash(),
            AccountId = account.Value,
            Method = proof.Method,
            SecondFactor = proof.SecondFactor,
            Siret = proof.Siret,
            ProvedAt = proof.ProvedAt,
            Browser = BrowserWords.Of(Request.Headers.UserAgent.ToString()),
            StartedAt = now,
            LastSeenAt = now,
            EndsAt = now + SignInSession.Longest,
        };
        await sessions.Write(
            async () =>
            {
                if (Key is { } former)
                    await sessions.End(former.Hash(), Context.RequestAborted);
                await sessions.Add(session, Context.RequestAborted);
                audit.Record(new SignedIn(account, proof.Method, proof.SecondFactor), by: account.Value);
                return true;
            },
            Context.RequestAborted);
        Response.Cookies.Append(CookieName, key.ToString(), Cookie());
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (Key is { } key)
            await sessions.End(key.Hash(), Context.RequestAborted);
        Response.Cookies.Delete(CookieName, Cookie());
    }

    /// <summary>Until the browser is closed; the row may end sooner.</summary>
    private CookieOptions Cookie() => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps, Path = "/" };
}
