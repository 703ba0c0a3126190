namespace Beffroi.Rules;

/// <summary>Whether two rules judge alike, whatever words they have.</summary>
internal static class SameRules
{
    public static bool Are(Criterion one, Criterion other) => one.Firmness == other.Firmness && Are(one.Condition, other.Condition);

    public static bool Are(Condition one, Condition other) => (one, other) switch
    {
        (RuleCondition a, RuleCondition b) => SameTerms.Are(a.Term, b.Term),
        (AllCondition a, AllCondition b) => Are(a.Items, b.Items),
        (AnyCondition a, AnyCondition b) => Are(a.Items, b.Items),
        (OfficerCondition, OfficerCondition) or (UnknownCondition, UnknownCondition) => true,
        _ => false,
    };

    public static bool Are(AmountRule? one, AmountRule? other) =>
        ReferenceEquals(one, other) || (one is not null && other is not null
            && one.Lines.Count == other.Lines.Count && one.Lines.Zip(other.Lines).All(l => Are(l.First, l.Second))
            && one.Limits.Count == other.Limits.Count && one.Limits.Zip(other.Limits).All(l => Are(l.First, l.Second)));

    private static bool Are(IReadOnlyList<Condition> some, IReadOnlyList<Condition> others) =>
        some.Count == others.Count && some.Zip(others).All(p => Are(p.First, p.Second));

    private static bool Are(AmountLine one, AmountLine other) =>
        (one.Form, one.Kind, one.Rate, one.IfUnknown) == (other.Form, other.Kind, other.Rate, other.IfUnknown)
        && SameTerms.Are(one.If, other.If) && SameTerms.Are(one.Value, other.Value) && SameTerms.Are(one.Upper, other.Upper)
        && SameTerms.Are(one.Base, other.Base) && SameTerms.Are(one.Floor, other.Floor) && SameTerms.Are(one.Ceiling, other.Ceiling);

    private static bool Are(AmountLimit one, AmountLimit other) =>
        (one.Form, one.Rate) == (other.Form, other.Rate) && SameTerms.Are(one.Value, other.Value);
}
