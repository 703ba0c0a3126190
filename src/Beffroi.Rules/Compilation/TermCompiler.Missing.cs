namespace Beffroi.Rules;

/// <summary>Whether the applicant can still tell something: what <see cref="MissingFacts"/> lists, as a yes or no.</summary>
internal sealed partial class TermCompiler
{
    private readonly Dictionary<Term, bool> tellable = new(ReferenceEqualityComparer.Instance);

    /// <summary>A flag: the term has no known value, and a fact of the applicant is missing to it.</summary>
    public Node IsMissing(Term term) => IsTellable(term) ? IsOpen(term) : term switch
    {
        CompareTexts or TextIn when !IsDirect(term) => nodes.Call(Interpreted.IsMissing, nodes.Item(term)),
        SomeMember when enclosing == 0 && !CanUnroll(term) => nodes.Call(Interpreted.IsMissing, nodes.Item(term)),
        _ when Terms.FactOf(term) is { } fact => fact.Answerer == Answerer.Applicant ? nodes.And(IsOpen(term), MakesSense(fact)) : nodes.Never,
        SomeMember some => nodes.And(IsOpen(some), Any(
            OfMembers(some, member => nodes.And(Contains(some.Set, member, false).Possible, IsMissing(some.Body)))
                .Prepend(IsMissing(new MembersFact(some.Set))))),
        TruthIf @if => nodes.And(IsOpen(@if), Branches(@if.Condition, @if.Then, @if.Else)),
        NumberIf @if => nodes.And(IsOpen(@if), Branches(@if.Condition, @if.Then, @if.Else)),
        TextIf @if => nodes.And(IsOpen(@if), Branches(@if.Condition, @if.Then, @if.Else)),
        _ => nodes.And(IsOpen(term), Any(Terms.Parts(term).Select(IsMissing))),
    };

    /// <summary>
    /// Whatever it does not know, the applicant can tell: every leaf is a fact of theirs that always makes sense. Then it misses
    /// something whenever its value is not known.
    /// </summary>
    public bool IsTellable(Term term)
    {
        if (tellable.TryGetValue(term, out var known))
        {
            return known;
        }
        return tellable[term] = term switch
        {
            _ when Terms.FactOf(term) is { } fact => fact is { Answerer: Answerer.Applicant, If: null },
            TruthLiteral literal => literal.Value != Truth.Unknown,
            NumberTerm { IsConstant: true } number => constants.Measure(number).IsPoint,
            UnknownText unknown => unknown.Domain.Count == 1,
            _ => IsDirect(term) && (term is not SomeMember || enclosing > 0 || CanUnroll(term)) && Terms.Parts(term).All(IsTellable),
        };
    }

    private Node Branches(TruthTerm condition, Term then, Term otherwise)
    {
        var truth = Judge(condition);
        return nodes.Choose(kleene.IsUnknown(truth),
            Any([IsMissing(condition), IsMissing(then), IsMissing(otherwise)]),
            nodes.Choose(truth.Sure, IsMissing(then), IsMissing(otherwise)));
    }

    private Node MakesSense(Fact fact) => fact.If is null ? nodes.Always : Judge(fact.If).Possible;

    /// <summary>A flag: it has no known value.</summary>
    private Node IsOpen(Term term) => term switch
    {
        TruthTerm truth => kleene.IsUnknown(Judge(truth)),
        NumberTerm number => nodes.Not(quantities.IsPoint(Measure(number))),
        LookUp lookUp when !IsSmall(lookUp) => nodes.Call(KeyClasses.IsOpen, nodes.Number(lookUp.Of.Index), nodes.Item(lookUp.Column)),
        // A row, or less than nothing.
        TextFact fact when !IsSmall(fact) => nodes.Slot(2 * fact.Fact.Index),
        TextTerm text when IsSmall(text) => nodes.Not(IsSingle(Mask(text))),
        TextLiteral => nodes.Never,
        MembersFact set => nodes.IsNotZero(nodes.Xor(nodes.Slot(2 * set.Fact.Index), nodes.Slot((2 * set.Fact.Index) + 1))),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    private Node Any(IEnumerable<Node> flags) => flags.Aggregate(nodes.Never, nodes.Or);
}
