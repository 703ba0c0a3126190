namespace Beffroi.Rules;

/// <summary>
/// The applicant's facts that are not fully known, in the parts of a term without a known value. Of an <c>if</c> whose
/// condition is known, only the branch taken is a part. A fact that makes no sense here is not missing.
/// </summary>
internal sealed class MissingFacts(Profile profile, Interpreter interpreter, List<Fact> found)
{
    public void Collect(Term term)
    {
        if (IsKnown(term))
        {
            return;
        }
        if (Terms.FactOf(term) is { } fact)
        {
            if (fact.Answerer == Answerer.Applicant && MakesSense(fact))
            {
                found.Add(fact);
            }
            return;
        }
        if (term is SomeMember some)
        {
            CollectFromBody(some);
            return;
        }
        foreach (var part in PartsOf(term))
        {
            Collect(part);
        }
    }

    /// <summary>The body is judged for each member that there may be.</summary>
    private void CollectFromBody(SomeMember some)
    {
        Collect(new MembersFact(some.Set));
        var may = ((KnownMembers)profile[some.Set]).Members.May;
        for (var member = 0; member < some.Set.Domain!.Count; member++)
        {
            if ((may & (1UL << member)) != 0)
            {
                // A definition in the body may hold a « some » of its own, at the same depth.
                var outer = interpreter.Take(some, member);
                Collect(some.Body);
                interpreter.Take(some, outer);
            }
        }
    }

    private bool MakesSense(Fact fact) => fact.If is null || interpreter.Judge(fact.If) != Truth.False;

    private IEnumerable<Term> PartsOf(Term term) => term switch
    {
        TruthIf @if => Branches(@if.Condition, @if.Then, @if.Else),
        NumberIf @if => Branches(@if.Condition, @if.Then, @if.Else),
        TextIf @if => Branches(@if.Condition, @if.Then, @if.Else),
        _ => Terms.Parts(term),
    };

    private IEnumerable<Term> Branches(TruthTerm condition, Term then, Term otherwise) => interpreter.Judge(condition) switch
    {
        Truth.True => [then],
        Truth.False => [otherwise],
        _ => [condition, then, otherwise],
    };

    private bool IsKnown(Term term) => term switch
    {
        TruthTerm truth => interpreter.Judge(truth) != Truth.Unknown,
        NumberTerm number => interpreter.Measure(number).IsPoint,
        TextTerm text => interpreter.Read(text).IsSingle,
        MembersFact members => profile[members.Fact].IsFull,
        _ => throw new InvalidOperationException(term.GetType().Name),
    };
}
