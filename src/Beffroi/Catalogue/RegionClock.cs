using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>What day it is in the Region.</summary>
public sealed class RegionClock(TimeProvider clock, SchemeCatalogue catalogue)
{
    /// <summary>Today, in the Region's time zone.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), catalogue.Region.TimeZone).DateTime);
}
