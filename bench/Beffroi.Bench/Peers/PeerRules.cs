using Beffroi.Rules;

namespace Beffroi.Bench.Peers;

/// <summary>
/// The criteria of a scheme, split by what they weigh when everything is known: a false one refuses, or only calls for a review. What
/// facts alone cannot settle (an officer's judgement, <c>inconnu</c>) calls for a review whatever the facts.
/// </summary>
/// <param name="Id">Of the scheme.</param>
/// <param name="Refusing">Criteria of official texts.</param>
/// <param name="Softer">The others.</param>
/// <param name="AlwaysReviewed">One of the criteria cannot be settled.</param>
internal sealed record PeerRules(string Id, IReadOnlyList<Condition> Refusing, IReadOnlyList<Condition> Softer, bool AlwaysReviewed)
{
    public static PeerRules Of(Scheme scheme, DateOnly today)
    {
        var criteria = scheme.On(today).Body.Criteria;
        var settled = criteria.Where(c => IsSettled(c.Condition)).ToList();
        return new PeerRules(
            scheme.Id,
            [.. settled.Where(c => c.Firmness == Firmness.Official).Select(c => c.Condition)],
            [.. settled.Where(c => c.Firmness != Firmness.Official).Select(c => c.Condition)],
            settled.Count < criteria.Count);
    }

    /// <summary>From what the peer says of both kinds of criteria.</summary>
    public Verdict Verdict(bool refusing, bool softer) =>
        !refusing ? Beffroi.Rules.Verdict.Ineligible : softer && !AlwaysReviewed ? Beffroi.Rules.Verdict.Eligible : Beffroi.Rules.Verdict.SubjectToReview;

    private static bool IsSettled(Condition condition) => condition switch
    {
        RuleCondition => true,
        AllCondition all => all.Items.All(IsSettled),
        AnyCondition any => any.Items.All(IsSettled),
        _ => false,
    };
}

/// <summary>Writes terms in the language of a peer. Only what these schemes need; anything else ends the run.</summary>
/// <typeparam name="T">What the language is written in: text, or a tree.</typeparam>
internal abstract class PeerLanguage<T>
{
    public T Write(Condition condition) => condition switch
    {
        RuleCondition rule => Write(rule.Term),
        AllCondition all => All([.. all.Items.Select(Write)]),
        AnyCondition any => Any([.. any.Items.Select(Write)]),
        _ => throw Unsaid(condition),
    };

    public T All(IEnumerable<Condition> conditions) => All([.. conditions.Select(Write)]);

    protected abstract T All(IReadOnlyList<T> parts);

    protected abstract T Any(IReadOnlyList<T> parts);

    protected abstract T Not(T part);

    protected abstract T IsTrue(Fact fact);

    protected abstract T Has(Fact set, int member);

    /// <param name="left">The words of a number.</param>
    /// <param name="comparison"><c>&lt; &lt;= &gt; &gt;= =</c></param>
    /// <param name="right">The words of a number.</param>
    protected abstract T Compare(string left, string comparison, string right);

    protected abstract T IsText(string of, string value);

    protected abstract string Number(Fact fact);

    protected abstract string Number(decimal value);

    protected abstract string Text(Fact fact);

    /// <summary>What a table says of a fact; the caller looks it up.</summary>
    protected abstract string LookedUp(string definition);

    private T Write(TruthTerm term) => term switch
    {
        TruthFact fact => IsTrue(fact.Fact),
        NotTerm not => Not(Write(not.Operand)),
        AndTerm and => All([.. and.Operands.Select(Write)]),
        OrTerm or => Any([.. or.Operands.Select(Write)]),
        DefinedTruth defined => Write(defined.Body),
        ListContains contains => Has(contains.Set, contains.Member),
        CompareNumbers compare => Compare(Words(compare.Left), Sign(compare.Comparison), Words(compare.Right)),
        NumberIn @in => Any([.. @in.Items.Select(i => Write(@in.Left, i))]),
        CompareTexts { Right: TextLiteral literal } compare => compare.Equal ? Write(compare.Left, literal) : Not(Write(compare.Left, literal)),
        TextIn @in => Any([.. @in.Items.Select(i => Write(@in.Left, i as TextLiteral ?? throw Unsaid(i)))]),
        _ => throw Unsaid(term),
    };

    private T Write(NumberTerm left, NumberItem item)
    {
        var ends = new List<T>();
        if (item.From is not null)
        {
            ends.Add(Compare(Words(left), item.FromIncluded ? ">=" : ">", Words(item.From)));
        }
        if (item.To is not null)
        {
            ends.Add(Compare(Words(left), item.ToIncluded ? "<=" : "<", Words(item.To)));
        }
        return ReferenceEquals(item.From, item.To) && item.From is not null ? Compare(Words(left), "=", Words(item.From)) : All(ends);
    }

    private T Write(TextTerm left, TextLiteral literal) => IsText(left switch
    {
        TextFact fact => Text(fact.Fact),
        LookUp lookUp => LookedUp(lookUp.Definition.Id),
        _ => throw Unsaid(left),
    }, literal.Domain[literal.Value]);

    private string Words(NumberTerm term) => term switch
    {
        NumberFact fact => Number(fact.Fact),
        NumberLiteral literal => Number(literal.Value),
        ChainTerm chain when chain.Rest.All(l => l.Operator == Beffroi.Rules.Expressions.Arithmetic.Plus) =>
            string.Join(" + ", chain.Rest.Select(l => Words(l.Operand)).Prepend(Words(chain.First))),
        _ => throw Unsaid(term),
    };

    private static string Sign(Beffroi.Rules.Expressions.Comparison comparison) => comparison switch
    {
        Beffroi.Rules.Expressions.Comparison.Less => "<",
        Beffroi.Rules.Expressions.Comparison.LessOrEqual => "<=",
        Beffroi.Rules.Expressions.Comparison.Greater => ">",
        Beffroi.Rules.Expressions.Comparison.GreaterOrEqual => ">=",
        Beffroi.Rules.Expressions.Comparison.Equal => "=",
        _ => throw new BenchFailedException($"No peer writes « {comparison} »."),
    };

    private static BenchFailedException Unsaid(object part) => new($"The peers have no words for {part.GetType().Name}: {part}.");
}
