using System.Runtime.CompilerServices;

namespace Beffroi.Rules;

/// <summary>
/// Where the criteria of a reading tip: the linear forms that decide its comparisons, and the members of ensembles that count. Worked out once for a
/// reading, and kept as long as it; one that compares with dated values is worked out for each day.
/// </summary>
internal sealed class Hinges
{
    private static readonly ConditionalWeakTable<TextReading, Hinges> Known = [];

    private readonly bool isDated;

    public Hinges(IReadOnlyList<Term> terms, DateOnly day)
    {
        Terms = terms;
        isDated = terms.SelectMany(Rules.Terms.All).Any(t => t is NumberParameter);
        var interpreter = new Interpreter(new Profile(day, []));
        Forms = [.. terms.SelectMany(t => LinearForm.Deciding(t, interpreter))];
        foreach (var term in terms.SelectMany(Rules.Terms.All))
        {
            if (term is ListContains contains)
            {
                Members[contains.Set] = Members.GetValueOrDefault(contains.Set) | (1UL << contains.Member);
            }
            else if (term is SomeMember some)
            {
                Members[some.Set] = MemberRange.Anything(some.Set.Domain!).May;
            }
        }
    }

    public IReadOnlyList<Term> Terms { get; }

    public IReadOnlyList<LinearForm> Forms { get; }

    /// <summary>One bit a value of the domain.</summary>
    public Dictionary<Fact, ulong> Members { get; } = [];

    public static Hinges Of(TextReading reading, DateOnly day)
    {
        var known = Known.GetValue(reading, r => Made(r, day));
        return known.isDated ? Made(reading, day) : known;
    }

    private static Hinges Made(TextReading reading, DateOnly day) => new([.. reading.Criteria.SelectMany(c => Dependencies.TermsOf(c.Condition))], day);
}
