using System.Text.RegularExpressions;

namespace Beffroi.Catalogue;

/// <summary>French typography of what the region folder holds: its authors type on an ordinary keyboard.</summary>
/// <remarks>No time limit on these patterns: they run in linear time, and a busy machine would turn a limit into a fault.</remarks>
public static partial class Typography
{
    /// <summary>Typographic apostrophes, and no-break spaces before <c>: ; ? ! » € %</c>, after « and inside numbers
    /// (a group that begins with 0 is a telephone number).</summary>
    public static string Typeset(string text) =>
        DigitGroup().Replace(AfterOpening().Replace(BeforeMark().Replace(Apostrophe().Replace(text, "’"), "\u00A0"), "\u00A0"), "\u202F");

    /// <summary>The text typeset; <paramref name="otherwise"/> as it is when there is none.</summary>
    public static string Typeset(string? text, string otherwise) => text is null ? otherwise : Typeset(text);

    /// <summary>A telephone number that stays on one line.</summary>
    public static string Phone(string number) => number.Replace(' ', '\u00A0');

    [GeneratedRegex(@"(?<=\p{L})'(?=\p{L})", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Apostrophe();

    [GeneratedRegex(@" (?=[:;?!»€%])", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex BeforeMark();

    [GeneratedRegex(@"(?<=«) ", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex AfterOpening();

    [GeneratedRegex(@"(?<=(?<!\d)[1-9]\d{0,2}(?:[ \u00A0\u202F]\d{3})*)[ \u00A0](?=\d{3}(?!\d))", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex DigitGroup();
}
