namespace Beffroi.Rules;

/// <summary>What may come of a situation: what would change each answer, when time alone does, in which order schemes open and close, what goes together.</summary>
/// <param name="Path">The schemes that fit today or will, in the order in which they open, then close.</param>
/// <param name="Bundle">Null when no scheme fits today.</param>
public sealed record Prospects(IReadOnlyDictionary<Scheme, SchemeProspect> Schemes, IReadOnlyList<PathStep> Path, Bundle? Bundle);

/// <param name="Change">
/// The smallest change that takes it out of « ineligible »: today, else on the first day on which one does where time alone does not; null when none
/// does or none is needed. An age in months has no day: with one, nothing is promised that takes both time and a change.
/// </param>
/// <param name="OpensOn">The first day on which time alone makes the verdict better; null when it does not or is not known.</param>
/// <param name="ClosesOn">The first day on which time alone makes it worse.</param>
/// <param name="OpensWithin">When an age is known in months only: that many months from the day asked for, the verdict is better at the latest.</param>
/// <param name="ClosesWithin">The same of a verdict that gets worse.</param>
public sealed record SchemeProspect(Change? Change, DateOnly? OpensOn, DateOnly? ClosesOn, int? OpensWithin, int? ClosesWithin);

/// <param name="From">The day asked for when it fits already.</param>
/// <param name="To">The day on which it no longer fits; null: not known to end.</param>
public sealed record PathStep(Scheme Scheme, DateOnly From, DateOnly? To);

/// <summary>Looks ahead from one answer of the catalogue.</summary>
internal sealed class Foresight(Vocabulary vocabulary, Cells cells, Profile profile)
{
    public Prospects Look(IReadOnlyList<SchemeAnswer> answers)
    {
        var seen = answers.Select(a => (Answer: a, Calendar: new VerdictCalendar(vocabulary, profile, a)))
            .Select(s => (s.Answer, s.Calendar, Dates: s.Calendar.Find())).ToList();
        return new Prospects(
            seen.ToDictionary(s => s.Answer.Scheme, s => Prospect(s.Answer, s.Calendar, s.Dates)),
            [.. seen.SelectMany(s => Steps(s.Answer, s.Calendar, s.Dates)).OrderBy(s => s.From).ThenBy(s => s.To ?? DateOnly.MaxValue)],
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

    private IEnumerable<PathStep> Steps(SchemeAnswer answer, VerdictCalendar calendar, (DateOnly? OpensOn, DateOnly? ClosesOn) dates)
    {
        var now = Fits(answer.Verdict);
        if (!now && !(dates.OpensOn is { } day && calendar.On(day) is { } then && Fits(then)))
        {
            yield break;
        }
        var from = now ? profile.Date : dates.OpensOn!.Value;
        if (answer.Scheme.On(from).IsOpenOn(from))
        {
            yield return new PathStep(answer.Scheme, from, dates.ClosesOn);
        }
    }

    private static bool Fits(Verdict verdict) => verdict is Verdict.Eligible or Verdict.SubjectToReview;
}
