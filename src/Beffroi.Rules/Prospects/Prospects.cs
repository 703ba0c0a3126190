namespace Beffroi.Rules;

/// <summary>What may come of a situation: what would change each answer, when time alone does, in which order schemes open and close, what a life event brings, what goes together.</summary>
/// <param name="Path">The schemes that fit and can be asked for today, or on a day that is known, in the order in which they open, then close.</param>
/// <param name="LifeEvents">What lies ahead, and what it opens and closes.</param>
/// <param name="Bundle">Null when no scheme fits today.</param>
public sealed record Prospects(
    IReadOnlyDictionary<Scheme, SchemeProspect> Schemes, IReadOnlyList<PathStep> Path, IReadOnlyList<LifeEventPath> LifeEvents, Bundle? Bundle);

/// <param name="Change">
/// The smallest change that takes it out of « ineligible »: today, else on the first day on which one does where time alone does not; null when none
/// does or none is needed. An age in months has no day: with one, nothing is promised that takes both time and a change.
/// </param>
/// <param name="OpensOn">The first day on which time alone makes the verdict better; null when it does not or is not known.</param>
/// <param name="ClosesOn">The first day on which time alone makes it worse.</param>
/// <param name="OpensWithin">When an age is known in months only: that many months from the day asked for, the verdict is better at the latest.</param>
/// <param name="ClosesWithin">The same of a verdict that gets worse.</param>
public sealed record SchemeProspect(Change? Change, DateOnly? OpensOn, DateOnly? ClosesOn, int? OpensWithin, int? ClosesWithin);

/// <param name="From">The day asked for when it can be asked for already.</param>
/// <param name="To">The day on which it no longer can; null: not known to end, on a day that is known.</param>
/// <param name="EndsWithin">When an age is known in months only and no day ends it: that many months from the day asked for, it no longer fits at the latest.</param>
public sealed record PathStep(Scheme Scheme, DateOnly From, DateOnly? To, int? EndsWithin = null);

/// <param name="Steps">In the order in which they open, then close.</param>
public sealed record LifeEventPath(LifeEvent LifeEvent, IReadOnlyList<LaterStep> Steps);

/// <summary>What a life event opens, or closes.</summary>
/// <param name="Verdict">Of the situation after it, when it opens; « undetermined » when more is to be said.</param>
/// <param name="IsOpenNow">It fits before the life event too.</param>
/// <param name="From">Completed months after the life event; 0: at once.</param>
/// <param name="Until">The same, from when it no longer fits; 0: at once; null: not known to end.</param>
public sealed record LaterStep(Scheme Scheme, Verdict Verdict, bool IsOpenNow, int From, int? Until);

/// <summary>Looks ahead from one answer of the catalogue.</summary>
internal sealed class Foresight(Vocabulary vocabulary, Cells cells, Profile profile)
{
    public Prospects Look(IReadOnlyList<SchemeAnswer> answers)
    {
        var seen = answers.Select(a => (Answer: a, Calendar: new VerdictCalendar(vocabulary, profile, a)))
            .Select(s => (s.Answer, s.Calendar, Dates: s.Calendar.Find())).ToList();
        return new Prospects(
            seen.ToDictionary(s => s.Answer.Scheme, s => Prospect(s.Answer, s.Calendar, s.Dates)),
            [.. seen.SelectMany(s => s.Calendar.Openings().Select(o => new PathStep(s.Answer.Scheme, o.From, o.Until, o.Until is null ? s.Calendar.EndsWithin(o.From) : null)))
                .OrderBy(s => s.From).ThenBy(s => s.To ?? DateOnly.MaxValue)],
            [.. vocabulary.LifeEvents.Select(m => After(m, answers)).OfType<LifeEventPath>()],
            new BundleFinder(profile, DeMinimis.Left(vocabulary, profile), answers).Find());
    }

    private SchemeProspect Prospect(SchemeAnswer answer, VerdictCalendar calendar, (DateOnly? OpensOn, DateOnly? ClosesOn) dates)
    {
        var (opens, closes) = calendar.FindInMonths();
        return new SchemeProspect(ChangeFor(answer, calendar, dates.OpensOn), dates.OpensOn, dates.ClosesOn, opens, closes);
    }

    private Change? ChangeFor(SchemeAnswer answer, VerdictCalendar calendar, DateOnly? opensOn) =>
        answer.Verdict != Verdict.Ineligible ? null
        : new ChangeFinder(vocabulary, cells, profile, answer.Reading).Find()
            ?? (opensOn is null ? ChangeFinder.FindLater(vocabulary, cells, calendar) : null);

    /// <returns>Null: it does not lie ahead, or changes nothing.</returns>
    private LifeEventPath? After(LifeEvent lifeEvent, IReadOnlyList<SchemeAnswer> answers) =>
        lifeEvent.After(vocabulary, profile) is { } then
        && answers.Where(a => a.Version.IsOpenOn(profile.Date)).Select(a => After(then, a)).OfType<LaterStep>().ToList() is { Count: > 0 } steps
            ? new LifeEventPath(lifeEvent, [.. steps.OrderBy(s => s.From).ThenBy(s => s.Until ?? int.MaxValue)])
            : null;

    /// <summary>The first span in which it is not refused; null when that tells nothing that is not known today.</summary>
    private LaterStep? After(Profile then, SchemeAnswer today)
    {
        var after = SchemeCatalogue.AnswerBy(today.Scheme, new SchemeText(today.Version, today.Reading), then);
        var spans = new VerdictCalendar(vocabulary, then, after).InMonths().ToList();
        var first = spans.FindIndex(s => s.Verdict != Verdict.Ineligible);
        if (first < 0)
        {
            return VerdictCalendar.Fits(today.Verdict) ? new LaterStep(today.Scheme, after.Verdict, IsOpenNow: true, 0, 0) : null;
        }
        int? until = spans.FindIndex(first, s => s.Verdict == Verdict.Ineligible) is >= 0 and var end ? spans[end].Months : null;
        var isNews = VerdictCalendar.Fits(today.Verdict) ? until is not null || first > 0 : spans[first].Verdict < today.Verdict;
        return isNews ? new LaterStep(today.Scheme, spans[first].Verdict, VerdictCalendar.Fits(today.Verdict) && first == 0, spans[first].Months, until) : null;
    }
}
