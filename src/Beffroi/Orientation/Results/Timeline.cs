using Beffroi.Rules;

namespace Beffroi.Orientation.Results;

/// <summary>The path drawn over time: from the day of the results until some months after the last day that is known.</summary>
internal sealed record Timeline(DateOnly From, DateOnly To, IReadOnlyList<TimelineRow> Rows)
{
    private const int ShortestInMonths = 12, MonthsAfter = 3;

    public static Timeline Of(Prospects ahead, DateOnly today)
    {
        var steps = ahead.Path.Select(s => (Step: s, Within: s.To is null ? ahead.Schemes[s.Scheme].ClosesWithin : null)).ToList();
        DateOnly? End(PathStep step, int? within) => step.To ?? (within is { } months ? today.AddMonths(months) : null);
        var last = steps.SelectMany(s => new[] { s.Step.From, End(s.Step, s.Within) ?? s.Step.From }).Append(today).Max().AddMonths(MonthsAfter);
        var to = last > today.AddMonths(ShortestInMonths) ? last : today.AddMonths(ShortestInMonths);
        double At(DateOnly day) => (day.DayNumber - today.DayNumber) / (double)(to.DayNumber - today.DayNumber);
        return new(today, to, [.. steps.Select(s => new TimelineRow(s.Step, s.Within, At(s.Step.From), End(s.Step, s.Within) is { } end ? At(end) : 1))]);
    }

    /// <summary>Whether something opens or closes on a day that is known.</summary>
    public bool HasDays => Rows.Any(r => r.Step.From > From || r.Step.To is not null);
}

/// <param name="ClosesWithin">Months, when the day is not known.</param>
/// <param name="Start">Fraction of the width.</param>
/// <param name="End">Fraction of the width.</param>
internal sealed record TimelineRow(PathStep Step, int? ClosesWithin, double Start, double End)
{
    public bool GoesOn => Step.To is null && ClosesWithin is null;

    /// <summary>« dès maintenant », « 3 mars 2027 ».</summary>
    public string Opens(DateOnly today) => Step.From <= today ? "dès maintenant" : French.Date(Step.From);

    /// <summary>The last day, « dans moins de 4 mois », « pas de fin connue ».</summary>
    public string Closes => Step.To is { } to ? French.Date(to.AddDays(-1)) : ClosesWithin is { } months ? $"dans moins de {months} mois" : "pas de fin connue";
}
