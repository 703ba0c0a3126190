namespace Beffroi.Rules;

/// <summary>Whether two terms of one vocabulary are the same tree: they judge and measure alike, whatever is known.</summary>
internal static class SameTerms
{
    public static bool Are(Term? one, Term? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null && one.GetType() == other.GetType() && Node(one, other)
            && Terms.Parts(one).ToList() is var parts && Terms.Parts(other).ToList() is var others
            && parts.Count == others.Count && parts.Zip(others).All(p => Are(p.First, p.Second)));

    /// <summary>What a node says beside its parts.</summary>
    private static bool Node(Term one, Term other) => (one, other) switch
    {
        (CompareNumbers a, CompareNumbers b) => a.Comparison == b.Comparison,
        (NumberIn a, NumberIn b) => a.Items.Select(Shape).SequenceEqual(b.Items.Select(Shape)),
        (CompareTexts a, CompareTexts b) => a.Equal == b.Equal,
        (CompareTruths a, CompareTruths b) => a.Equal == b.Equal,
        (ListContains a, ListContains b) => a.Set == b.Set && a.Member == b.Member,
        (SomeMember a, SomeMember b) => a.Set == b.Set && a.Variable == b.Variable,
        (DefinedTruth a, DefinedTruth b) => a.Definition == b.Definition,
        (ChainTerm a, ChainTerm b) => a.Rest.Select(l => l.Operator).SequenceEqual(b.Rest.Select(l => l.Operator)),
        (FoldTerm a, FoldTerm b) => a.Fold == b.Fold,
        (LookUp a, LookUp b) => a.Column == b.Column && a.Of == b.Of,
        // The others that hold no list are told apart by their members.
        (NotTerm or AndTerm or OrTerm or TruthIf or TextIn or TruthIn or NegateTerm or NumberIf or TextIf, _) => true,
        _ => one == other,
    };

    private static (bool, bool, bool, bool, bool) Shape(NumberItem item) =>
        (item.From is null, item.To is null, ReferenceEquals(item.From, item.To), item.FromIncluded, item.ToIncluded);
}
