using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Platform.Accounts.Passkeys;

/// <summary>A challenge and what Identity must know of it to judge the answer.</summary>
internal sealed record DrawnChallenge(string State, DateTimeOffset DrawnAt);

/// <summary>Keeps a challenge between the question and the answer: sealed in a cookie of five minutes, never in memory.</summary>
internal sealed class PasskeyChallenge(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The pages that ask: a challenge of one is unknown to the other.</summary>
    public const string ToAdd = "/compte/cles", ToSignIn = "/connexion";

    private const string Name = "beffroi-cle";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    public void Keep(HttpContext http, string page, string? state) => http.Response.Cookies.Append(
        Name, Protector(page).Protect(JsonSerializer.Serialize(new DrawnChallenge(state ?? "", clock.GetUtcNow()))), Options(http, page));

    /// <summary>Null when there is none, or it was drawn too long ago.</summary>
    public DrawnChallenge? Take(HttpContext http, string page)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } text)
            return null;
        http.Response.Cookies.Delete(Name, Options(http, page));
        try
        {
            return JsonSerializer.Deserialize<DrawnChallenge>(Protector(page).Unprotect(text)) is { } drawn && drawn.DrawnAt + Lasts > clock.GetUtcNow() ? drawn : null;
        }
        catch (CryptographicException)
        {
            // It was altered, or its key is gone: another one is drawn.
            return null;
        }
    }

    private IDataProtector Protector(string page) => protection.CreateProtector("Beffroi.Accounts.Passkey", page);

    private static CookieOptions Options(HttpContext http, string page) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = page, MaxAge = Lasts };
}
