namespace Beffroi.Rules;

/// <summary>
/// Exact search of the best set: among the open schemes that are eligible or subject to review, without a forbidden pair, the one with the highest sum of
/// the lowest grants, then of the highest, the fewest unknown pairs, the most schemes, the first in the catalogue.
/// </summary>
internal sealed class BundleFinder
{
    /// <summary>Bases on which several lines are counted, those beyond being held to nothing: each doubles the cuts.</summary>
    private const int MostShared = 8;

    private readonly Profile profile;
    private readonly NumberRange deMinimisLeft;

    /// <summary>Each choice of bases that are reached, and what they sum to.</summary>
    private readonly IReadOnlyList<(IReadOnlyList<NumberTerm> Bases, NumberRange Ceilings)> cuts;

    private readonly IReadOnlyList<Candidate> candidates;
    private readonly IReadOnlyList<Scheme> uncertain;
    private readonly Combination[,] combinations;
    private Score? best;
    private List<int> chosen = [];

    /// <param name="profile">The situation.</param>
    /// <param name="deMinimisLeft">Euros that the schemes under the de minimis rule may give together.</param>
    /// <param name="answers">What the schemes answer to the situation.</param>
    public BundleFinder(Profile profile, NumberRange deMinimisLeft, IEnumerable<SchemeAnswer> answers)
    {
        (this.profile, this.deMinimisLeft) = (profile, deMinimisLeft);
        var fitting = answers.Where(a => a.Verdict is Verdict.Eligible or Verdict.SubjectToReview).ToList();
        candidates = [.. fitting.Where(a => a.Availability == Availability.Open).Select(a => new Candidate(a))];
        uncertain = [.. fitting.Where(a => a.Availability == Availability.Unknown).Select(a => a.Scheme)];
        cuts = Cuts();
        combinations = new Combination[candidates.Count, candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
        {
            for (var j = i + 1; j < candidates.Count; j++)
            {
                combinations[i, j] = combinations[j, i] = Together(candidates[i], candidates[j]);
            }
        }
    }

    /// <summary>A scheme that fits, with what its amount is counted on.</summary>
    private sealed class Candidate
    {
        public Candidate(SchemeAnswer answer)
        {
            Answer = answer;
            var range = answer.Amount is null ? NumberRange.Of(0) : new NumberRange(answer.Amount.Min, answer.Amount.Max ?? NumberRange.NoUpperBound);
            Grant = answer.Amount?.Kind == AidKind.Grant ? range : NumberRange.Of(0);
            Advance = answer.Amount?.Kind == AidKind.RepayableAdvance ? range : NumberRange.Of(0);
            List<NumberTerm> limits = [.. (answer.Reading.Amount?.Limits ?? []).Where(l => l.Form == LimitForm.RateCeiling).Select(l => l.Value).Distinct()];
            Bases = [.. (answer.Reading.Amount?.Lines ?? []).Select(l => l.Base).OfType<NumberTerm>().Concat(limits).Distinct()];
            Parts = limits is [var all] && Bases.Count == 1
                ? [(all, Grant)]
                : [.. (answer.Amount?.Lines ?? []).Where(l => l.Kind == AidKind.Grant).Select(l => (l.Base, new NumberRange(l.Min, l.Max ?? NumberRange.NoUpperBound)))];
            DeMinimis = Rules.DeMinimis.Governs(answer.Version.Framework);
        }

        public SchemeAnswer Answer { get; }

        public Scheme Scheme => Answer.Scheme;

        public NumberRange Grant { get; }

        public NumberRange Advance { get; }

        public IReadOnlyList<NumberTerm> Bases { get; }

        /// <summary>The lines of the grant, each with what it is counted on; null: nothing.</summary>
        public IReadOnlyList<(NumberTerm? Base, NumberRange Range)> Parts { get; }

        /// <summary>What it gives at most when what is on these bases is counted with them.</summary>
        public NumberRange Beside(IReadOnlyList<NumberTerm> bases) => Parts.Any(p => p.Base is { } b && bases.Contains(b))
            ? Least(Grant, Sum(Parts.Where(p => p.Base is null || !bases.Contains(p.Base)).Select(p => p.Range)))
            : Grant;

        public bool DeMinimis { get; }
    }

    /// <summary>In the order of what counts first; what is to be few is counted negatively.</summary>
    private readonly record struct Score(decimal Min, decimal Max, int UnknownPairs, int Count)
    {
        public bool IsAbove(Score other) => Key.CompareTo(other.Key) > 0;

        private (decimal, decimal, int, int) Key => (Min, Max, -UnknownPairs, Count);
    }

    /// <returns>Null when nothing fits.</returns>
    public Bundle? Find()
    {
        if (candidates.Count == 0)
        {
            return null;
        }
        Search(0, [], 0);
        List<Candidate> set = [.. chosen.Select(i => candidates[i])];
        return new Bundle(
            [.. set.Select(c => c.Scheme)],
            AmountRange.Of(Grants(set)),
            set.Any(c => c.Answer.Amount?.Kind == AidKind.RepayableAdvance) ? AmountRange.Of(Sum(set.Select(c => c.Advance))) : null,
            [.. Pairs(chosen).Where(p => combinations[p.One, p.Other] == Combination.Unknown).Select(p => (candidates[p.One].Scheme, candidates[p.Other].Scheme))],
            [.. Enumerable.Range(0, candidates.Count).Except(chosen).SelectMany(WhyNot)],
            uncertain);
    }

    /// <summary>Takes each candidate, then does without: the first found of equals is the first in the catalogue.</summary>
    private void Search(int next, List<int> set, int unknown)
    {
        if (best is { } found && !Hope(next, set, unknown).IsAbove(found))
        {
            return;
        }
        if (next == candidates.Count)
        {
            (best, chosen) = (ScoreOf(set, unknown), [.. set]);
            return;
        }
        if (set.All(i => combinations[i, next] != Combination.Forbidden))
        {
            Search(next + 1, [.. set, next], unknown + set.Count(i => combinations[i, next] == Combination.Unknown));
        }
        Search(next + 1, set, unknown);
    }

    private Score ScoreOf(List<int> set, int unknown)
    {
        var grants = Grants([.. set.Select(i => candidates[i])]);
        return new Score(grants.Min, grants.Max, unknown, set.Count);
    }

    /// <summary>No set that goes on from here does better.</summary>
    private Score Hope(int next, List<int> set, int unknown)
    {
        var rest = Enumerable.Range(next, candidates.Count - next).Where(j => set.All(i => combinations[i, j] != Combination.Forbidden)).ToList();
        return ScoreOf([.. set, .. rest], unknown);
    }

    /// <summary>
    /// The most that they give together, at each end: lines on one base sum to at most all of it, schemes under the de minimis rule to what it leaves. It is the least cut
    /// between the aids and those ceilings: for each choice of ceilings that are reached, they and what is counted beside them.
    /// </summary>
    private NumberRange Grants(IReadOnlyList<Candidate> set)
    {
        var most = NumberRange.Of(NumberRange.NoUpperBound);
        foreach (var (bases, ceilings) in cuts)
        {
            most = Least(most, ceilings + Sum(set.Select(c => c.Beside(bases))));
            if (set.Any(c => c.DeMinimis))
            {
                most = Least(most, ceilings + deMinimisLeft + Sum(set.Where(c => !c.DeMinimis).Select(c => c.Beside(bases))));
            }
        }
        return most;
    }

    /// <summary>The same for every set, so that one that grows never gives less.</summary>
    private List<(IReadOnlyList<NumberTerm> Bases, NumberRange Ceilings)> Cuts()
    {
        var shared = candidates.SelectMany(c => c.Parts.Select(p => p.Base)).OfType<NumberTerm>().GroupBy(b => b).Where(g => g.Count() > 1).Take(MostShared)
            .Select(g => (Base: g.Key, Measure: new Interpreter(profile).Measure(g.Key))).ToList();
        return [.. Enumerable.Range(0, 1 << shared.Count).Select(reached => shared.Where((_, i) => (reached & (1 << i)) != 0).ToList())
            .Select(cut => ((IReadOnlyList<NumberTerm>)[.. cut.Select(b => b.Base)], Sum(cut.Select(b => new NumberRange(Math.Max(0, b.Measure.Min), Math.Max(0, b.Measure.Max))))))];
    }

    private static NumberRange Sum(IEnumerable<NumberRange> ranges) => ranges.Aggregate(NumberRange.Of(0), (a, b) => a + b);

    /// <summary>At each end.</summary>
    private static NumberRange Least(NumberRange one, NumberRange other) => new(Math.Min(one.Min, other.Min), Math.Min(one.Max, other.Max));

    private Combination Together(Candidate one, Candidate other)
    {
        if (Cumulation.Between(one.Scheme, other.Scheme, profile.Date) is not { } pair)
        {
            return Combination.Unknown;
        }
        // What is forbidden for one expense or one job is not for a project that has several; on one base, it is.
        return pair is { Combination: Combination.Forbidden, Rule.Scope: CumulationScope.Expense or CumulationScope.Job } && !one.Bases.Intersect(other.Bases).Any()
            ? Combination.Unknown
            : pair.Combination;
    }

    private IEnumerable<LeftOut> WhyNot(int left) => chosen.Where(i => combinations[i, left] != Combination.Allowed)
        .OrderByDescending(i => combinations[i, left] == Combination.Forbidden).Take(1)
        .Select(i => new LeftOut(candidates[left].Scheme, candidates[i].Scheme, combinations[i, left] == Combination.Forbidden
            ? Cumulation.Between(candidates[left].Scheme, candidates[i].Scheme, profile.Date)!.Rule : null));

    private static IEnumerable<(int One, int Other)> Pairs(IReadOnlyList<int> set) =>
        set.SelectMany((one, at) => set.Skip(at + 1).Select(other => (one, other)));
}
