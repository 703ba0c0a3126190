using Microsoft.AspNetCore.Authentication.Cookies;

namespace Beffroi.Orientation.Interview;

/// <summary>Carries the draft from page to page: encrypted, for the time of the browser session, read by this site only.</summary>
internal sealed class DraftCookie(DraftSeal seal)
{
    private const string Name = "beffroi-reponses";

    private readonly ChunkingCookieManager cookies = new();

    /// <summary>An empty draft when there is none, or when it is not ours: it was altered, or its key is gone.</summary>
    public Draft Read(HttpContext http) => (cookies.GetRequestCookie(http, Name) is { Length: > 0 } text ? seal.Open(text) : null) ?? Draft.Empty;

    public void Write(HttpContext http, Draft draft) => cookies.AppendResponseCookie(http, Name, seal.Seal(draft), Options(http));

    public void Clear(HttpContext http) => cookies.DeleteCookie(http, Name, Options(http));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/" };
}
