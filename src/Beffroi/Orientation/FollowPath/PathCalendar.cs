using System.Text;
using Beffroi.Catalogue;
using Beffroi.Orientation.Interview;
using Beffroi.Rules;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Beffroi.Orientation.FollowPath;

/// <summary>
/// GET /orientation/parcours.ics: the days on which schemes open and close for the answers of the session, for one's own calendar. The answers stay in
/// their cookie: nothing of them is in the address, and the file names schemes and days only.
/// </summary>
internal static class PathCalendar
{
    public const string Address = "/orientation/parcours.ics";

    public static void MapPathCalendar(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, Download).AllowAnonymous().ExcludeFromDescription();

    private static IResult Download(HttpContext http, Interviewer interviewer, DraftCookie drafts, SchemeCatalogue catalogue, TimeProvider clock)
    {
        var state = interviewer.Open(drafts.Read(http));
        var path = catalogue.Foresee(state.Profile, state.Answer).Path;
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(Encoding.UTF8.GetBytes(Write(path, state.Answer.Date, catalogue.Region, clock.GetUtcNow())), "text/calendar; charset=utf-8", "parcours.ics");
    }

    /// <summary>One whole day for each opening to come and for each last day.</summary>
    public static string Write(IReadOnlyList<PathStep> path, DateOnly today, Region region, DateTimeOffset now)
    {
        var calendar = new Calendar { ProductId = "-//Beffroi//Parcours//FR" };
        foreach (var step in path)
        {
            if (step.From > today)
                calendar.Events.Add(Day("ouvre", step.Scheme, step.From, $"{step.Scheme.Acronym} : à regarder à partir d’aujourd’hui", region, today, now));
            if (step.To is { } to)
                calendar.Events.Add(Day("ferme", step.Scheme, to.AddDays(-1), $"{step.Scheme.Acronym} : dernier jour", region, today, now));
        }
        return new CalendarSerializer().SerializeToString(calendar)!;
    }

    private static CalendarEvent Day(string what, Scheme scheme, DateOnly day, string summary, Region region, DateOnly today, DateTimeOffset now) => new()
    {
        // The same day of the same scheme replaces itself when the file is taken again.
        Uid = $"{what}-{scheme.Id}-{day:yyyyMMdd}@{region.Id}.beffroi",
        DtStamp = new CalDateTime(now.UtcDateTime, "UTC"),
        Start = new CalDateTime(day.Year, day.Month, day.Day),
        End = new CalDateTime(day.AddDays(1).Year, day.AddDays(1).Month, day.AddDays(1).Day),
        Summary = Typography.Typeset(summary),
        Description = $"{scheme.Name}. {region.NoticeOn(today)}",
        Transparency = TransparencyType.Transparent,
    };
}
