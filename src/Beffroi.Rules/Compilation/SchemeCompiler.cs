namespace Beffroi.Rules;

/// <summary>What is worked out for one scheme.</summary>
/// <param name="Official">All criteria that an official text states, together.</param>
/// <param name="Softer">All others.</param>
/// <param name="IsMissing">A flag: the applicant can tell something that an official criterion lacks.</param>
/// <param name="Amount">A node of <see cref="NumberRange"/>; null: no money.</param>
internal sealed record CompiledScheme(Ternary Official, Ternary Softer, Node IsMissing, Node? Amount);

/// <summary>From criteria to what a verdict is made of: the table of <c>docs/rules.md</c>.</summary>
internal sealed class SchemeCompiler(Nodes nodes, TermCompiler terms)
{
    private readonly Kleene kleene = new(nodes);

    public CompiledScheme Compile(TextReading reading)
    {
        var statuses = reading.Criteria.Select(c => (Criterion: c, Status: Status(c.Condition))).ToList();
        var official = statuses.Where(s => s.Criterion.Firmness == Firmness.Official).ToList();
        var softer = statuses.Where(s => s.Criterion.Firmness != Firmness.Official);
        return new CompiledScheme(
            kleene.All([.. official.Select(s => s.Status)]),
            kleene.All([.. softer.Select(s => s.Status)]),
            // Asked only while one of them is unknown and none is false.
            official.TrueForAll(s => IsTellable(s.Criterion.Condition)) ? nodes.Always
                : official.Select(s => IsMissing(s.Criterion.Condition)).Aggregate(nodes.Never, nodes.Or),
            reading.Amount is null ? null : new AmountCompiler(nodes, terms).Compile(reading.Amount));
    }

    /// <summary>The bits of <see cref="CompiledCriteria"/>: surely, possibly, missing.</summary>
    public Node Outcome(Condition condition)
    {
        var status = Status(condition);
        var missing = IsTellable(condition) ? kleene.IsUnknown(status) : IsMissing(condition);
        return nodes.Or(nodes.Or(Bit(status.Sure, 0), Bit(status.Possible, 1)), Bit(missing, 2));

        Node Bit(Node flag, int place) => nodes.ShiftLeft(nodes.ShiftRight(flag, 63), place);
    }

    private Ternary Status(Condition condition) => condition switch
    {
        RuleCondition rule => terms.Judge(rule.Term),
        AllCondition all => kleene.All([.. all.Items.Select(Status)]),
        AnyCondition any => kleene.Any([.. any.Items.Select(Status)]),
        _ => kleene.Unknown,
    };

    private Node IsMissing(Condition condition) => condition switch
    {
        RuleCondition rule => terms.IsMissing(rule.Term),
        AllCondition all => nodes.And(kleene.IsUnknown(Status(all)), all.Items.Select(IsMissing).Aggregate(nodes.Never, nodes.Or)),
        AnyCondition any => nodes.And(kleene.IsUnknown(Status(any)), any.Items.Select(IsMissing).Aggregate(nodes.Never, nodes.Or)),
        _ => nodes.Never,
    };

    private bool IsTellable(Condition condition) => condition switch
    {
        RuleCondition rule => terms.IsTellable(rule.Term),
        AllCondition all => all.Items.All(IsTellable),
        AnyCondition any => any.Items.All(IsTellable),
        _ => false,
    };
}
