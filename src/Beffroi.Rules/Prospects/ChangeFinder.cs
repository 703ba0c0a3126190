using System.Numerics;

namespace Beffroi.Rules;

/// <summary>
/// Looks for the smallest change (the least sum of costs, then the best verdict, the fewest facts, the nearest values) that takes a
/// reading out of « ineligible ». Each step takes an official criterion that is false and changes one more fact of it: every change that
/// does is found that way. What is given back was evaluated.
/// </summary>
internal sealed class ChangeFinder
{
    /// <summary>Profiles evaluated before giving up: then no change is promised.</summary>
    private const int MostTries = 4_000;

    /// <summary>Days looked at before giving up.</summary>
    private const int MostDays = 40;

    /// <summary>Ensembles of more members than this that count are changed by one member at a time.</summary>
    private const int MostMembers = 6;

    /// <summary>Domains larger than this are tried by what tells their values apart, not value by value.</summary>
    private const int MostValues = 64;

    private readonly Cells cells;
    private readonly Profile today;
    private readonly TextReading reading;
    private readonly Hinges[] hinges;
    private readonly List<Hinge> hurdles;
    private readonly HashSet<Fact> changeable;
    private readonly List<(Profile Profile, IReadOnlyList<Fact> Changed, Verdict Verdict, int Distance)> found = [];
    private int tries;
    private int nextCost;

    public ChangeFinder(Vocabulary vocabulary, Cells cells, Profile today, TextReading reading)
    {
        (this.cells, this.today, this.reading) = (cells, today, reading);
        var counted = vocabulary.Facts.Select(f => f.Since).OfType<Fact>().ToHashSet();
        hinges = [Hinges.Of(reading, today.Date), Hinges.Of(vocabulary, today.Date)];
        hurdles = [.. hinges.SelectMany(h => h.Conditions).Where(c => c.Refuses)];
        changeable = [.. hurdles.SelectMany(h => h.Facts).Where(f =>
            f is { Modifiable: true, Answerer: Answerer.Applicant, Since: null } && !counted.Contains(f) && today[f] != f.Unknown)];
    }

    public Change? Find()
    {
        // By rising cost: the first that does costs least. Costs that no further fact would bring are passed over.
        for (var cost = 0; found.Count == 0 && cost < int.MaxValue && tries <= MostTries; cost = nextCost)
        {
            nextCost = int.MaxValue;
            Search(today, [], 0, cost, 0);
        }
        if (found.Count == 0)
        {
            return null;
        }
        var best = found.OrderBy(f => f.Verdict).ThenBy(f => f.Changed.Count).ThenBy(f => f.Distance)
            .ThenBy(f => f.Changed.Min(c => c.Index)).First();
        ChangedFact[] changed = [.. best.Changed.OrderBy(f => f.Index).Select(f => new ChangedFact(f, today[f], best.Profile[f]))];
        return new Change(null, changed, best.Verdict, French.Typeset($"Si {Words(changed, best.Verdict)}"));
    }

    /// <summary>What does on a later day, when nothing does before.</summary>
    public static Change? FindLater(Vocabulary vocabulary, Cells cells, VerdictCalendar calendar)
    {
        foreach (var (day, profile, reading) in calendar.Ahead().Take(MostDays))
        {
            if (new ChangeFinder(vocabulary, cells, profile, reading).Find() is { } change)
            {
                return change with { Day = day, Text = French.Typeset($"À partir du {French.Date(day)}, si {Words(change.Facts, change.Verdict)}") };
            }
        }
        return null;
    }

    private void Search(Profile profile, IReadOnlyList<Fact> changed, int spent, int most, int distance)
    {
        if (++tries > MostTries)
        {
            return;
        }
        var judge = new Judge(profile);
        List<Fact>? ways = null;
        foreach (var hurdle in hurdles)
        {
            if (judge.Status(hurdle.Condition) != Truth.False)
            {
                continue;
            }
            var open = hurdle.Facts.Where(f => changeable.Contains(f) && !changed.Contains(f)).ToList();
            ways = ways is null || open.Count < ways.Count ? open : ways;
            if (ways.Count == 0)
            {
                return;
            }
        }
        if (ways is null)
        {
            Keep(profile, changed, distance);
            return;
        }
        foreach (var fact in ways)
        {
            var cost = spent + fact.Cost;
            if (cost > most)
            {
                nextCost = Math.Min(nextCost, cost);
                continue;
            }
            var far = 0;
            foreach (var value in Others(fact, profile))
            {
                Search(profile.With(fact, value), [.. changed, fact], cost, most, distance + far++);
            }
        }
    }

    private void Keep(Profile profile, IReadOnlyList<Fact> changed, int distance)
    {
        // A question that has no sense any more is no way out.
        if (changed.Any(f => !SchemeCatalogue.MakesSense(f, profile)))
        {
            return;
        }
        var verdict = new Judge(profile).Verdict(reading.Criteria);
        if (verdict != Verdict.Ineligible)
        {
            found.Add((profile, changed, verdict, distance));
        }
    }

    /// <summary>The values that a fact could have instead, each telling a condition otherwise than its neighbours; the nearest first.</summary>
    private IEnumerable<Known> Others(Fact fact, Profile profile) => profile[fact] switch
    {
        KnownTruth { Value: var value } => [new KnownTruth(value.Not())],
        KnownNumber { Range: var known } => hinges.SelectMany(h => h.TippingPoints(fact, profile)).Append(fact.Range.Min).Append(fact.Range.Max)
            .Where(v => !known.Contains(v) && Grid.IsOn(v, fact.Step)).Distinct()
            .OrderBy(v => v < known.Min ? known.Min - v : v - known.Max).ThenBy(v => v)
            .Select(v => new KnownNumber(NumberRange.Of(v))),
        KnownText { Values: var values } when fact.Domain!.Count <= MostValues => Enumerable.Range(0, fact.Domain.Count).Where(i => !values.Contains(i))
            .Select(i => new KnownText(TextSet.One(fact.Domain, i))),
        KnownText { Values: var values } => cells.Of(fact, fact.Unknown).OfType<KnownText>().Where(c => !values.Contains(c.Values.Single)),
        KnownMembers { Members: var known } => Ensembles(fact, known).Select(m => new KnownMembers(new MemberRange(m, m))),
        _ => [],
    };

    private IEnumerable<ulong> Ensembles(Fact fact, MemberRange known)
    {
        var counting = hinges.Aggregate(0UL, (all, h) => all | h.MembersThatCount(fact));
        List<ulong> toggles = [];
        for (var open = counting; open != 0; open &= open - 1)
        {
            toggles.Add(open & (~open + 1));
        }
        var kept = known.Must & ~counting;
        IEnumerable<ulong> all = toggles.Count <= MostMembers
            ? Enumerable.Range(0, 1 << toggles.Count).Select(s => kept | toggles.Where((_, i) => (s & (1 << i)) != 0).Aggregate(0UL, (a, b) => a | b))
            : toggles.Select(t => known.Must ^ t);
        return all.Where(m => (known.Must & ~m) != 0 || (m & ~known.May) != 0)
            .OrderBy(m => BitOperations.PopCount(m ^ known.Must)).ThenBy(m => m);
    }

    private static string Words(IReadOnlyList<ChangedFact> changed, Verdict verdict)
    {
        var then = verdict switch
        {
            Verdict.Eligible => "vous seriez à priori éligible",
            Verdict.SubjectToReview => "vous seriez à priori éligible, sous réserve d’examen",
            _ => "ce dispositif ne serait plus exclu : il resterait des questions",
        };
        return $"{French.List([.. changed.Select(Words)])}, {then}.";
    }

    private static string Words(ChangedFact change)
    {
        if (change is not { From: KnownMembers { Members: var from }, To: KnownMembers { Members: var to } })
        {
            return $"« {change.Fact.Name} » devenait {Explainer.Value(change.Fact, change.To)} (aujourd’hui : {Explainer.Value(change.Fact, change.From)})";
        }
        var words = new List<string>();
        if ((to.Must & ~from.Must) is > 0 and var added)
        {
            words.Add($"comprenait aussi {Explainer.Value(change.Fact, new KnownMembers(new MemberRange(added, added)))}");
        }
        if ((from.May & ~to.May) is > 0 and var removed)
        {
            words.Add($"ne comprenait pas {Explainer.Value(change.Fact, new KnownMembers(new MemberRange(removed, removed)))}");
        }
        return $"« {change.Fact.Name} » {French.List(words)}";
    }
}
