using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Organisations.Bank;

/// <summary>The code of a bank, ISO 9362: eight characters, or eleven with the branch.</summary>
internal sealed record Bic : IParsable<Bic>
{
    public const int Longest = 11;

    private readonly string text;

    private Bic(string text) => this.text = text;

    public static Bic Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var bic) ? bic : throw new FormatException("Not a BIC.");

    /// <summary>Spaces and case do not count.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Bic result)
    {
        var read = string.Concat((s ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        result = read.Length is 8 or Longest && read.All(char.IsAsciiLetterOrDigit) && read[4..6].All(char.IsAsciiLetterUpper) ? new(read) : null;
        return result is not null;
    }

    public override string ToString() => text;
}
