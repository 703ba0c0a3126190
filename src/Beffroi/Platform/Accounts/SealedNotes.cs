using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Platform.Accounts;

/// <summary>A sort of note that a browser carries between two steps.</summary>
/// <param name="Name">Of its cookie.</param>
/// <param name="Path">The pages that it is sent to.</param>
/// <param name="Lasts">How long it serves.</param>
internal sealed record NoteSort(string Name, string Path, TimeSpan Lasts);

/// <summary>What is known half-way, sealed in a cookie: nothing is kept in memory, any node may read it, and it opens nothing by itself.</summary>
internal sealed class SealedNotes(IDataProtectionProvider protection, TimeProvider clock)
{
    public void Write<T>(HttpContext http, NoteSort sort, T value) where T : class => http.Response.Cookies.Append(
        sort.Name, Protector(sort).Protect(JsonSerializer.Serialize(new Note<T>(value, clock.GetUtcNow() + sort.Lasts))), Options(http, sort));

    /// <summary>Null when there is none, or it was too long ago.</summary>
    public T? Read<T>(HttpContext http, NoteSort sort) where T : class
    {
        if (http.Request.Cookies[sort.Name] is not { Length: > 0 } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize<Note<T>>(Protector(sort).Unprotect(text)) is { } note && note.Until > clock.GetUtcNow() ? note.Value : null;
        }
        catch (CryptographicException)
        {
            // It was altered, or its key is gone: what it was for begins again.
            return null;
        }
    }

    public static void Clear(HttpContext http, NoteSort sort) => http.Response.Cookies.Delete(sort.Name, Options(http, sort));

    private IDataProtector Protector(NoteSort sort) => protection.CreateProtector("Beffroi.Accounts.Note", sort.Name);

    private static CookieOptions Options(HttpContext http, NoteSort sort) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = sort.Path, MaxAge = sort.Lasts };

    private sealed record Note<T>(T Value, DateTimeOffset Until);
}
