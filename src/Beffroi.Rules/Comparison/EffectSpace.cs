using System.Numerics;

namespace Beffroi.Rules;

/// <summary>
/// The situations in which two texts may answer otherwise: the facts that either reads, those that the differing rules read first, and for each fact the
/// values at which a rule tips.
/// </summary>
internal sealed class EffectSpace
{
    /// <summary>Ensembles of more members than this that count are changed by one member at a time.</summary>
    private const int MostMembers = 6;

    /// <summary>Domains larger than this are tried by what tells their values apart, not value by value.</summary>
    private const int MostValues = 64;

    private readonly TippingPoints points;
    private readonly Cells cells;

    public EffectSpace(Vocabulary vocabulary, TextReading before, TextReading after, DateOnly day)
    {
        Shared = [.. after.Criteria.Where(a => before.Criteria.Any(b => SameRules.Are(b, a)))];
        OnlyBefore = [.. before.Criteria.Where(b => Shared.All(s => !SameRules.Are(s, b)))];
        OnlyAfter = [.. after.Criteria.Except(Shared)];
        AmountsDiffer = !SameRules.Are(before.Amount, after.Amount);
        var amounts = AmountsDiffer ? new[] { before.Amount, after.Amount }.OfType<AmountRule>().SelectMany(Dependencies.TermsOf).ToList() : [];
        var deciding = OnlyBefore.Concat(OnlyAfter).SelectMany(c => Dependencies.TermsOf(c.Condition)).Concat(amounts).ToList();
        var rest = Shared.SelectMany(c => Dependencies.TermsOf(c.Condition)).ToList();
        var facts = new List<Fact>();
        Include(deciding.SelectMany(Terms.Facts));
        DecidingFacts = facts.Count;
        Include(rest.SelectMany(Terms.Facts));
        Include(vocabulary.Constraints.Select(c => Terms.Facts(c.Condition)).Where(f => f.Any(facts.Contains)).SelectMany(f => f));
        foreach (var age in facts.Where(f => f.Since is not null && facts.IndexOf(f.Since) > facts.IndexOf(f)).ToList())
        {
            // The date first: the months are counted from it.
            facts.Remove(age.Since!);
            facts.Insert(facts.IndexOf(age), age.Since!);
            DecidingFacts += facts.IndexOf(age) <= DecidingFacts ? 1 : 0;
        }
        Facts = facts;
        List<Term> all = [.. deciding, .. rest, .. facts.Select(f => f.If).OfType<Term>(), .. vocabulary.Constraints.Select(c => c.Condition)];
        points = new TippingPoints(all, day, AmountsDiffer ? new AmountForms(day).Crossings(before.Amount, after.Amount) : null);
        cells = new Cells(all);

        // What a fact makes sense by, and the date that it counts from, stand before it.
        void Include(IEnumerable<Fact> more)
        {
            foreach (var fact in more)
            {
                if (facts.Contains(fact))
                {
                    continue;
                }
                Include(fact.If is null ? [] : Terms.Facts(fact.If));
                facts.Add(fact);
            }
        }
    }

    /// <summary>Criteria that both have.</summary>
    public IReadOnlyList<Criterion> Shared { get; }

    public IReadOnlyList<Criterion> OnlyBefore { get; }

    public IReadOnlyList<Criterion> OnlyAfter { get; }

    public bool AmountsDiffer { get; }

    /// <summary>Each after those that say whether it makes sense.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>How many of them come first that decide whether the differing rules differ.</summary>
    public int DecidingFacts { get; }

    /// <summary>
    /// What a fact may be, the facts before it being what they are: as it is at the start, then other values, the nearest first. A fact that makes no sense is
    /// not known, and neither need be one that the start leaves open.
    /// </summary>
    public IEnumerable<Known> Options(Fact fact, Profile profile, Known start)
    {
        if (fact.If is not null && new Interpreter(profile).Judge(fact.If) == Truth.False)
        {
            return [fact.Unknown];
        }
        if (fact.Since is { } since && Facts.Contains(since) && profile[since] is KnownNumber { Range: { IsPoint: true } born })
        {
            var months = Profile.CompletedMonths(DateOnly.FromDayNumber((int)born.Min), profile.Date);
            return fact.Range.Contains(months) ? [new KnownNumber(NumberRange.Of(months))] : [];
        }
        return Others(fact, profile, start).Prepend(start);
    }

    private IEnumerable<Known> Others(Fact fact, Profile profile, Known start) => start switch
    {
        KnownTruth { Value: Truth.Unknown } => [new KnownTruth(Truth.False), new KnownTruth(Truth.True)],
        KnownTruth { Value: var value } => [new KnownTruth(value.Not())],
        KnownNumber { Range: var known } => points.Of(fact, profile).Concat(Anniversaries(fact, profile)).Append(fact.Range.Min).Append(fact.Range.Max)
            .Where(v => v is not (NumberRange.NoLowerBound or NumberRange.NoUpperBound) && v != (known.IsPoint ? known.Min : null) && Grid.IsOn(v, fact.Step)).Distinct()
            .OrderBy(v => v < known.Min ? known.Min - v : v > known.Max ? v - known.Max : 0).ThenBy(v => v)
            .Select(v => new KnownNumber(NumberRange.Of(v))),
        KnownText { Values: var values } => Texts(fact).Where(i => !(values.IsSingle && values.Single == i)).Select(i => new KnownText(TextSet.One(fact.Domain!, i))),
        KnownMembers { Members: var known } => Ensembles(fact, known).Select(m => new KnownMembers(new MemberRange(m, m))),
        _ => [],
    };

    /// <summary>The days since which a number of months tips today.</summary>
    private IEnumerable<decimal> Anniversaries(Fact date, Profile profile) =>
        Facts.Where(f => f.Since == date).SelectMany(age => points.Of(age, profile)).Where(m => m is >= 0 and < 12000)
            .Select(m => (decimal)profile.Date.AddMonths(-(int)m).DayNumber).Where(date.Range.Contains);

    private IEnumerable<int> Texts(Fact fact) => fact.Domain!.Count <= MostValues
        ? Enumerable.Range(0, fact.Domain.Count)
        : cells.Of(fact, fact.Unknown).OfType<KnownText>().Select(c => c.Values.Single);

    private IEnumerable<ulong> Ensembles(Fact fact, MemberRange known)
    {
        var counting = points.MembersThatCount(fact);
        List<ulong> toggles = [];
        for (var open = counting; open != 0; open &= open - 1)
        {
            toggles.Add(open & (~open + 1));
        }
        var kept = known.Must & ~counting;
        IEnumerable<ulong> all = toggles.Count <= MostMembers
            ? Enumerable.Range(0, 1 << toggles.Count).Select(s => kept | toggles.Where((_, i) => (s & (1 << i)) != 0).Aggregate(0UL, (a, b) => a | b))
            : toggles.Select(t => known.Must ^ t).Append(kept).Append(kept | counting).Distinct();
        return all.Where(m => !known.IsKnown || m != known.Must).OrderBy(m => BitOperations.PopCount(m ^ known.Must)).ThenBy(m => m);
    }
}
