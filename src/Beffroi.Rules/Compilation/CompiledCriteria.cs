namespace Beffroi.Rules;

/// <summary>
/// Every criterion of every reading, compiled: what becomes of all of them when something else is known of one fact. What questions
/// are chosen with.
/// </summary>
internal sealed class CompiledCriteria
{
    /// <summary>Bits of an outcome: it is surely met, it is possibly met, the applicant can tell something that is missing.</summary>
    private const long Sure = 1, Possible = 2, Missing = 4;

    private readonly FactLayout[] layout;
    private readonly List<Criterion> criteria;
    private readonly Dictionary<Criterion, int> places = new(ReferenceEqualityComparer.Instance);
    private readonly Periods<CompiledOutcomes[]> periods;

    public CompiledCriteria(IReadOnlyList<Fact> facts, IReadOnlyList<Parameter> parameters, IReadOnlyList<Scheme> schemes, IEnumerable<Criterion> criteria)
    {
        layout = [.. facts.Select(f => new FactLayout(f))];
        this.criteria = [.. criteria];
        for (var i = 0; i < this.criteria.Count; i++)
        {
            places[this.criteria[i]] = i;
        }
        periods = new(parameters, schemes, day => Emitter.InParts(day, this.criteria, (compiler, criterion) => compiler.Outcome(criterion.Condition), Emitter.Compile));
    }

    public int Count => criteria.Count;

    public int PlaceOf(Criterion criterion) => places[criterion];

    public ProfileSlots Read(Profile profile)
    {
        var slots = new ProfileSlots(layout);
        slots.Fill(profile);
        return slots;
    }

    /// <param name="profile">Read here.</param>
    /// <param name="outcomes">Room for <see cref="Count"/>.</param>
    public void Settle(ProfileSlots profile, long[] outcomes)
    {
        if (!profile.IsComplete)
        {
            Interpret(profile.Profile, outcomes);
            return;
        }
        foreach (var settle in periods.On(profile.Profile.Date))
        {
            settle(profile.Numbers, profile, outcomes);
        }
    }

    public static bool IsSettled(long outcome) => (outcome & (Sure | Possible)) != Possible;

    public static Verdict EffectOf(long outcome, Firmness firmness) => Judge.EffectOf(
        Truths.Of((outcome & Sure) != 0, (outcome & Possible) == 0), firmness, (outcome & Missing) != 0);

    private void Interpret(Profile profile, long[] outcomes)
    {
        var judge = new Judge(profile);
        for (var i = 0; i < criteria.Count; i++)
        {
            var (truth, missing) = judge.Settle(criteria[i].Condition);
            outcomes[i] = (truth == Truth.True ? Sure : 0) | (truth == Truth.False ? 0 : Possible) | (missing.Count > 0 ? Missing : 0);
        }
    }
}
