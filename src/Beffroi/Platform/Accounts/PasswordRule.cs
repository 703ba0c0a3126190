using System.Globalization;
using System.Text;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts;

/// <summary>
/// What a password must be: long, and not what anyone would try first. No mixture of characters is asked for, none expires (NIST SP 800-63B-4, 3.1.1.2: 15 characters where it
/// is the only factor; CNIL, deliberation 2022-100).
/// </summary>
internal static class PasswordRule
{
    public const int Shortest = 15, Longest = 256;

    /// <summary>Different characters that a password has at least: fewer is a pattern.</summary>
    private const int FewestDifferent = 6;

    private static readonly string[] Runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "09876543210", "azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm"];

    private static readonly string[] Common = ["motdepasse", "password", "beffroi", "bonjour", "soleil", "doudou", "jetaime", "chouchou", "connexion", "administrateur", "administrator"];

    /// <returns>Why it is refused; null when it is not. Characters are counted as people see them.</returns>
    public static Refusal? Refuse(string password, MailAddress address, string givenName, string familyName)
    {
        if (password.Length > Longest)
            return AccountRefusals.PasswordLong;
        if (new StringInfo(password).LengthInTextElements < Shortest)
            return AccountRefusals.PasswordShort;
        var plain = Plain(password);
        // What is left once everything that can be guessed is taken out must itself be something.
        var rest = plain;
        foreach (var word in (string[])[.. Common, .. Plain(address.ToString()).Split('@', '.'), Plain(givenName), Plain(familyName)])
            if (word.Length >= 4)
                rest = rest.Replace(word, "", StringComparison.Ordinal);
        rest = WithoutRuns(rest);
        return rest.Length < Shortest / 2 || rest.Distinct().Count() < FewestDifferent || IsRepeated(plain) ? AccountRefusals.PasswordGuessable : null;
    }

    private static string WithoutRuns(string text)
    {
        var rest = text;
        foreach (var run in Runs)
            for (var length = Math.Min(run.Length, rest.Length); length >= 5; length--)
                for (var at = 0; at + length <= run.Length; at++)
                    rest = rest.Replace(run.Substring(at, length), "", StringComparison.Ordinal);
        return rest;
    }

    /// <summary>A piece of at most five characters, again and again.</summary>
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, 5).Any(period => text.Select((c, i) => c == text[i % period]).All(same => same));

    /// <summary>Lower case, without accents nor spaces.</summary>
    private static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(c => !char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark).Select(char.ToLowerInvariant));
}
