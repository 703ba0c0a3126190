namespace Beffroi.Applications.CaseFiles;

/// <summary>The delays that the law gives, in the code des relations entre le public et l’administration (CRPA).</summary>
internal static class LegalDelays
{
    /// <summary>A request for money that is not answered within two months is rejected (L. 231-4, 3°).</summary>
    public static DateOnly ImpliedRejection(DateOnly received) => received.AddMonths(2);

    /// <summary>
    /// That delay is suspended during the time given to produce what lacks; producing it before ends the suspension (L. 114-5): a day more for each day of it.
    /// </summary>
    /// <param name="rejection">The day on which silence would be a rejection without it.</param>
    /// <param name="from">The day on which the pieces were asked for.</param>
    /// <param name="until">The last day given.</param>
    /// <param name="today">The day on which all was produced, or today.</param>
    public static DateOnly Extend(DateOnly rejection, DateOnly from, DateOnly until, DateOnly today) =>
        IsSuspended(rejection, from) ? rejection.AddDays(Math.Max(0, (today < until ? today : until).DayNumber - from.DayNumber)) : rejection;

    /// <summary>A rejection that silence has already made is not undone by asking for pieces: only the delay that still ran is suspended.</summary>
    public static bool IsSuspended(DateOnly rejection, DateOnly from) => from < rejection;
}
