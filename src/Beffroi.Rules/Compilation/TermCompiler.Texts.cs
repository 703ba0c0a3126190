namespace Beffroi.Rules;

/// <summary>Choices, municipalities and look-ups, as masks of what is possible.</summary>
internal sealed partial class TermCompiler
{
    private readonly Dictionary<(object Of, string Values), Node> classified = [];

    private Ternary Compare(CompareTexts compare, bool negated)
    {
        var (left, right) = Masks(compare.Left, [compare.Right]) is { } masks ? (masks.Left, masks.Items[0])
            : Masks(compare.Right, [compare.Left]) is { } mirrored ? (mirrored.Left, mirrored.Items[0])
            : throw new InvalidOperationException(compare.ToString());
        return Pair(
            nodes.And(nodes.IsEqual(left, right), IsSingle(right)),
            nodes.HasAny(nodes.And(left, right)),
            negated == compare.Equal);
    }

    private Ternary In(TextIn @in, bool negated)
    {
        var (left, items) = Masks(@in.Left, @in.Items) ?? throw new InvalidOperationException(@in.ToString());
        var single = items.Select(i => nodes.And(i, nodes.Spread(IsSingle(i)))).Aggregate(nodes.Or);
        var covered = nodes.HasNone(nodes.And(left, nodes.Not(single)));
        return Pair(
            @in.Left is TextIf ? nodes.And(covered, IsSingle(left)) : covered,
            nodes.HasAny(nodes.And(left, items.Aggregate(nodes.Or))),
            negated);
    }

    /// <summary>One bit for each value of the domain; where it is large, one for each that is named and one for all others.</summary>
    private (Node Left, List<Node> Items)? Masks(TextTerm left, IReadOnlyList<TextTerm> items)
    {
        if (IsSmall(left) && items.All(IsSmall))
        {
            return (Mask(left), [.. items.Select(Mask)]);
        }
        if (left is not (TextFact or LookUp) || !items.All(i => i is TextLiteral) || items.Count >= FactLayout.LargestMask)
        {
            return null;
        }
        var named = items.Cast<TextLiteral>().Select(l => l.Value).Distinct().ToList();
        return (Classified(left, named), [.. items.Cast<TextLiteral>().Select(l => nodes.Number(1L << named.IndexOf(l.Value)))]);
    }

    private Node Mask(TextTerm term) => term switch
    {
        TextLiteral literal => nodes.Number(1L << literal.Value),
        TextVariable variable => nodes.Number(1L << members[variable.Variable]),
        TextFact fact => nodes.Slot(2 * fact.Fact.Index),
        LookUp lookUp => Classified(lookUp, [.. Enumerable.Range(0, lookUp.Domain.Count)]),
        TextIf @if => If(Judge(@if.Condition), Mask(@if.Then), Mask(@if.Else)),
        UnknownText unknown => nodes.Number(FactLayout.MaskOfAll(unknown.Domain.Count)),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    private Node If(Ternary condition, Node then, Node otherwise) => nodes.Or(
        nodes.And(then, nodes.Spread(condition.Possible)),
        nodes.And(otherwise, nodes.Not(nodes.Spread(condition.Sure))));

    private Node Classified(TextTerm term, List<int> named)
    {
        var (fact, column) = term is LookUp lookUp ? (lookUp.Of, lookUp.Column) : (((TextFact)term).Fact, null);
        var key = ((object?)column ?? fact, string.Join(' ', named));
        if (!classified.TryGetValue(key, out var mask))
        {
            var classes = Enumerable.Range(0, fact.Domain!.Count).Select(value => named.IndexOf(column?.Of(value) ?? value));
            mask = nodes.Call(KeyClasses.Of, nodes.Item(new KeyClasses(fact, [.. classes.Select(c => (byte)(c < 0 ? named.Count : c))])));
            classified[key] = mask;
        }
        return mask;
    }

    private Node IsSingle(Node mask) => nodes.HasNone(nodes.And(mask, nodes.Subtract(mask, nodes.Number(1))));

    private bool IsDirect(Term term) => term switch
    {
        CompareTexts compare => IsDirect(compare.Left, [compare.Right]) || IsDirect(compare.Right, [compare.Left]),
        TextIn @in => IsDirect(@in.Left, @in.Items),
        _ => true,
    };

    private static bool IsDirect(TextTerm left, IReadOnlyList<TextTerm> items) =>
        (IsSmall(left) && items.All(IsSmall))
        || (left is TextFact or LookUp && items.Count < FactLayout.LargestMask && items.All(i => i is TextLiteral));

    private static bool IsSmall(TextTerm term) => FactLayout.IsMask(term.Domain);
}
