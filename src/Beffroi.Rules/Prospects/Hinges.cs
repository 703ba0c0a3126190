using System.Runtime.CompilerServices;

namespace Beffroi.Rules;

/// <summary>
/// Where conditions tip: the facts that each reads, and their tipping points. Worked out once, and kept as long as what they are of; conditions that
/// compare with dated values are worked out for each day.
/// </summary>
internal sealed class Hinges
{
    private static readonly ConditionalWeakTable<object, Hinges> Known = [];

    private readonly bool isDated;
    private readonly TippingPoints points;

    private Hinges(IEnumerable<(Condition Condition, bool Refuses)> conditions, DateOnly day)
    {
        Conditions = [.. conditions.Select(c => new Hinge(c.Condition, c.Refuses, [.. Dependencies.Of(c.Condition)]))];
        Terms = [.. Conditions.SelectMany(c => Dependencies.TermsOf(c.Condition))];
        isDated = Terms.SelectMany(Rules.Terms.All).Any(t => t is NumberParameter);
        points = new TippingPoints(Terms, day);
    }

    public IReadOnlyList<Hinge> Conditions { get; }

    public IReadOnlyList<Term> Terms { get; }

    /// <summary>The values of a fact at which a comparison may tip, what is known of the other facts being what it is; some several times.</summary>
    public IEnumerable<decimal> TippingPoints(Fact fact, Profile profile) => points.Of(fact, profile);

    /// <summary>One bit a value of the domain.</summary>
    public ulong MembersThatCount(Fact fact) => points.MembersThatCount(fact);

    /// <summary>Of the criteria of a reading.</summary>
    public static Hinges Of(TextReading reading, DateOnly day) =>
        Of(reading, day, () => reading.Criteria.Select(c => (c.Condition, c.Firmness == Firmness.Official)));

    /// <summary>Of what facts must not contradict.</summary>
    public static Hinges Of(Vocabulary vocabulary, DateOnly day) =>
        Of(vocabulary, day, () => vocabulary.Constraints.Select(c => ((Condition)new RuleCondition(c.Condition, c.Message), true)));

    private static Hinges Of(object owner, DateOnly day, Func<IEnumerable<(Condition, bool)>> conditions)
    {
        var known = Known.GetValue(owner, _ => new Hinges(conditions(), day));
        return known.isDated ? new Hinges(conditions(), day) : known;
    }
}

/// <param name="Refuses">While it is false, nothing is offered.</param>
/// <param name="Facts">That it reads.</param>
internal sealed record Hinge(Condition Condition, bool Refuses, IReadOnlyList<Fact> Facts);
