namespace Beffroi.Rules.Tests.Laws;

/// <summary>What may be known of facts, less or more.</summary>
/// <param name="random">Seeded.</param>
/// <param name="facts">Those of the small region when they are not given.</param>
/// <param name="near">Numbers that rules speak of.</param>
internal sealed class RandomProfiles(Random random, IReadOnlyList<Fact>? facts = null, IReadOnlyList<decimal>? near = null)
{
    private readonly IReadOnlyList<Fact> facts = facts ?? Fixtures.Expressions.Vocabulary.Facts;
    private readonly IReadOnlyList<decimal> near = near ?? [0, 1, 2, 3, 0.8m, 0.85m, 12, 35, 36, 37, 50, 0.05m, 100];

    public Profile Partial(DateOnly date)
    {
        var profile = new Profile(date, [.. facts.Select(f => f.Unknown)]);
        foreach (var fact in facts.Where(_ => random.Next(3) > 0))
        {
            profile = profile.With(fact, Part(fact, profile[fact]));
        }
        return profile;
    }

    /// <summary>The same, with more known of some facts.</summary>
    public Profile Refine(Profile profile, Func<Fact, bool> which) =>
        facts.Where(f => which(f) && random.Next(2) == 0)
            .Aggregate(profile, (p, f) => p.With(f, random.Next(2) == 0 ? Part(f, p[f]) : Whole(f, p[f])));

    /// <summary>One of the situations that the profile may be.</summary>
    public Profile Complete(Profile profile) =>
        facts.Aggregate(profile, (p, f) => p.With(f, Whole(f, p[f])));

    private Known Part(Fact fact, Known known) => known switch
    {
        KnownTruth => Whole(fact, known),
        KnownNumber { Range: var range } => random.Next(3) == 0 ? Whole(fact, known) : Interval(fact, range),
        KnownText { Values: var values } => new KnownText(TextSet.Of(values.Domain, Some(values.Indexes().ToList()))),
        KnownMembers { Members: var members } => Narrow(members),
        _ => known,
    };

    private Known Whole(Fact fact, Known known) => known switch
    {
        KnownTruth { Value: Truth.Unknown } => new KnownTruth(random.Next(2) == 0 ? Truth.True : Truth.False),
        KnownNumber { Range: var range } => new KnownNumber(NumberRange.Of(Value(fact, range))),
        KnownText { Values: var values } => new KnownText(TextSet.One(values.Domain, Pick(values.Indexes().ToList()))),
        KnownMembers { Members: var members } => Exactly(members),
        _ => known,
    };

    private KnownNumber Interval(Fact fact, NumberRange range)
    {
        var (a, b) = (Value(fact, range), Value(fact, range));
        return new KnownNumber(new NumberRange(Math.Min(a, b), Math.Max(a, b)));
    }

    /// <summary>On the grid, often near what expressions speak of.</summary>
    private decimal Value(Fact fact, NumberRange range)
    {
        var close = near.Where(n => range.Contains(n) && Grid.IsOn(n, fact.Step)).ToList();
        if (close.Count > 0 && random.Next(3) > 0)
        {
            return Pick(close);
        }
        const long farthest = 1_000_000_000_000;
        var (from, to) = (Math.Max(range.Min, -farthest), Math.Min(range.Max, farthest));
        return from + (random.NextInt64((long)((to - from) / fact.Step) + 1) * fact.Step);
    }

    private KnownMembers Narrow(MemberRange members)
    {
        var open = members.May & ~members.Must;
        var taken = open & (ulong)random.NextInt64();
        var refused = open & ~taken & (ulong)random.NextInt64();
        return new KnownMembers(new MemberRange(members.Must | (taken & (ulong)random.NextInt64()), members.May & ~refused));
    }

    private KnownMembers Exactly(MemberRange members)
    {
        var exactly = members.Must | (members.May & (ulong)random.NextInt64());
        return new KnownMembers(new MemberRange(exactly, exactly));
    }

    private List<int> Some(List<int> indexes)
    {
        var kept = indexes.Count > 100
            ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(indexes))]
            : indexes.Where(_ => random.Next(2) == 0).ToList();
        return kept.Count > 0 ? kept : [Pick(indexes)];
    }

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
