namespace Beffroi.Rules;

/// <summary>
/// The catalogue compiled to delegates: verdicts and bounds of amounts, the same as those of
/// <see cref="SchemeCatalogue.Answer"/> in the reading retained, without criteria, words or workings. For many profiles.
/// Immutable; safe to share between threads.
/// </summary>
public sealed class CompiledCatalogue
{
    private readonly IReadOnlyList<Scheme> schemes;
    private readonly FactLayout[] layout;
    private readonly Periods<CompiledVerdicts[]> periods;

    internal CompiledCatalogue(IReadOnlyList<Fact> facts, IReadOnlyList<Parameter> parameters, IReadOnlyList<Scheme> schemes)
    {
        this.schemes = schemes;
        layout = [.. facts.Select(f => new FactLayout(f))];
        periods = new(parameters, schemes, day => Emitter.InParts(day, schemes, (compiler, scheme) => compiler.Compile(scheme.On(day).Body), Emitter.Compile));
    }

    /// <summary>How many verdicts there are: one for each scheme, in the order of the catalogue.</summary>
    public int Count => schemes.Count;

    /// <summary>A profile as compiled code takes it.</summary>
    public ProfileSlots Read(Profile profile)
    {
        var slots = new ProfileSlots(layout);
        slots.Fill(profile);
        return slots;
    }

    /// <param name="profile">Read by this catalogue.</param>
    /// <param name="verdicts">Room for <see cref="Count"/> verdicts.</param>
    public void Answer(ProfileSlots profile, Span<SchemeVerdict> verdicts)
    {
        if (!profile.IsComplete)
        {
            Interpret(profile.Profile, verdicts);
            return;
        }
        foreach (var answer in periods.On(profile.Profile.Date))
        {
            answer(profile.Numbers, profile, verdicts);
        }
    }

    /// <summary>The verdicts of one profile, with what it takes to read it.</summary>
    public SchemeVerdict[] Answer(Profile profile)
    {
        var verdicts = new SchemeVerdict[Count];
        Answer(Read(profile), verdicts);
        return verdicts;
    }

    private void Interpret(Profile profile, Span<SchemeVerdict> verdicts)
    {
        for (var i = 0; i < schemes.Count; i++)
        {
            var answer = SchemeCatalogue.Answer(schemes[i], profile);
            verdicts[i] = new SchemeVerdict(answer.Verdict,
                answer.Amount is { } amount ? new NumberRange(amount.Min, amount.Max ?? NumberRange.NoUpperBound) : null);
        }
    }
}
