using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Orientation.Interview;

/// <summary>Carries the draft from page to page: encrypted, for the time of the browser session, read by this site only.</summary>
internal sealed class DraftCookie(IDataProtectionProvider protection)
{
    private const string Name = "beffroi-reponses";

    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Orientation.Draft");
    private readonly ChunkingCookieManager cookies = new();

    /// <summary>An empty draft when there is none, or when it is not ours: it was altered, or its key is gone.</summary>
    public Draft Read(HttpContext http)
    {
        if (cookies.GetRequestCookie(http, Name) is not { Length: > 0 } text)
            return Draft.Empty;
        try
        {
            return Draft.Parse(protector.Unprotect(text)) ?? Draft.Empty;
        }
        catch (CryptographicException)
        {
            return Draft.Empty;
        }
    }

    public void Write(HttpContext http, Draft draft) => cookies.AppendResponseCookie(http, Name, protector.Protect(draft.ToJson()), Options(http));

    public void Clear(HttpContext http) => cookies.DeleteCookie(http, Name, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/" };
}
