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
    private readonly CompiledCriteria compiled;

    /// <summary>By fact, whether each criterion reads it.</summary>
    private readonly bool[][] readers;

    public Asker(IReadOnlyList<Fact> facts, IReadOnlyList<Parameter> parameters, IReadOnlyList<Scheme> schemes)
        : this(facts, parameters, schemes, CellsOf(facts, schemes))
    {
    }

    public Asker(IReadOnlyList<Fact> facts, IReadOnlyList<Parameter> parameters, IReadOnlyList<Scheme> schemes, Cells cells)
    {
        this.cells = cells;
        var criteria = CriteriaOf(schemes).ToList();
        compiled = new CompiledCriteria(facts, parameters, schemes, criteria);
        readers = [.. facts.Select(_ => new bool[criteria.Count])];
        foreach (var (criterion, place) in criteria.Select((c, i) => (c, i)))
        {
            var read = Dependencies.Of(criterion.Condition).ToList();
            foreach (var fact in read.Concat(read.Where(f => f.If is not null).SelectMany(f => Terms.Facts(f.If!))))
            {
                readers[fact.Index][place] = true;
            }
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
        var trial = new Trial(compiled, profile);
        foreach (var tier in new[] { Verdict.Undetermined, Verdict.SubjectToReview })
        {
            var concerned = answers.Where(a => a.Verdict == tier).ToList();
            var open = concerned.ConvertAll(a => new Open(a, compiled));
            var best = Candidates(profile, concerned)
                .Where(f => skipped is null || !skipped.Contains(f))
                .Select(f => Weigh(f, trial, open))
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

    /// <summary>A scheme that is not settled: the places of its criteria that are not, and the effect of the others.</summary>
    private sealed class Open
    {
        public Open(SchemeAnswer answer, CompiledCriteria compiled)
        {
            Answer = answer;
            Criteria = [.. answer.Criteria.Where(c => c.Status == CriterionStatus.Unknown).Select(c => (compiled.PlaceOf(c.Criterion), c.Criterion.Firmness))];
            Settled = Judge.Worst(answer.Criteria.Where(c => c.Status != CriterionStatus.Unknown));
        }

        public SchemeAnswer Answer { get; }

        public (int Place, Firmness Firmness)[] Criteria { get; }

        public Verdict Settled { get; }
    }

    /// <summary>What becomes of every criterion if something else is known of one fact.</summary>
    private sealed class Trial(CompiledCriteria compiled, Profile profile)
    {
        private readonly ProfileSlots slots = compiled.Read(profile);
        private readonly long[] outcomes = new long[compiled.Count];

        public Profile Profile => profile;

        public long[] With(Fact fact, Known known)
        {
            slots.Fill(profile.With(fact, known), fact.Index);
            compiled.Settle(slots, outcomes);
            return outcomes;
        }

        public void Forget(Fact fact) => slots.Fill(profile, fact.Index);
    }

    private Weighed Weigh(Fact fact, Trial trial, List<Open> concerned)
    {
        var reads = readers[fact.Index];
        var touched = concerned.Where(o => Array.Exists(o.Criteria, c => reads[c.Place])).ToList();
        var possible = cells.Of(fact, trial.Profile[fact]);
        var settles = new HashSet<Scheme>();
        double score = 0;
        foreach (var cell in possible)
        {
            var outcomes = trial.With(fact, cell);
            foreach (var open in touched)
            {
                var (verdict, settled) = Judged(open, outcomes);
                score += settled * CriterionWeight;
                if (verdict != open.Answer.Verdict || (open.Answer.Verdict == Verdict.SubjectToReview && settled > 0))
                {
                    score++;
                    settles.Add(open.Answer.Scheme);
                }
            }
        }
        trial.Forget(fact);
        var senseIsOpen = fact.If is not null && new Interpreter(trial.Profile).Judge(fact.If) == Truth.Unknown;
        return new Weighed(fact, senseIsOpen, score / possible.Count / fact.Cost, [.. concerned.Select(o => o.Answer.Scheme).Where(settles.Contains)]);
    }

    private static (Verdict Verdict, int Settled) Judged(Open open, long[] outcomes)
    {
        var (verdict, settled) = (open.Settled, 0);
        foreach (var (place, firmness) in open.Criteria)
        {
            verdict = (Verdict)Math.Max((int)verdict, (int)CompiledCriteria.EffectOf(outcomes[place], firmness));
            settled += CompiledCriteria.IsSettled(outcomes[place]) ? 1 : 0;
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
