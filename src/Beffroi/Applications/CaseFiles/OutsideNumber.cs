using System.Globalization;
using System.Text;
using Beffroi.Applications.DepositOutside;
using Beffroi.Platform;

namespace Beffroi.Applications.CaseFiles;

/// <summary>The number that another site gives to a request. Nobody publishes its format: any short line of text, as it is copied.</summary>
internal readonly record struct OutsideNumber
{
    public const int Longest = 60;

    private OutsideNumber(string value) => Value = value;

    public string Value { get; }

    public static Outcome<OutsideNumber> Read(string? typed)
    {
        var text = typed?.Trim();
        return string.IsNullOrEmpty(text) ? OutsideRefusals.NumberMissing
            : text.Length > Longest ? OutsideRefusals.NumberTooLong
            : text.EnumerateRunes().All(IsPlain) ? new OutsideNumber(text.Normalize()) : OutsideRefusals.NumberOdd;
    }

    public override string ToString() => Value;

    /// <summary>What can be seen, and read back over the telephone.</summary>
    private static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.OtherPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.NonSpacingMark;
}
