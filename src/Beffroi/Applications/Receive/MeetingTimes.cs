using System.Globalization;
using Beffroi.Catalogue;
using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;

namespace Beffroi.Applications.Receive;

/// <summary>Days and hours as an officer types them: « 14:30 », « 14 h 30 », « 9h ».</summary>
internal static class MeetingTimes
{
    /// <summary>Those of the fields <c>jour1</c>, <c>heure1</c> and so on that are filled in.</summary>
    public static (IReadOnlyList<DateTimeOffset> Dates, IReadOnlyList<PageError> Wrong) Read(IFormCollection form, int most, RegionClock clock)
    {
        var (dates, wrong) = (new List<DateTimeOffset>(), new List<PageError>());
        for (var n = 1; n <= most; n++)
        {
            var (day, hour) = (form.Typed($"jour{n}"), form.Typed($"heure{n}"));
            if (day is null && hour is null)
                continue;
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 2000 or > 2200)
                wrong.Add(new($"jour{n}", "Donnez le jour."));
            else if (Hour(hour) is not { } time || clock.Instant(date, time) is not { } instant)
                wrong.Add(new($"heure{n}", "Donnez l’heure comme 14\u00A0h\u00A030."));
            else
                dates.Add(instant);
        }
        return (dates, wrong);
    }

    /// <summary>Null when it is no hour.</summary>
    public static TimeOnly? Hour(string? typed) =>
        typed?.Replace('h', ':').Replace('H', ':').Split(':', StringSplitOptions.TrimEntries) is [var hours, .. var rest] && rest.Length <= 1
        && int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && h is >= 0 and < 24
        && (rest is [] or [""] ? 0 : int.TryParse(rest[0], NumberStyles.None, CultureInfo.InvariantCulture, out var m) ? m : -1) is >= 0 and < 60 and var minutes
            ? new TimeOnly(h, minutes)
            : null;
}
