using Beffroi.Rules;

namespace Beffroi.Bench.Rules;

/// <summary>People who answer each question that is asked, at random: what is known of them after each answer.</summary>
internal sealed class Interviews(SchemeCatalogue catalogue, DateOnly today, int seed)
{
    private readonly Random random = new(seed);
    private readonly int[] inRegion = RandomProfiles.RowsInRegion(catalogue);

    public List<Profile> States(int people)
    {
        var states = new List<Profile>();
        for (var person = 0; person < people; person++)
        {
            var profile = catalogue.ReadProfile(today, default).Profile!;
            states.Add(profile);
            while (catalogue.Orient(profile).NextQuestion is { } next)
            {
                profile = profile.With(next.Fact, Answer(next.Fact));
                states.Add(profile);
            }
        }
        return states;
    }

    private Known Answer(Fact fact) => fact.Type switch
    {
        FactType.Boolean => new KnownTruth(Truths.Of(random.Next(2) == 0)),
        // From elsewhere, nothing more would be asked.
        FactType.Municipality => new KnownText(TextSet.One(fact.Domain!, inRegion[random.Next(inRegion.Length)])),
        FactType.Choice => new KnownText(TextSet.One(fact.Domain!, random.Next(fact.Domain!.Count))),
        FactType.Ensemble => Members((ulong)random.NextInt64() & MemberRange.Anything(fact.Domain!).May),
        // One value of a ready answer, as a person would pick one; the lowest of the domain where there is none.
        _ when fact.ReadyAnswers.Count > 0 => Number(fact.ReadyAnswers[random.Next(fact.ReadyAnswers.Count)].Range.Min),
        _ => Number(fact.Range.Min),
    };

    private static KnownMembers Members(ulong exactly) => new(new MemberRange(exactly, exactly));

    private static KnownNumber Number(decimal value) => new(NumberRange.Of(value));
}
