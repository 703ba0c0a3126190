using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;

namespace Beffroi.Orientation.Share;

/// <summary>
/// Answers in an address that one may send: <c>/orientation/partage/{token}</c>. Only what <see cref="Rules.SchemeCatalogue.Share"/> tells goes into it,
/// sealed with the keys of the site: nobody can change it, and no row is kept.
/// </summary>
internal sealed class SharedAnswers(IDataProtectionProvider protection)
{
    /// <summary>Longer than any profile that a catalogue could share; a longer text is not ours.</summary>
    private const int LongestToken = 8000;

    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Orientation.Share");

    public string Address(JsonObject facts) => $"/orientation/partage/{protector.Protect(facts.ToJsonString())}";

    /// <summary>Null when it was altered, cut, or sealed by another site.</summary>
    public JsonObject? Open(string? token)
    {
        if (token is null or { Length: > LongestToken })
            return null;
        try
        {
            return JsonNode.Parse(protector.Unprotect(token)) as JsonObject;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or JsonException)
        {
            // Not ours, or no longer: the page says so.
            return null;
        }
    }
}
