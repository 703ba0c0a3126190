using System.Globalization;
using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>The day that someone asks the catalogue for: <c>?le=2027-03-03</c> in a page's address, today when there is none.</summary>
/// <param name="Day">The day to answer for: today when what was typed is no day.</param>
/// <param name="IsAsked">Whether it is another day than today.</param>
/// <param name="Error">A sentence for the field; null when there is nothing to say.</param>
internal sealed record AskedDay(DateOnly Day, bool IsAsked, string? Error)
{
    /// <summary>The name of the parameter.</summary>
    public const string Name = "le";

    private static readonly string[] Forms = ["yyyy-MM-dd", "d/M/yyyy"];

    /// <param name="typed">As a browser's date field sends it, or as one writes it by hand: 3/3/2027.</param>
    /// <param name="today">In the Region.</param>
    public static AskedDay Read(string? typed, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return new(today, false, null);
        return Parse(typed) is { } day
            ? new(day, day != today, null)
            : new(today, false, "Donnez une date complète, par exemple 03/03/2027.");
    }

    /// <summary>Null when it is no day.</summary>
    public static DateOnly? Parse(string typed) =>
        DateOnly.TryParseExact(typed.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An address with the same day asked for.</summary>
    public string Keep(string address) => IsAsked ? string.Create(CultureInfo.InvariantCulture, $"{address}?{Name}={Day:yyyy-MM-dd}") : address;

    /// <summary>« au 3 mars 2027 ».</summary>
    public string Words => $"au\u00A0{French.Date(Day)}";
}
