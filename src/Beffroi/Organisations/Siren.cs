using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>The nine digits by which the State knows an enterprise, an association or a public body; the last one is a check digit (Luhn).</summary>
public sealed record Siren : IParsable<Siren>
{
    internal const int Digits = 9;

    private const int DigitsOfSiret = 14;

    private static readonly Refusal NotGiven = new("siren-not-given", "Écrivez les 9 chiffres de votre numéro SIREN, ou continuez sans.");

    private static readonly Refusal NotDigits = new("siren-not-digits", "Un numéro SIREN ne contient que des chiffres : 9, séparés ou non par des espaces.");

    private static readonly Refusal WrongKey = new(
        "siren-wrong-key", "Ce numéro n’est pas possible : un de ses chiffres est sans doute faux. Vérifiez-le sur un courrier de l’Insee ou de l’Urssaf.");

    /// <summary>The number of the invented structure of the demonstration, which the State gives to nobody.</summary>
    public static readonly Siren OfTheDemonstration = new("000000042");

    private readonly string digits;

    private Siren(string digits) => this.digits = digits;

    /// <summary>
    /// Reads what a person typed: nine digits, or the fourteen of a SIRET, which begins with its SIREN; spaces do not count.
    /// Refuses another length and a wrong check digit.
    /// </summary>
    public static Outcome<Siren> Read(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (text.Length == 0)
            return NotGiven;
        if (!text.All(char.IsAsciiDigit))
            return NotDigits;
        if (text.Length == DigitsOfSiret)
            return Siret.TryParse(text, null, out var siret) ? siret.Siren : WrongKey;
        if (text.Length != Digits)
            return new Refusal("siren-length", $"Un numéro SIREN a {Digits} chiffres, un SIRET {DigitsOfSiret}. Vous en avez écrit {text.Length}.");
        return CheckDigit.IsRight(text) ? new Siren(text) : WrongKey;
    }

    public static Siren Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var siren) ? siren : throw new FormatException("Not a SIREN.");

    /// <summary>Accepts the nine digits alone, as they are stored.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Siren result)
    {
        result = s is { Length: Digits } && s.All(char.IsAsciiDigit) && CheckDigit.IsRight(s) ? new(s) : null;
        return result is not null;
    }

    /// <summary>« 000 000 018 », on one line.</summary>
    public string Print() => string.Join('\u00A0', digits[..3], digits[3..6], digits[6..]);

    public override string ToString() => digits;
}
