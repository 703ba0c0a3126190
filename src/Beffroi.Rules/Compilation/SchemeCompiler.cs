namespace Beffroi.Rules;

/// <summary>What is worked out for one scheme.</summary>
/// <param name="Official">The code of all criteria that an official text states, together.</param>
/// <param name="Softer">That of the others.</param>
/// <param name="IsMissing">1 when the applicant can tell something that an official criterion lacks.</param>
/// <param name="Amount">A node of <see cref="NumberRange"/>; null: no money.</param>
internal sealed record CompiledScheme(Node Official, Node Softer, Node IsMissing, Node? Amount);

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
            official.TrueForAll(s => IsTellable(s.Criterion.Condition)) ? nodes.One
                : official.Select(s => IsMissing(s.Criterion.Condition)).Aggregate(nodes.Zero, nodes.Or),
            reading.Amount is null ? null : new AmountCompiler(nodes, terms).Compile(reading.Amount));
    }

    /// <summary>See <see cref="CompiledCriteria.Outcome"/>.</summary>
    public Node Outcome(Condition condition)
    {
        var status = Status(condition);
        var missing = IsTellable(condition) ? kleene.IsUnknown(status) : IsMissing(condition);
        return nodes.Or(status, nodes.ShiftLeft(missing, 2));
    }

    private Node Status(Condition condition) => condition switch
    {
        RuleCondition rule => terms.Judge(rule.Term),
        AllCondition all => kleene.All([.. all.Items.Select(Status)]),
        AnyCondition any => kleene.Any([.. any.Items.Select(Status)]),
        _ => kleene.Unknown,
    };

    private Node IsMissing(Condition condition) => condition switch
    {
        RuleCondition rule => terms.IsMissing(rule.Term),
        AllCondition all => nodes.And(kleene.IsUnknown(Status(all)), all.Items.Select(IsMissing).Aggregate(nodes.Zero, nodes.Or)),
        AnyCondition any => nodes.And(kleene.IsUnknown(Status(any)), any.Items.Select(IsMissing).Aggregate(nodes.Zero, nodes.Or)),
        _ => nodes.Zero,
    };

    private bool IsTellable(Condition condition) => condition switch
    {
        RuleCondition rule => terms.IsTellable(rule.Term),
        AllCondition all => all.Items.All(IsTellable),
        AnyCondition any => any.Items.All(IsTellable),
        _ => false,
    };
}
