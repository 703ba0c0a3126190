using Beffroi.Rules;

namespace Beffroi.Orientation.Reminders;

/// <summary>On which days to write about a path.</summary>
internal static class ReminderDates
{
    /// <summary>How long before a last day: time to prepare a request, then time to send it.</summary>
    private static readonly int[] DaysBefore = [30, 7];

    /// <summary>The day of each opening to come; thirty and seven days before each last day, when the scheme is open then. None is today or before.</summary>
    public static IReadOnlyList<ReminderDay> Of(IReadOnlyList<PathStep> path, DateOnly today)
    {
        var days = new List<ReminderDay>();
        foreach (var step in path)
        {
            if (step.From > today)
                days.Add(new() { Day = step.From, Scheme = step.Scheme.Id, What = PathEvent.Opens, On = step.From });
            if (step.To is not { } to)
                continue;
            var last = to.AddDays(-1);
            days.AddRange(DaysBefore.Select(before => last.AddDays(-before)).Where(day => day > today && day > step.From)
                .Select(day => new ReminderDay { Day = day, Scheme = step.Scheme.Id, What = PathEvent.LastDay, On = last }));
        }
        return [.. days.OrderBy(d => d.Day)];
    }
}
