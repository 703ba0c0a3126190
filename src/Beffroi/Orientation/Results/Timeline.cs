using Beffroi.Rules;

namespace Beffroi.Orientation.Results;

/// <summary>The path drawn over time: from the day of the results until some months after the last day that is known, then from each life event.</summary>
internal sealed record Timeline(DateOnly From, DateOnly To, IReadOnlyList<TimelineRow> Rows, IReadOnlyList<LifeEventLine> LifeEvents)
{
    /// <summary>In months, of a drawing: the shortest, and what it shows after the last turn.</summary>
    public const int ShortestInMonths = 12, MonthsAfter = 3;

    public static Timeline Of(Prospects ahead, DateOnly today)
    {
        DateOnly? End(PathStep step) => step.To ?? (step.EndsWithin is { } months ? today.AddMonths(months) : null);
        var last = ahead.Path.SelectMany(s => new[] { s.From, End(s) ?? s.From }).Append(today).Max().AddMonths(MonthsAfter);
        var to = last > today.AddMonths(ShortestInMonths) ? last : today.AddMonths(ShortestInMonths);
        double At(DateOnly day) => (day.DayNumber - today.DayNumber) / (double)(to.DayNumber - today.DayNumber);
        return new(today, to, [.. ahead.Path.Select(s => new TimelineRow(s, At(s.From), End(s) is { } end ? At(end) : 1))],
            [.. ahead.LifeEvents.Select(LifeEventLine.Of)]);
    }

    /// <summary>Whether something opens or closes on a day that is known.</summary>
    public bool HasDays => Rows.Any(r => r.Step.From > From || r.Step.To is not null);
}

/// <param name="Start">Fraction of the width.</param>
/// <param name="End">Fraction of the width.</param>
internal sealed record TimelineRow(PathStep Step, double Start, double End)
{
    public bool GoesOn => Step.To is null && Step.EndsWithin is null;

    /// <summary>« dès maintenant », « 3 mars 2027 ».</summary>
    public string Opens(DateOnly today) => Step.From <= today ? "dès maintenant" : French.Date(Step.From);

    /// <summary>The last day, « dans moins de 4 mois », « pas de fin connue ».</summary>
    public string Closes => Step.To is { } to ? French.Date(to.AddDays(-1)) : Step.EndsWithin is { } months ? $"dans moins de {months} mois" : "pas de fin connue";
}

/// <summary>What a life event opens and closes, drawn over the months that follow it.</summary>
/// <param name="Months">How many are drawn.</param>
internal sealed record LifeEventLine(LifeEvent LifeEvent, int Months, IReadOnlyList<LaterRow> Rows)
{
    public static LifeEventLine Of(LifeEventPath path)
    {
        var months = Math.Max(Timeline.ShortestInMonths, path.Steps.Max(s => Math.Max(s.From, s.Until ?? 0)) + Timeline.MonthsAfter);
        return new(path.LifeEvent, months, [.. path.Steps.Select(s => new LaterRow(s, s.From / (double)months, (s.Until ?? months) / (double)months))]);
    }
}

/// <param name="Start">Fraction of the width.</param>
/// <param name="End">Fraction of the width.</param>
internal sealed record LaterRow(LaterStep Step, double Start, double End)
{
    public bool GoesOn => Step.Until is null;

    /// <summary>« aussitôt », « 36 mois après », « déjà ouvert, jusqu’à 36 mois après ».</summary>
    public string When => (Step.IsOpenNow ? "déjà ouvert" : Step.From == 0 ? "aussitôt" : $"{Step.From} mois après")
        + Step.Until switch { null => "", 0 => ", jusqu’à ce jour-là", { } months => $", jusqu’à {months} mois après" };

    /// <summary>What may be hoped for then.</summary>
    public string Says => Step.Until == 0 ? "Ne correspond plus" : FrenchWords.Of(Step.Verdict);
}
