namespace Beffroi.Rules;

/// <summary>
/// Exact search of the best set: among the open schemes that are eligible or subject to review, without a forbidden pair, the one with the highest sum of
/// the lowest grants, then of the highest, then of the lowest and of the highest advances, the fewest unknown pairs, the most schemes, the first in the catalogue.
/// </summary>
internal sealed class BundleFinder
{
    private readonly Profile profile;
    private readonly NumberRange deMinimisLeft;
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
            List<NumberTerm?> lines = [.. (answer.Reading.Amount?.Lines ?? []).Select(l => l.Base).Distinct()];
            List<NumberTerm> limits = [.. (answer.Reading.Amount?.Limits ?? []).Where(l => l.Form == LimitForm.RateCeiling).Select(l => l.Value).Distinct()];
            Bases = [.. lines.OfType<NumberTerm>().Concat(limits).Distinct()];
            Base = Bases is [var only] && (limits.Count == 1 || lines.Count == 1) ? only : null;
            DeMinimis = Rules.DeMinimis.Governs(answer.Version.Framework);
        }

        public SchemeAnswer Answer { get; }

        public Scheme Scheme => Answer.Scheme;

        public NumberRange Grant { get; }

        public NumberRange Advance { get; }

        public IReadOnlyList<NumberTerm> Bases { get; }

        /// <summary>What all of the amount is counted on; null: several, or nothing of a part of it.</summary>
        public NumberTerm? Base { get; }

        public bool DeMinimis { get; }
    }

    /// <summary>In the order of what counts first; what is to be few is counted negatively.</summary>
    private readonly record struct Score(decimal Min, decimal Max, decimal AdvanceMin, decimal AdvanceMax, int UnknownPairs, int Count)
    {
        public bool IsAbove(Score other) => Key.CompareTo(other.Key) > 0;

        private (decimal, decimal, decimal, decimal, int, int) Key => (Min, Max, AdvanceMin, AdvanceMax, -UnknownPairs, Count);
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
        var (grants, advances) = Sum(set);
        return new Bundle(
            [.. set.Select(c => c.Scheme)],
            AmountRange.Of(grants),
            set.Any(c => c.Answer.Amount?.Kind == AidKind.RepayableAdvance) ? AmountRange.Of(advances) : null,
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
        var (grants, advances) = Sum([.. set.Select(i => candidates[i])]);
        return new Score(grants.Min, grants.Max, advances.Min, advances.Max, unknown, set.Count);
    }

    /// <summary>No set that goes on from here does better.</summary>
    private Score Hope(int next, List<int> set, int unknown)
    {
        var rest = Enumerable.Range(next, candidates.Count - next).Where(j => set.All(i => combinations[i, j] != Combination.Forbidden)).ToList();
        return ScoreOf([.. set, .. rest], unknown);
    }

    /// <summary>
    /// Grants on one base sum to at most all of it; those under the de minimis rule, to what it leaves: then the whole is at most what the others give with it.
    /// </summary>
    private (NumberRange Grants, NumberRange Advances) Sum(IReadOnlyList<Candidate> set)
    {
        var grants = OnTheirBases(set);
        return (
            set.Any(c => c.DeMinimis) ? AtMost(grants, OnTheirBases(set.Where(c => !c.DeMinimis)) + deMinimisLeft) : grants,
            SumOf(set.Select(c => c.Advance)));
    }

    private NumberRange OnTheirBases(IEnumerable<Candidate> set) => SumOf(set.ToLookup(c => c.Base).Select(on =>
        on.Key is { } all ? AtMost(SumOf(on.Select(c => c.Grant)), new Interpreter(profile).Measure(all)) : SumOf(on.Select(c => c.Grant))));

    private static NumberRange SumOf(IEnumerable<NumberRange> ranges) => ranges.Aggregate(NumberRange.Of(0), (a, b) => a + b);

    private static NumberRange AtMost(NumberRange range, NumberRange ceiling) =>
        new(Math.Min(range.Min, Math.Max(0, ceiling.Min)), Math.Min(range.Max, ceiling.Max));

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
