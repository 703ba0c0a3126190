using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MimeKit;

namespace Beffroi.Platform.Mail;

/// <summary>
/// A mail address that a person typed: one mailbox, without a name, in ASCII but for its domain, which is kept in its ASCII form. At most 254 characters, as SMTP carries them.
/// </summary>
public sealed record MailAddress : IParsable<MailAddress>
{
    public const int Longest = 254;

    /// <summary>What somebody is told who typed none.</summary>
    public static readonly Refusal Malformed = new("mail-address-malformed", "Cette adresse électronique n’a pas la bonne forme. Elle s’écrit comme prenom.nom@exemple.fr, sans espace ni accent.");

    private const int LongestLocalPart = 64;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    private readonly string text;

    private MailAddress(string text) => this.text = text;

    public static MailAddress Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var address) ? address : throw new FormatException("Not a mail address.");

    /// <summary>Refuses names, comments, quoted parts, addresses in brackets and domains of one word.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out MailAddress result)
    {
        result = null;
        s = s?.Trim();
        if (s is not { Length: > 0 and <= Longest } || s.Split('@') is not [var local, var domain])
            return false;
        if (local.Length > LongestLocalPart || !local.All(IsOfLocalPart) || local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal))
            return false;
        if (!domain.Contains('.', StringComparison.Ordinal) || domain.EndsWith('.') || AsciiOf(domain) is not { } ascii)
            return false;
        var whole = $"{local}@{ascii}";
        if (whole.Length > Longest || !MailboxAddress.TryParse(whole, out _))
            return false;
        result = new(whole);
        return true;
    }

    public override string ToString() => text;

    private static bool IsOfLocalPart(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal);

    private static string? AsciiOf(string domain)
    {
        try
        {
            return Domains.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // Its way to say that a text is no domain.
            return null;
        }
    }
}
