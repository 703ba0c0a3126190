using Beffroi.Platform;

namespace Beffroi.Orientation.Prefill;

/// <summary>The nine digits by which the State knows an enterprise, an association or a public body; the last one is a check digit (Luhn).</summary>
internal sealed record Siren
{
    private const int Digits = 9, DigitsOfSiret = 14;
    private const string LaPoste = "356000000";

    private static readonly Refusal NotGiven = new("siren-not-given", "Écrivez les 9 chiffres de votre numéro SIREN, ou continuez sans.");

    private static readonly Refusal NotDigits = new("siren-not-digits", "Un numéro SIREN ne contient que des chiffres : 9, séparés ou non par des espaces.");

    private static readonly Refusal WrongKey = new(
        "siren-wrong-key", "Ce numéro n’est pas possible : un de ses chiffres est sans doute faux. Vérifiez-le sur un courrier de l’Insee ou de l’Urssaf.");

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
        if (text.Length is not (Digits or DigitsOfSiret))
            return new Refusal("siren-length", $"Un numéro SIREN a {Digits} chiffres, un SIRET {DigitsOfSiret}. Vous en avez écrit {text.Length}.");
        return IsRight(text) && IsRight(text[..Digits]) ? new Siren(text[..Digits]) : WrongKey;
    }

    public override string ToString() => digits;

    /// <summary>The establishments of La Poste go by another key: their digits add up to a multiple of five.</summary>
    private static bool IsRight(string text) =>
        Luhn(text) || (text.Length == DigitsOfSiret && text.StartsWith(LaPoste, StringComparison.Ordinal) && text.Sum(Value) % 5 == 0);

    private static bool Luhn(string text) =>
        text.Reverse().Select((c, i) => i % 2 == 0 ? Value(c) : Value(c) * 2).Sum(n => n > 9 ? n - 9 : n) % 10 == 0;

    private static int Value(char digit) => digit - '0';
}
