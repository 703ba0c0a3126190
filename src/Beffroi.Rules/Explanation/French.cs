using System.Globalization;

namespace Beffroi.Rules;

/// <summary>Numbers, dates and lists as French writes them, whatever the culture of the machine.</summary>
public static class French
{
    /// <summary>No-break space, before the colon and inside « ».</summary>
    public const char NoBreak = '\u00A0';

    /// <summary>Narrow no-break space, inside numbers and before ; ! ? % €.</summary>
    public const char NarrowNoBreak = '\u202F';

    private static readonly NumberFormatInfo Format = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = NarrowNoBreak.ToString(),
        NumberGroupSizes = [3],
        NegativeSign = "−",
    };

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« 12 500 », « 0,8 ».</summary>
    public static string Number(decimal value) => value.ToString("#,##0.############", Format);

    /// <summary>« 8 000 € », « 12,50 € ».</summary>
    public static string Euros(decimal value) => Amount(value) + NoBreak + "€";

    /// <summary>The same without the sign: 1234.5 → « 1 234,50 ».</summary>
    public static string Amount(decimal value) => value.ToString(value == decimal.Truncate(value) ? "#,##0" : "#,##0.00", Format);

    /// <summary>0.8 → « 80 % ».</summary>
    public static string Percent(decimal rate) => Number(rate * 100) + NoBreak + "%";

    /// <summary>« 23 novembre 2026 », « 1er mars 2027 ».</summary>
    public static string Date(DateOnly date) => $"{(date.Day == 1 ? "1er" : date.Day.ToString(CultureInfo.InvariantCulture))} {Months[date.Month - 1]} {date.Year}";

    /// <summary>« 3 salariés », « 0,8 ETP ».</summary>
    public static string Quantity(decimal value, Unit unit) =>
        unit == Unit.Euro ? Euros(value)
        : unit == Unit.Day ? Date(DateOnly.FromDayNumber((int)value))
        : unit == Unit.Bare ? Number(value)
        : $"{Number(value)}{NoBreak}{(Math.Abs(value) < 2 ? unit.One : unit.Many)}";

    /// <summary>« de 8 000 € à 15 000 € », « jusqu’à 20 000 € », « 60 000 € », « non publié ».</summary>
    public static string Amount(NumberRange range) =>
        range.Max == NumberRange.NoUpperBound ? range.Min == 0 ? "montant non publié" : $"au moins {Euros(range.Min)}"
        : range.IsPoint ? Euros(range.Min)
        : range.Min == 0 ? $"jusqu’à {Euros(range.Max)}"
        : $"de {Euros(range.Min)} à {Euros(range.Max)}";

    public static string KindOf(AidKind kind) => kind switch
    {
        AidKind.Grant => "subvention",
        AidKind.RepayableAdvance => "avance remboursable",
        _ => "prestation",
    };

    /// <summary>« a », « a et b », « a, b et c ».</summary>
    public static string List(IReadOnlyList<string> items, string and = "et") => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {and} {items[^1]}",
    };

    /// <summary>No-break spaces where French sets them: before « : ; ! ? % € » and inside quotation marks.</summary>
    public static string Typeset(string text)
    {
        char[]? set = null;
        for (var i = text.IndexOf(' ', StringComparison.Ordinal); i >= 0; i = text.IndexOf(' ', i + 1))
        {
            var space = i + 1 < text.Length && Before(text[i + 1]) is var before and not ' ' ? before
                : i > 0 && text[i - 1] == '«' ? NoBreak : ' ';
            if (space != ' ')
            {
                set ??= text.ToCharArray();
                set[i] = space;
            }
        }
        return set is null ? text : new string(set);
    }

    /// <summary>The space that French sets before a sign.</summary>
    private static char Before(char sign) => sign switch
    {
        ':' or '»' or '%' or '€' => NoBreak,
        ';' or '!' or '?' => NarrowNoBreak,
        _ => ' ',
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    /// <summary>A name inside a sentence; an acronym keeps its capitals.</summary>
    public static string Small(string text) =>
        text.Length < 2 || char.IsUpper(text[1]) ? text : char.ToLower(text[0], CultureInfo.InvariantCulture) + text[1..];
}
