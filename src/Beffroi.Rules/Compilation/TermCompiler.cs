using System.Numerics;
using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// Compiles terms of the typed tree for the days of one period: nodes that give what the <see cref="Interpreter"/> gives. This part
/// compiles truths; the others numbers, texts, and what is missing.
/// </summary>
internal sealed partial class TermCompiler(Nodes nodes, DateOnly date)
{
    /// <summary>Of a <c>some</c>, once its body is written out for every member.</summary>
    private const long LargestUnrolled = 4096;

    private readonly Kleene kleene = new(nodes);
    private readonly Quantities quantities = new(nodes);
    private readonly Dictionary<(TruthTerm, bool), Ternary> judged = new(ReferenceComparer.Instance);

    /// <summary>The member at hand of each enclosing <c>some</c>.</summary>
    private readonly int[] members = new int[Parser.DeepestNesting];
    private int enclosing;

    /// <summary>A truth, or its contrary.</summary>
    public Ternary Judge(TruthTerm term, bool negated = false)
    {
        if (enclosing > 0)
        {
            return Compile(term, negated);
        }
        return judged.TryGetValue((term, negated), out var known) ? known : judged[(term, negated)] = Compile(term, negated);
    }

    private Ternary Compile(TruthTerm term, bool negated) => term switch
    {
        TruthFact fact => Pair(nodes.Slot(2 * fact.Fact.Index), nodes.Slot((2 * fact.Fact.Index) + 1), negated),
        TruthLiteral literal => kleene.Of(negated ? literal.Value.Not() : literal.Value),
        DefinedTruth defined => Judge(defined.Body, negated),
        NotTerm not => Judge(not.Operand, !negated),
        // The contrary of an « and » is an « or » of contraries, also where something is unknown.
        AndTerm both => negated ? Any(both.Operands, negated) : All(both.Operands, negated),
        OrTerm either => negated ? All(either.Operands, negated) : Any(either.Operands, negated),
        CompareNumbers compare => Compare(compare, negated),
        NumberIn @in => In(@in, negated),
        CompareTexts or TextIn when !IsDirect(term) => Contrary(kleene.Of(nodes.Call(Interpreted.Judge, nodes.Item(term))), negated),
        CompareTexts compare => Compare(compare, negated),
        TextIn @in => In(@in, negated),
        ListContains contains => Contains(contains.Set, 1UL << contains.Member, negated),
        SomeMember when enclosing == 0 && !CanUnroll(term) => Contrary(kleene.Of(nodes.Call(Interpreted.Judge, nodes.Item(term))), negated),
        SomeMember some => Contrary(kleene.Any(OfMembers(some, member => kleene.And(Contains(some.Set, member, false), Judge(some.Body)))), negated),
        TruthIf @if => kleene.If(Judge(@if.Condition), Judge(@if.Then, negated), Judge(@if.Else, negated)),
        CompareTruths compare => Contrary(kleene.Equal(Judge(compare.Left), Judge(compare.Right)), negated == compare.Equal),
        TruthIn @in => Contrary(In(@in), negated),
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    private Ternary Contrary(Ternary truth, bool negated) => negated ? kleene.Not(truth) : truth;

    private Ternary Pair(Node sure, Node possible, bool negated) => Contrary(new Ternary(sure, possible), negated);

    private Ternary All(IReadOnlyList<TruthTerm> operands, bool negated) => kleene.All(Operands(operands, negated, ofOr: negated));

    private Ternary Any(IReadOnlyList<TruthTerm> operands, bool negated) => kleene.Any(Operands(operands, negated, ofOr: !negated));

    /// <param name="operands">Of an « and » or an « or ».</param>
    /// <param name="negated">Their contraries are compiled.</param>
    /// <param name="ofOr">They are those of an « or »: members searched in one ensemble are searched together.</param>
    private List<Ternary> Operands(IReadOnlyList<TruthTerm> operands, bool negated, bool ofOr)
    {
        var together = ofOr
            ? operands.OfType<ListContains>().GroupBy(c => c.Set).Where(g => g.Count() > 1).ToList()
            : [];
        return
        [
            .. together.Select(g => Contains(g.Key, g.Aggregate(0UL, (wanted, c) => wanted | (1UL << c.Member)), negated)),
            .. operands.Where(o => o is not ListContains contains || together.TrueForAll(g => g.Key != contains.Set)).Select(o => Judge(o, negated)),
        ];
    }

    private Ternary Contains(Fact set, ulong wanted, bool negated)
    {
        // The bit of one member is moved to the sign.
        Node Holds(int slot) => BitOperations.IsPow2(wanted)
            ? nodes.ShiftLeft(nodes.Slot(slot), 63 - BitOperations.TrailingZeroCount(wanted))
            : nodes.IsNotZero(nodes.And(nodes.Slot(slot), nodes.Number((long)wanted)));
        return Pair(Holds(2 * set.Index), Holds((2 * set.Index) + 1), negated);
    }

    private List<T> OfMembers<T>(SomeMember some, Func<ulong, T> each)
    {
        var all = new List<T>();
        var outer = members[some.Variable];
        enclosing++;
        for (var member = 0; member < some.Set.Domain!.Count; member++)
        {
            members[some.Variable] = member;
            all.Add(each(1UL << member));
        }
        enclosing--;
        members[some.Variable] = outer;
        return all;
    }

    private Ternary In(TruthIn @in)
    {
        var left = Judge(@in.Left);
        var items = @in.Items.Select(i => Judge(i)).ToList();
        var any = kleene.Any([.. items.Select(i => kleene.Equal(left, i))]);
        if (@in.Left is not TruthFact)
        {
            return any;
        }
        // Both answers of a yes or no are in the list: it holds whatever the answer.
        var both = nodes.And(items.Select(i => i.Sure).Aggregate(nodes.Or), items.Select(kleene.IsFalse).Aggregate(nodes.Or));
        return kleene.Or(any, new Ternary(both, both));
    }

    private bool CanUnroll(Term term) => Terms.All(term).All(IsDirect) && Unrolled(term) <= LargestUnrolled;

    private static long Unrolled(Term term)
    {
        var parts = 1L;
        foreach (var part in Terms.Parts(term))
        {
            parts = Math.Min(LargestUnrolled + 1, parts + (Unrolled(part) * (term is SomeMember some ? some.Set.Domain!.Count : 1)));
        }
        return parts;
    }

    private sealed class ReferenceComparer : IEqualityComparer<(TruthTerm Term, bool Negated)>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals((TruthTerm Term, bool Negated) x, (TruthTerm Term, bool Negated) y) => ReferenceEquals(x.Term, y.Term) && x.Negated == y.Negated;

        public int GetHashCode((TruthTerm Term, bool Negated) pair) =>
            HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(pair.Term), pair.Negated);
    }
}
