using System.Globalization;
using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>Days and hours as they are in the Region.</summary>
public sealed class RegionClock(TimeProvider clock, SchemeCatalogue catalogue)
{
    private static readonly string[] Weekdays = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    /// <summary>Today, in the Region's time zone.</summary>
    public DateOnly Today => DayOf(clock.GetUtcNow());

    /// <summary>The day that it was in the Region at that instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant));

    /// <summary>« 23 novembre 2026 ».</summary>
    public string Day(DateTimeOffset instant) => French.Date(DayOf(instant));

    /// <summary>« lundi 23 novembre 2026, 10 h 05 ».</summary>
    public string Moment(DateTimeOffset instant)
    {
        var local = Local(instant);
        return string.Create(CultureInfo.InvariantCulture, $"{Weekdays[(int)local.DayOfWeek]} {Day(instant)}, {local.Hour}{French.NoBreak}h{French.NoBreak}{local.Minute:00}");
    }

    /// <summary>The instant at which clocks of the Region show that time; null when they jump over it.</summary>
    public DateTimeOffset? Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        var zone = catalogue.Region.TimeZone;
        return zone.IsInvalidTime(local) ? null : new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, catalogue.Region.TimeZone).DateTime;
}
