using System.Globalization;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Compare;

/// <summary>A text of a scheme as an address and a page name it.</summary>
/// <param name="Key">The day from which its version is in force, then the id of the reading when it is not the one retained: « 2024-10-21.corps ».</param>
internal sealed record TextOfScheme(SchemeText Text, string Key, string Label)
{
    /// <summary>In order of time; of a version, the reading that is retained first.</summary>
    public static IReadOnlyList<TextOfScheme> Of(Scheme scheme)
    {
        var texts = SchemeText.Of(scheme);
        return [.. texts.Select(t => new TextOfScheme(t, KeyOf(t), LabelOf(t, scheme.Versions.Count > 1)))];
    }

    /// <summary>The two that are compared when none is named: the last two versions, or the readings of the only one; null when there is one text alone.</summary>
    public static (TextOfScheme Before, TextOfScheme After)? Usual(IReadOnlyList<TextOfScheme> texts) => texts.Where(t => t.Text.Reading.Id is null).ToList() switch
    {
        [.., var before, var after] => (before, after),
        [_] when texts.Count > 1 => (texts[0], texts[1]),
        _ => null,
    };

    /// <summary>Null when none of them has that key.</summary>
    public static TextOfScheme? Named(IReadOnlyList<TextOfScheme> texts, string key) =>
        texts.FirstOrDefault(t => string.Equals(t.Key, key, StringComparison.OrdinalIgnoreCase));

    private static string KeyOf(SchemeText text)
    {
        var from = text.Version.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return text.Reading.Id is { } id ? $"{from}.{id}" : from;
    }

    private static string LabelOf(SchemeText text, bool withDays)
    {
        var days = text.Version.Days();
        var reading = text.Version.Readings.Count == 0 ? ""
            : text.Reading.Id is null ? $"Lecture retenue : {French.Small(text.Version.RetainedReading ?? text.Reading.Label)}"
            : $"Autre lecture : {French.Small(text.Reading.Label)}";
        return Typography.Typeset(reading.Length == 0 ? days : withDays ? $"{days}. {reading}" : reading);
    }
}
