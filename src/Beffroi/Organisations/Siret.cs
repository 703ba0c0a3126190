using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Organisations;

/// <summary>An establishment: a SIREN and five digits, the last one a check digit over all fourteen.</summary>
public sealed record Siret : IParsable<Siret>
{
    private const int Digits = 14;
    private const string LaPoste = "356000000";

    private readonly string digits;

    private Siret(string digits) => this.digits = digits;

    public Siren Siren => Siren.Parse(digits[..Siren.Digits], null);

    public static Siret Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var siret) ? siret : throw new FormatException("Not a SIRET.");

    /// <summary>Fourteen digits, with or without spaces; the SIREN that they begin with must be right too.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Siret result)
    {
        var text = string.Concat((s ?? "").Where(c => !char.IsWhiteSpace(c)));
        result = text.Length == Digits && text.All(char.IsAsciiDigit) && Siren.TryParse(text[..Siren.Digits], provider, out _) && IsRight(text) ? new(text) : null;
        return result is not null;
    }

    /// <summary>« 000 000 018 00010 », on one line.</summary>
    public string Print() => $"{Siren.Print()}\u00A0{digits[Siren.Digits..]}";

    public override string ToString() => digits;

    /// <summary>The establishments of La Poste go by another key: their digits add up to a multiple of five.</summary>
    private static bool IsRight(string text) =>
        CheckDigit.IsRight(text) || (text.StartsWith(LaPoste, StringComparison.Ordinal) && text.Sum(c => c - '0') % 5 == 0);
}

/// <summary>Luhn's.</summary>
internal static class CheckDigit
{
    public static bool IsRight(string digits) =>
        digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : (c - '0') * 2).Sum(n => n > 9 ? n - 9 : n) % 10 == 0;
}
