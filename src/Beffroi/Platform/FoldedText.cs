using System.Globalization;
using System.Text;

namespace Beffroi.Platform;

/// <summary>Words as they are compared when something is sought by its name.</summary>
public static class FoldedText
{
    /// <summary>
    /// Lower case, letters and digits alone, one space between words; no accent, and a ligature is two letters: "L'Haÿ-les-Roses" and "l hay les roses" fold to the same. Half a surrogate pair, which an address
    /// can hold, counts for nothing.
    /// </summary>
    public static string Of(string text)
    {
        var whole = text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes().Where(r => r != Rune.ReplacementChar)) : text;
        var folded = new StringBuilder(whole.Length + 8);
        foreach (var c in whole.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            if (c is 'œ' or 'Œ')
                folded.Append("oe");
            else if (c is 'æ' or 'Æ')
                folded.Append("ae");
            else if (char.IsLetterOrDigit(c))
                folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        // Put together again what has no accent to lose: it is never longer than it was, but for ligatures.
        return folded.ToString().TrimEnd().Normalize(NormalizationForm.FormC);
    }
}
