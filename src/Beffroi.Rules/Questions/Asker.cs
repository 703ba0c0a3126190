namespace Beffroi.Rules;

/// <summary>
/// Chooses the next question: among what is missing to the undetermined schemes, then to those subject to review, the fact
/// whose answers are expected to settle most per cost of asking. A fact whose answers change nothing is never asked.
/// </summary>
internal sealed class Asker
{
    /// <summary>A criterion settled counts, but any scheme settled counts more.</summary>
    private const double CriterionWeight = 0.01;

    private readonly Cells cells;
    private readonly Dictionary<Criterion, HashSet<Fact>> reads = new(ReferenceEqualityComparer.Instance);

    public Asker(IReadOnlyList<Fact> facts, IReadOnlyList<Scheme> schemes)
        : this(facts, schemes, CellsOf(facts, schemes))
    {
    }

    public Asker(IReadOnlyList<Fact> facts, IReadOnlyList<Scheme> schemes, Cells cells)
    {
        this.cells = cells;
        foreach (var criterion in CriteriaOf(schemes))
        {
            var read = Dependencies.Of(criterion.Condition).ToHashSet();
            reads[criterion] = [.. read, .. read.Where(f => f.If is not null).SelectMany(f => Terms.Facts(f.If!))];
        }
    }

    /// <summary>What tells the values of a fact apart, in any criterion of any version.</summary>
    public static Cells CellsOf(IReadOnlyList<Fact> facts, IReadOnlyList<Scheme> schemes) =>
        new(CriteriaOf(schemes).SelectMany(c => Dependencies.TermsOf(c.Condition)).Concat(facts.Select(f => f.If).OfType<Term>()));

    private static IEnumerable<Criterion> CriteriaOf(IReadOnlyList<Scheme> schemes) =>
        schemes.SelectMany(s => s.Versions).SelectMany(v => v.Readings.Prepend(v.Body)).SelectMany(r => r.Criteria)
            .Distinct(ReferenceEqualityComparer.Instance).Cast<Criterion>();

    /// <param name="profile">What is known.</param>
    /// <param name="answers">Of the catalogue to this profile.</param>
    /// <param name="skipped">Facts that the person does not know.</param>
    public NextQuestion? Next(Profile profile, IReadOnlyList<SchemeAnswer> answers, IReadOnlySet<Fact>? skipped = null)
    {
        foreach (var tier in new[] { Verdict.Undetermined, Verdict.SubjectToReview })
        {
            var concerned = answers.Where(a => a.Verdict == tier).ToList();
            var best = Candidates(profile, concerned)
                .Where(f => skipped is null || !skipped.Contains(f))
                .Select(f => Weigh(f, profile, concerned))
                .Where(w => w.Score > 0)
                .OrderBy(w => w.SenseIsOpen).ThenByDescending(w => w.Score).ThenBy(w => w.Fact.Index)
                .FirstOrDefault();
            if (best is not null)
            {
                return new NextQuestion(best.Fact, best.Settles, Why(best.Fact, concerned, best.Settles));
            }
        }
        return null;
    }

    /// <summary>
    /// How many questions are left. At most: every fact missing now, for what is known only grows. At least: along one course
    /// of answers that closes the interview fast, so the figure can be reached.
    /// </summary>
    /// <param name="orient">Answers the catalogue for a profile.</param>
    public (int Least, int Most) Left(
        Profile profile, IReadOnlyList<SchemeAnswer> answers, IReadOnlySet<Fact> skipped, Func<Profile, IReadOnlyList<SchemeAnswer>> orient)
    {
        var most = Missing(profile, answers, skipped).Count;
        var least = 0;
        while (least < most && Next(profile, answers, skipped) is { } next)
        {
            least++;
            (profile, answers) = cells.Of(next.Fact, profile[next.Fact])
                .Select(c => c.IsFull || next.Fact.IsNumber ? profile.With(next.Fact, Point(c)) : profile.With(next.Fact, c))
                .Select(p => (Profile: p, Answers: orient(p)))
                .MinBy(c => Missing(c.Profile, c.Answers, skipped).Count);
        }
        return (least, most);
    }

    private static Known Point(Known cell) => cell is KnownNumber number ? new KnownNumber(NumberRange.Of(number.Range.Min)) : cell;

    private static List<Fact> Missing(Profile profile, IReadOnlyList<SchemeAnswer> answers, IReadOnlySet<Fact> skipped) =>
        [.. Candidates(profile, [.. answers.Where(a => a.Verdict is Verdict.Undetermined or Verdict.SubjectToReview)]).Where(f => !skipped.Contains(f))];

    private sealed record Weighed(Fact Fact, bool SenseIsOpen, double Score, IReadOnlyList<Scheme> Settles);

    /// <summary>The missing facts; and, while it is open whether one makes sense, what that depends on.</summary>
    private static HashSet<Fact> Candidates(Profile profile, IReadOnlyList<SchemeAnswer> concerned)
    {
        var missing = concerned.SelectMany(a => a.Criteria).SelectMany(c => c.Missing).ToHashSet();
        var interpreter = new Interpreter(profile);
        foreach (var fact in missing.Where(f => f.If is not null && interpreter.Judge(f.If) == Truth.Unknown).ToList())
        {
            var before = new List<Fact>();
            new MissingFacts(profile, interpreter, before).Collect(fact.If!);
            missing.UnionWith(before);
        }
        return missing;
    }

    private Weighed Weigh(Fact fact, Profile profile, IReadOnlyList<SchemeAnswer> concerned)
    {
        var touched = concerned.Where(a => a.Criteria.Any(c => c.Status == CriterionStatus.Unknown && reads[c.Criterion].Contains(fact))).ToList();
        var possible = cells.Of(fact, profile[fact]);
        var settles = new HashSet<Scheme>();
        double score = 0;
        foreach (var cell in possible)
        {
            var judge = new Judge(profile.With(fact, cell));
            foreach (var answer in touched)
            {
                var (verdict, settled) = Judged(judge, answer, fact);
                score += settled * CriterionWeight;
                if (verdict != answer.Verdict || (answer.Verdict == Verdict.SubjectToReview && settled > 0))
                {
                    score++;
                    settles.Add(answer.Scheme);
                }
            }
        }
        var open = fact.If is not null && new Interpreter(profile).Judge(fact.If) == Truth.Unknown;
        return new Weighed(fact, open, score / possible.Count / fact.Cost, [.. concerned.Select(a => a.Scheme).Where(settles.Contains)]);
    }

    /// <summary>Only the criteria that read the fact are judged again.</summary>
    private (Verdict Verdict, int Settled) Judged(Judge judge, SchemeAnswer answer, Fact fact)
    {
        var verdict = Verdict.Eligible;
        var settled = 0;
        foreach (var criterion in answer.Criteria)
        {
            var effect = criterion.Effect;
            if (criterion.Status == CriterionStatus.Unknown && reads[criterion.Criterion].Contains(fact))
            {
                var (truth, missing) = judge.Settle(criterion.Criterion.Condition);
                effect = Judge.EffectOf(truth, criterion.Criterion.Firmness, missing.Count > 0);
                settled += truth == Truth.Unknown ? 0 : 1;
            }
            verdict = (Verdict)Math.Max((int)verdict, (int)effect);
        }
        return (verdict, settled);
    }

    private static string Why(Fact fact, IReadOnlyList<SchemeAnswer> concerned, IReadOnlyList<Scheme> settles)
    {
        var asking = concerned.SelectMany(a => a.Criteria.Where(c => c.Missing.Contains(fact)).Select(c => (a.Scheme, c.Criterion))).ToList();
        if (asking.Count == 0)
        {
            return $"Cette réponse dit quelles questions ont un sens pour vous ({French.List([.. settles.Select(s => s.Acronym)])}).";
        }
        return French.Typeset(string.Join(" ", asking.GroupBy(a => a.Criterion.Label, StringComparer.Ordinal).Take(3)
            .Select(g => $"{French.List([.. g.Select(a => a.Scheme.Acronym).Distinct()])} : {French.Small(g.Key)} ({g.First().Criterion.Citation}).")));
    }
}
