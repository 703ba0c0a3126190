using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Beffroi.Platform;

namespace Beffroi.Organisations.Bank;

/// <summary>
/// An account number of ISO 13616: its check digits are right (ISO 7064, modulus 97), its length is that of its country, and a French one has the right « clé RIB ». That such
/// an account exists, and whose it is, only its bank knows.
/// </summary>
internal sealed record Iban : IParsable<Iban>
{
    public const int Longest = 34;

    /// <summary>What identifies it on pages, in letters and in the history.</summary>
    public const int EndCharacters = 4;

    private const int FrenchBank = 5, FrenchBranch = 5, FrenchAccount = 11;

    private static readonly Refusal NotGiven = new("iban-not-given", "Écrivez l’IBAN.");

    private static readonly Refusal Unreadable = new(
        "iban-unreadable", "Un IBAN commence par deux lettres, celles du pays, puis a des chiffres et des lettres. Recopiez-le comme il est écrit sur le RIB.");

    private static readonly Refusal WrongKey = new(
        "iban-wrong-key", "Cet IBAN contient une erreur\u00A0: ses chiffres de contrôle ne correspondent pas. Recopiez-le comme il est écrit sur le RIB.");

    /// <summary>Countries of the euro, and Monaco, with the length of the registry of ISO 13616.</summary>
    private static readonly Dictionary<string, int> Lengths =
        "AT20 BE16 BG22 CY28 DE22 EE20 ES24 FI18 FR27 GR27 HR21 IE22 IT27 LT20 LU20 LV21 MC27 MT31 NL18 PT25 SI19 SK24".Split(' ')
            .ToDictionary(c => c[..2], c => int.Parse(c[2..], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private readonly string text;

    private Iban(string text) => this.text = text;

    public string Country => text[..2];

    public string End => text[^EndCharacters..];

    /// <summary>Reads what a person typed; spaces and case do not count.</summary>
    public static Outcome<Iban> Read(string? typed)
    {
        var read = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        if (read.Length == 0)
            return NotGiven;
        if (read.Length < 5 || !read.All(char.IsAsciiLetterOrDigit) || !read[..2].All(char.IsAsciiLetterUpper) || !read[2..4].All(char.IsAsciiDigit))
            return Unreadable;
        if (!Lengths.TryGetValue(read[..2], out var length))
            return new Refusal("iban-country", $"Un compte de ce pays ({read[..2]}) ne peut pas être indiqué ici. Écrivez au service.");
        if (read.Length != length)
            return new Refusal("iban-length", string.Create(CultureInfo.InvariantCulture, $"Un IBAN qui commence par {read[..2]} a {length} caractères. Vous en avez écrit {read.Length}."));
        return IsRight(read) && (read[..2] is not ("FR" or "MC") || HasRightRibKey(read[4..])) ? new Iban(read) : WrongKey;
    }

    public static Iban Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var iban) ? iban : throw new FormatException("Not an IBAN.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out Iban result) => (result = Read(s).Value) is not null;

    /// <summary>« FR•• •••• 4268 »: the country and the end.</summary>
    public static string Mask(string country, string end) => $"{country}••\u00A0••••\u00A0{end}";

    /// <summary>In groups of four, as on paper.</summary>
    public string Print() => string.Join('\u00A0', text.Chunk(4).Select(group => new string(group)));

    public override string ToString() => text;

    private static bool IsRight(string iban) =>
        // Those that the calculation never gives would be twins of others.
        iban[2..4] is not ("00" or "01" or "99") && Modulo97(iban[4..] + iban[..4], c => char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10) == 1;

    private static bool HasRightRibKey(string account)
    {
        const int key = FrenchBank + FrenchBranch + FrenchAccount;
        return account[..(FrenchBank + FrenchBranch)].All(char.IsAsciiDigit) && account[key..].All(char.IsAsciiDigit) && account[key..] is not ("00" or "98" or "99")
            && Modulo97(account, FrenchDigit) == 0;
    }

    /// <summary>A and J are 1, B, K and S are 2…</summary>
    private static int FrenchDigit(char c) => c switch
    {
        _ when char.IsAsciiDigit(c) => c - '0',
        <= 'I' => c - 'A' + 1,
        <= 'R' => c - 'J' + 1,
        _ => c - 'S' + 2,
    };

    private static int Modulo97(string text, Func<char, int> value) =>
        text.Select(value).Aggregate(0, (rest, digit) => ((rest * (digit > 9 ? 100 : 10)) + digit) % 97);
}
