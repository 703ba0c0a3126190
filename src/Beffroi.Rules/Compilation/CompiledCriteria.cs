namespace Beffroi.Rules;

/// <summary>
/// Every criterion of every reading, compiled: what becomes of all of them when something else is known of one fact. What questions
/// are chosen with.
/// </summary>
internal sealed class CompiledCriteria
{
    /// <summary>Added to the code of an outcome when the applicant can tell what is missing.</summary>
    private const int Missing = 4;

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

    public static bool IsSettled(long outcome) => (outcome & Kleene.TrueCode) != Kleene.UnknownCode;

    public static Verdict EffectOf(long outcome, Firmness firmness) => Judge.EffectOf(
        (outcome & Kleene.TrueCode) switch { Kleene.TrueCode => Truth.True, Kleene.FalseCode => Truth.False, _ => Truth.Unknown }, firmness, outcome >= Missing);

    public static long Outcome(Truth truth, bool isMissing) => Kleene.CodeOf(truth) + (isMissing ? Missing : 0);

    private void Interpret(Profile profile, long[] outcomes)
    {
        var judge = new Judge(profile);
        for (var i = 0; i < criteria.Count; i++)
        {
            var (truth, missing) = judge.Settle(criteria[i].Condition);
            outcomes[i] = Outcome(truth, missing.Count > 0);
        }
    }
}
