using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Who has given their password and not yet their code: sealed in a cookie of ten minutes, which opens nothing.</summary>
internal sealed class HalfWay(IDataProtectionProvider protection, TimeProvider clock)
{
    private const string Name = "beffroi-connexion-en-cours";

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Accounts.HalfWay");

    public void Write(HttpContext http, AccountId account) => http.Response.Cookies.Append(
        Name, protector.Protect(JsonSerializer.Serialize(new Note(account.ToString(), clock.GetUtcNow() + Lasts))), Options(http));

    /// <summary>Null when there is nobody, or it was too long ago.</summary>
    public AccountId? Read(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Note>(protector.Unprotect(text)) is { } note && note.Until > clock.GetUtcNow() ? AccountId.Parse(note.Account, null) : null;
        }
        catch (CryptographicException)
        {
            // It was altered, or its key is gone: the sign-in begins again.
            return null;
        }
    }

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/connexion", MaxAge = Lasts };

    private sealed record Note(string Account, DateTimeOffset Until);
}
