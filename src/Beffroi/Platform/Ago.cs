namespace Beffroi.Platform;

/// <summary>Time gone by, for people: it needs no time zone.</summary>
internal static class Ago
{
    /// <summary>« à l’instant », « il y a 12 minutes », « il y a 3 jours ».</summary>
    public static string InWords(DateTimeOffset then, DateTimeOffset now) => (now - then) switch
    {
        { TotalMinutes: < 1 } => "à l’instant",
        { TotalHours: < 1 } gone => Since((int)gone.TotalMinutes, "minute"),
        { TotalDays: < 1 } gone => Since((int)gone.TotalHours, "heure"),
        var gone => Since((int)gone.TotalDays, "jour"),
    };

    private static string Since(int count, string unit) => $"il y a {count}\u00A0{unit}{(count > 1 ? "s" : "")}";
}
