namespace Beffroi.Rules;

/// <summary>
/// The days on which time alone changes a verdict: an age counted from a known date that crosses a threshold, a version or a dated value
/// that takes over. Only those days are looked at.
/// </summary>
internal sealed class VerdictCalendar(Vocabulary vocabulary, Profile today, SchemeAnswer answer)
{
    /// <summary>How far ahead every month is looked at, when a comparison with an age reads a fact twice.</summary>
    private const int MonthsAhead = 240;

    private readonly Scheme scheme = answer.Scheme;
    private SortedSet<DateOnly>? turning;

    public (DateOnly? OpensOn, DateOnly? ClosesOn) Find()
    {
        var before = answer.Verdict;
        DateOnly? opens = null;
        foreach (var day in Days())
        {
            if (On(day) is not { } verdict)
            {
                break;
            }
            if (verdict > before)
            {
                return (opens, day);
            }
            if (verdict < before)
            {
                opens ??= day;
            }
            before = verdict;
        }
        return (opens, null);
    }

    /// <summary>
    /// The same when ages are known in completed months and not from a day: how many more it takes. That many months from today it is reached, at the latest.
    /// </summary>
    public (int? Opens, int? Closes) FindInMonths()
    {
        foreach (var (months, verdict) in InMonths())
        {
            if (verdict != answer.Verdict)
            {
                return verdict < answer.Verdict ? (months, null) : (null, months);
            }
        }
        return (null, null);
    }

    /// <summary>The verdict from now on, while ages that are known in completed months, and not from a day, grow: from how many more, and which.</summary>
    public IEnumerable<(int Months, Verdict Verdict)> InMonths()
    {
        yield return (0, answer.Verdict);
        var reading = ReadingOf(scheme.On(today.Date));
        var hinges = Hinges.Of(reading, today.Date);
        var ages = vocabulary.Facts.Where(f => f.Since is not null && today[f.Since] == f.Since.Unknown && today[f].IsFull)
            .Select(f => (Fact: f, Now: ((KnownNumber)today[f]).Range.Min)).ToList();
        var before = answer.Verdict;
        foreach (var more in ages.SelectMany(a => TippingPoints(hinges, a.Fact, today, a.Now).Select(m => m - a.Now)).Where(m => m > 0).Distinct().Order())
        {
            if (ages.Exists(a => a.Now + more > a.Fact.Range.Max))
            {
                yield break;
            }
            var verdict = new Judge(ages.Aggregate(today, (p, a) => p.With(a.Fact, new KnownNumber(NumberRange.Of(a.Now + more))))).Verdict(reading.Criteria);
            if (verdict != before)
            {
                yield return ((int)more, before = verdict);
            }
        }
    }

    /// <summary>After how many months from today at the latest what can be asked for from a day on no longer fits, by ages that are known in completed months; null: not known to.</summary>
    public int? EndsWithin(DateOnly from) =>
        InMonths().Where(s => !Fits(s.Verdict) && today.Date.AddMonths(s.Months) > from).Select(s => (int?)s.Months).FirstOrDefault();

    public static bool Fits(Verdict verdict) => verdict is Verdict.Eligible or Verdict.SubjectToReview;

    /// <summary>
    /// From when until when it fits and is not known to be closed, from today on: windows, closures and versions counted. Until null: not known to end.
    /// </summary>
    public IEnumerable<(DateOnly From, DateOnly? Until)> Openings()
    {
        DateOnly? from = CanBeAskedFor(today.Date, answer.Verdict) ? today.Date : null;
        foreach (var day in Days(windows: true))
        {
            if (On(day) is not { } verdict)
            {
                break;
            }
            var can = CanBeAskedFor(day, verdict);
            if (!can && from is { } began)
            {
                yield return (began, day);
            }
            from = can ? from ?? day : null;
        }
        if (from is { } last)
        {
            yield return (last, null);
        }
    }

    /// <summary>The same situation on each day after today that may change something and on which the scheme is not known to be closed, until one contradicts it.</summary>
    public IEnumerable<(DateOnly Day, Profile Profile, TextReading Reading)> Ahead()
    {
        foreach (var day in Days())
        {
            if (ProfileReader.On(vocabulary, today, day) is not { } then)
            {
                yield break;
            }
            var version = scheme.On(day);
            if (version.IsOpenOn(day))
            {
                yield return (day, then, ReadingOf(version));
            }
        }
    }

    /// <summary>The verdict of the same situation on another day, by the same reading while the version has it; null when that day contradicts it.</summary>
    public Verdict? On(DateOnly day) =>
        ProfileReader.On(vocabulary, today, day) is { } profile ? new Judge(profile).Verdict(ReadingOf(scheme.On(day)).Criteria) : null;

    private TextReading ReadingOf(SchemeVersion version) => version.Readings.FirstOrDefault(r => r.Id == answer.Reading.Id) ?? version.Body;

    private bool CanBeAskedFor(DateOnly day, Verdict verdict) => Fits(verdict) && scheme.On(day).IsOpenOn(day);

    /// <summary>The days after today that may change something, in order.</summary>
    /// <param name="windows">Those too on which requests begin or cease to be taken.</param>
    private IEnumerable<DateOnly> Days(bool windows = false)
    {
        turning ??= Turning();
        return (windows ? turning.Union(scheme.Versions.SelectMany(v => v.Availability.Days)).Order() : turning.AsEnumerable()).Where(d => d > today.Date);
    }

    private SortedSet<DateOnly> Turning()
    {
        var days = new SortedSet<DateOnly>();
        days.UnionWith(scheme.Versions.Select(v => v.From));
        days.UnionWith(vocabulary.Parameters.SelectMany(p => p.Values).SelectMany(v => new[] { v.From, v.To ?? v.From }));
        foreach (var day in days.Prepend(today.Date).ToList())
        {
            days.UnionWith(Anniversaries(day));
        }
        return days;
    }

    /// <summary>When an age reaches what the criteria in force on a day, and the dated values of that day, compare it with.</summary>
    private IEnumerable<DateOnly> Anniversaries(DateOnly day)
    {
        var profile = today.On(day);
        var hinges = Hinges.Of(ReadingOf(scheme.On(day)), day);
        foreach (var age in vocabulary.Facts.Where(f => f.Since is not null && today[f.Since] != f.Since.Unknown))
        {
            var since = ((KnownNumber)today[age.Since!]).Range;
            var now = Profile.CompletedMonths(DateOnly.FromDayNumber((int)since.Max), day);
            foreach (var count in TippingPoints(hinges, age, profile, now).Distinct())
            {
                foreach (var end in new[] { since.Min, since.Max }.Distinct())
                {
                    // The last day of a shorter month counts as reached, and so does AddMonths.
                    var from = DateOnly.FromDayNumber((int)end);
                    if (count >= 0 && count <= (12 * (DateOnly.MaxValue.Year - from.Year)) - 1)
                    {
                        yield return from.AddMonths((int)count);
                    }
                }
            }
        }
    }

    /// <summary>The months at which a comparison that reads an age may tip.</summary>
    private IEnumerable<decimal> TippingPoints(Hinges hinges, Fact age, Profile profile, decimal now)
    {
        var points = hinges.TippingPoints(age, profile);
        // Each occurrence of a fact stands alone: where one that is not known to a point is read twice, how wide it is counts too, and the width of an age
        // changes within each month.
        return hinges.Terms.Any(t => ReadsTwice(t, age)) ? points.Concat(Enumerable.Range(0, MonthsAhead).Select(m => m + now)) : points;
    }

    private bool ReadsTwice(Term term, Fact age) => Terms.All(term).Where(t => t is CompareNumbers or NumberIn)
        .Select(t => Terms.All(t).Select(Terms.FactOf).OfType<Fact>().ToList())
        .Any(read => read.Contains(age) && read.GroupBy(f => f).Any(f => f.Count() > 1 && !IsPoint(f.Key)));

    private bool IsPoint(Fact fact) => today[fact.Since is { } since && today[since] != since.Unknown ? since : fact] is not KnownNumber { Range.IsPoint: false };
}
