namespace Beffroi.Rules;

/// <summary>From conditions to statuses, effects and verdicts, for one profile.</summary>
internal sealed class Judge(Profile profile)
{
    private readonly Interpreter interpreter = new(profile);

    public CriterionAnswer Answer(Criterion criterion)
    {
        var (truth, missing) = Settle(criterion.Condition);
        var effect = EffectOf(truth, criterion.Firmness, missing.Count > 0);
        var status = truth switch { Truth.True => CriterionStatus.Met, Truth.False => CriterionStatus.NotMet, _ => CriterionStatus.Unknown };
        var decidedBy = truth == Truth.Unknown && missing.Count == 0 || criterion.Condition is OfficerCondition ? Answerer.Officer : Answerer.Applicant;
        return new CriterionAnswer(criterion, status, effect, decidedBy, missing) { Profile = profile };
    }

    /// <summary>The status and the missing facts alone, without words: what questions are chosen with.</summary>
    public (Truth Truth, IReadOnlyList<Fact> Missing) Settle(Condition condition)
    {
        var truth = Status(condition);
        return truth == Truth.Unknown ? (truth, Missing(condition)) : (truth, []);
    }

    /// <summary>The verdict alone.</summary>
    public Verdict Verdict(IReadOnlyList<Criterion> criteria)
    {
        var worst = Rules.Verdict.Eligible;
        for (var i = 0; i < criteria.Count && worst != Rules.Verdict.Ineligible; i++)
        {
            var (truth, missing) = Settle(criteria[i].Condition);
            worst = (Verdict)Math.Max((int)worst, (int)EffectOf(truth, criteria[i].Firmness, missing.Count > 0));
        }
        return worst;
    }

    public static Verdict Worst(IEnumerable<CriterionAnswer> criteria) =>
        criteria.Select(c => c.Effect).DefaultIfEmpty(Rules.Verdict.Eligible).Max();

    /// <summary>The table of <c>docs/rules.md</c>: what a status weighs, by the firmness of its text.</summary>
    public static Verdict EffectOf(Truth truth, Firmness firmness, bool applicantCanTell) => truth switch
    {
        Truth.True => Rules.Verdict.Eligible,
        Truth.False => firmness == Firmness.Official ? Rules.Verdict.Ineligible : Rules.Verdict.SubjectToReview,
        _ => firmness == Firmness.Official && applicantCanTell ? Rules.Verdict.Undetermined : Rules.Verdict.SubjectToReview,
    };

    /// <summary>Whether facts can settle it: there is an expression in it, and the rest does not stand in its way for ever.</summary>
    public static bool CanBeSettled(Condition condition) => condition switch
    {
        RuleCondition => true,
        AllCondition all => all.Items.All(CanBeSettled),
        AnyCondition any => any.Items.All(CanBeSettled),
        _ => false,
    };

    public Truth Status(Condition condition) => condition switch
    {
        RuleCondition rule => interpreter.Judge(rule.Term),
        AllCondition all => (Truth)all.Items.Min(i => (int)Status(i)),
        AnyCondition any => (Truth)any.Items.Max(i => (int)Status(i)),
        _ => Truth.Unknown,
    };

    private List<Fact> Missing(Condition condition)
    {
        var found = new List<Fact>();
        Collect(condition);
        return [.. found.Distinct()];

        void Collect(Condition c)
        {
            if (Status(c) != Truth.Unknown)
            {
                return;
            }
            switch (c)
            {
                case RuleCondition rule:
                    new MissingFacts(profile, interpreter, found).Collect(rule.Term);
                    break;
                case AllCondition all:
                    all.Items.ToList().ForEach(Collect);
                    break;
                case AnyCondition any:
                    any.Items.ToList().ForEach(Collect);
                    break;
            }
        }
    }
}
