using System.Globalization;
using System.Text;

namespace Beffroi.Platform.Files;

/// <summary>Makes of the name that a device gave one that any system can save, and that shows what it is.</summary>
internal static class FileName
{
    public const int Longest = 120;

    private const string Nameless = "fichier", Forbidden = "<>:\"|?*";

    private static readonly string[] Devices =
        ["CON", "PRN", "AUX", "NUL", .. from device in (string[])["COM", "LPT"] from digit in "0123456789" select $"{device}{digit}"];

    /// <summary>
    /// The last part of a path, in NFC, without control, direction, invisible or forbidden characters, without spaces or dots at its ends, short enough. Never
    /// empty; it may have no extension.
    /// </summary>
    public static string Safe(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
            if (Rune.IsWhiteSpace(rune))
                kept.Append(' ');
            else if (!IsDropped(rune))
                kept.Append(rune);
        var name = string.Join(' ', kept.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.');
        var extension = Path.GetExtension(name);
        // What has no stem is no extension: « .pdf ».
        if (extension.Length == name.Length || extension.Length > 10)
            extension = "";
        var stem = Shorten(name[..^extension.Length].TrimEnd(' ', '.'), Longest - 11);
        if (stem.Length == 0)
            stem = Nameless;
        if (Devices.Contains(stem.Split('.')[0].Trim(), StringComparer.OrdinalIgnoreCase))
            stem = "_" + stem;
        return stem + extension.ToLowerInvariant();
    }

    private static bool IsDropped(Rune rune) =>
        rune == Rune.ReplacementChar
        || (rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    /// <summary>Between two characters as a reader sees them.</summary>
    private static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        while (end < text.Length && StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= most)
            end += next;
        return text[..end].TrimEnd(' ', '.');
    }
}
