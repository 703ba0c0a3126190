using System.Globalization;
using System.Text.RegularExpressions;

namespace Beffroi.Platform.Tables;

/// <summary>What a cell says of money.</summary>
public enum CellAmountKind
{
    /// <summary>Nothing: it is a word, or it is blank.</summary>
    None,

    Amount,

    Negative,

    /// <summary>« 12.500 » is twelve thousand for some and twelve for others.</summary>
    Ambiguous,

    /// <summary>A formula whose result is not there, or failed.</summary>
    Formula,
}

/// <summary>Euros in a cell, in French or in English notation: « 1 234,50 € », « 1,234.50 ». A dash alone is nought, as accountants write it.</summary>
/// <param name="Euros">Rounded to the cent, as the spreadsheet shows it; zero unless it is an <see cref="CellAmountKind.Amount"/>.</param>
public readonly record struct CellAmount(CellAmountKind Kind, decimal Euros)
{
    /// <summary>In characters: longer words are no sum.</summary>
    private const int Longest = 40;

    /// <summary>Spaces, which spreadsheets make of several sorts, and apostrophes stand between thousands only: « 80 000 Amiens » and a telephone number are no amounts.</summary>
    private static readonly Regex Written = new(
        @"^\(?\s*(?:€|EUR)?\s*(?<sign>[-−–])?\s*(?:€|EUR)?\s*(?<number>[0-9]{1,3}(?:[\s'’][0-9]{3})+(?:[.,][0-9]*)?|[0-9][0-9.,]*)?\s*\)?\s*(?:€|EUR|euros?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    /// <summary>« #REF! », « #DIV/0! », « #NOM? », « Err:502 ».</summary>
    private static readonly Regex Failed = new(@"^(?:#[\p{Lu}/0-9]+[!?]?|Err:[0-9]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);

    public static CellAmount Of(TableCell cell)
    {
        if (cell.IsFormula)
            return new(CellAmountKind.Formula, 0);
        if (cell.Number is { } number)
            return Signed(number < 0, decimal.Round(Math.Abs(number), 2, MidpointRounding.AwayFromZero));
        if (cell.Text.Length > Longest)
            return default;
        if (Failed.IsMatch(cell.Text))
            return new(CellAmountKind.Formula, 0);
        var written = Written.Match(cell.Text);
        if (!written.Groups["number"].Success)
            return written.Groups["sign"].Success ? Signed(false, 0) : default;
        var plain = Plain(string.Concat(written.Groups["number"].Value.Where(c => char.IsAsciiDigit(c) || c is '.' or ',')));
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            ? Signed(written.Groups["sign"].Success || cell.Text.StartsWith('('), euros)
            : new(CellAmountKind.Ambiguous, 0);
    }

    private static CellAmount Signed(bool negative, decimal euros) => negative && euros > 0 ? new(CellAmountKind.Negative, 0) : new(CellAmountKind.Amount, euros);

    /// <summary>Digits with a point before the cents; null when it is not plain which sign is the decimal one.</summary>
    private static string? Plain(string digits)
    {
        var last = digits.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return digits;
        var (sign, cents) = (digits[last], digits.Length - last - 1);
        var whole = digits[..last];
        if (!whole.Contains(sign, StringComparison.Ordinal))
            return cents is 1 or 2 && Grouped(whole) ? $"{Bare(whole)}.{digits[(last + 1)..]}" : null;
        // Twice the same sign, and no other: thousands.
        return Grouped(digits) ? Bare(digits) : null;
    }

    private static bool Grouped(string digits) => digits.Split('.', ',') is [var first, .. var groups]
        && (groups.Length == 0 || (first.Length is >= 1 and <= 3 && groups.All(g => g.Length == 3) && digits.Where(c => !char.IsAsciiDigit(c)).Distinct().Count() == 1));

    private static string Bare(string digits) => string.Concat(digits.Where(char.IsAsciiDigit));
}
