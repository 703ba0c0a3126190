using System.Globalization;
using Beffroi.Rules;

namespace Beffroi.Organisations;

/// <summary>Days and hours as they are in the Region.</summary>
internal sealed class LocalTime(TimeProvider clock, SchemeCatalogue catalogue)
{
    public DateOnly Today => Local(clock.GetUtcNow()).Day;

    /// <summary>« 23 novembre 2026 ».</summary>
    public string Day(DateTimeOffset instant) => French.Date(Local(instant).Day);

    /// <summary>« 23 novembre 2026, 10 h 05 ».</summary>
    public string Moment(DateTimeOffset instant)
    {
        var (day, time) = Local(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{French.Date(day)}, {time.Hour}\u00A0h\u00A0{time.Minute:00}");
    }

    private (DateOnly Day, TimeOnly Time) Local(DateTimeOffset instant)
    {
        var local = TimeZoneInfo.ConvertTime(instant, catalogue.Region.TimeZone).DateTime;
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
