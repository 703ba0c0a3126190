namespace Beffroi.Rules;

/// <summary>Walks over the typed tree.</summary>
internal static class Terms
{
    /// <summary>Of one expression, with the definitions inlined in it: doubled a few times, one can outgrow any memory.</summary>
    public const int Largest = 10_000;

    /// <summary>Readings recurse.</summary>
    public const int Deepest = 200;

    /// <summary>The parts of a term, one level down, in the order in which they are written.</summary>
    public static IEnumerable<Term> Parts(Term term) => term switch
    {
        NotTerm not => [not.Operand],
        AndTerm and => and.Operands,
        OrTerm or => or.Operands,
        DefinedTruth defined => [defined.Body],
        TruthIf @if => [@if.Condition, @if.Then, @if.Else],
        CompareNumbers compare => [compare.Left, compare.Right],
        NumberIn @in => [@in.Left, .. @in.Items.SelectMany(i => new[] { i.From, ReferenceEquals(i.To, i.From) ? null : i.To }).OfType<NumberTerm>()],
        CompareTexts compare => [compare.Left, compare.Right],
        TextIn @in => [@in.Left, .. @in.Items],
        CompareTruths compare => [compare.Left, compare.Right],
        TruthIn @in => [@in.Left, .. @in.Items],
        ListContains contains => [new MembersFact(contains.Set)],
        SomeMember some => [new MembersFact(some.Set), some.Body],
        ChainTerm chain => [chain.First, .. chain.Rest.Select(l => l.Operand)],
        NegateTerm negate => [negate.Operand],
        FoldTerm fold => fold.Operands,
        NumberIf @if => [@if.Condition, @if.Then, @if.Else],
        LookUp lookUp => [new TextFact(lookUp.Of)],
        TextIf @if => [@if.Condition, @if.Then, @if.Else],
        _ => [],
    };

    /// <summary>More than <see cref="Largest"/> parts or <see cref="Deepest"/> levels; counted without recursion.</summary>
    public static bool IsTooLarge(Term term)
    {
        var ahead = new Stack<(Term Term, int Depth)>([(term, 1)]);
        var counted = 0;
        while (ahead.TryPop(out var next))
        {
            if (++counted > Largest || next.Depth > Deepest)
            {
                return true;
            }
            foreach (var part in Parts(next.Term))
            {
                ahead.Push((part, next.Depth + 1));
            }
        }
        return false;
    }

    /// <summary>The term and all that is in it.</summary>
    public static IEnumerable<Term> All(Term term)
    {
        var ahead = new Stack<Term>([term]);
        while (ahead.TryPop(out var next))
        {
            yield return next;
            foreach (var part in Parts(next).Reverse())
            {
                ahead.Push(part);
            }
        }
    }

    /// <summary>The fact that a leaf reads; null for any other term.</summary>
    public static Fact? FactOf(Term term) => term switch
    {
        TruthFact fact => fact.Fact,
        NumberFact fact => fact.Fact,
        TextFact fact => fact.Fact,
        MembersFact fact => fact.Fact,
        _ => null,
    };

    /// <summary>Every fact that is read somewhere in the term.</summary>
    public static IEnumerable<Fact> Facts(Term term) => All(term).Select(FactOf).OfType<Fact>().Distinct();

    public static Term OfFact(Fact fact) => fact.Type switch
    {
        FactType.Boolean => new TruthFact(fact),
        FactType.Ensemble => new MembersFact(fact),
        FactType.Choice or FactType.Municipality => new TextFact(fact),
        _ => new NumberFact(fact),
    };
}
