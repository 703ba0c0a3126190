using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Organisations;

/// <summary>The number of an association in the national directory (RNA): W and nine characters, digits but for a letter where the département has one (<c>W2A…</c>, <c>W9C…</c>).</summary>
public sealed record Rna : IParsable<Rna>
{
    private const int Length = 10, PlaceOfTheLetter = 2;

    private readonly string text;

    private Rna(string text) => this.text = text;

    public static Rna Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var rna) ? rna : throw new FormatException("Not an RNA number.");

    /// <summary>With or without spaces, in capitals or not. It has no check digit: a wrong digit is not seen.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Rna result)
    {
        var typed = string.Concat((s ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        var right = typed.Length == Length && typed[0] == 'W'
            && typed.Skip(1).Select((c, i) => char.IsAsciiDigit(c) || (i + 1 == PlaceOfTheLetter && char.IsAsciiLetterUpper(c))).All(ok => ok);
        result = right ? new(typed) : null;
        return right;
    }

    public override string ToString() => text;
}
