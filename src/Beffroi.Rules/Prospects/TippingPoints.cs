namespace Beffroi.Rules;

/// <summary>
/// Where terms tip: the values of numbers at which a comparison may turn, and the members of ensembles that count. Of one day: terms may compare with
/// dated values.
/// </summary>
internal sealed class TippingPoints
{
    /// <summary>Of comparisons of one fact with constants: whatever else is known.</summary>
    private readonly Dictionary<Fact, decimal[]> thresholds;

    /// <summary>Of comparisons of several facts.</summary>
    private readonly ILookup<Fact, LinearForm> balances;

    private readonly Dictionary<Fact, ulong> members = [];

    /// <param name="terms">Whose comparisons tip.</param>
    /// <param name="day">Of dated values.</param>
    /// <param name="further">What else tips where it crosses zero.</param>
    public TippingPoints(IReadOnlyCollection<Term> terms, DateOnly day, IEnumerable<LinearForm>? further = null)
    {
        var nothing = new Profile(day, []);
        var interpreter = new Interpreter(nothing);
        var forms = terms.SelectMany(t => LinearForm.Deciding(t, interpreter)).Concat(further ?? []).ToList();
        thresholds = forms.Where(f => f.Times.Count == 1).GroupBy(f => f.Times.Keys.Single())
            .ToDictionary(g => g.Key, g => g.SelectMany(f => f.TippingPoints(g.Key, nothing)).Distinct().Order().ToArray());
        balances = forms.Where(f => f.Times.Count > 1).SelectMany(f => f.Times.Keys.Select(fact => (fact, f))).ToLookup(f => f.fact, f => f.f);
        foreach (var term in terms.SelectMany(Terms.All))
        {
            if (term is ListContains contains)
            {
                members[contains.Set] = members.GetValueOrDefault(contains.Set) | (1UL << contains.Member);
            }
            else if (term is SomeMember some)
            {
                members[some.Set] = MemberRange.Anything(some.Set.Domain!).May;
            }
        }
    }

    /// <summary>The values of a fact at which a comparison may tip, what is known of the other facts being what it is; some several times.</summary>
    public IEnumerable<decimal> Of(Fact fact, Profile profile)
    {
        var fixedOnes = thresholds.GetValueOrDefault(fact) ?? [];
        return balances.Contains(fact) ? fixedOnes.Concat(balances[fact].SelectMany(f => f.TippingPoints(fact, profile))) : fixedOnes;
    }

    /// <summary>One bit a value of the domain.</summary>
    public ulong MembersThatCount(Fact fact) => members.GetValueOrDefault(fact);
}
