namespace Beffroi.Rules;

/// <summary>Which facts a condition, an amount or a reading depends on.</summary>
internal static class Dependencies
{
    public static IEnumerable<Term> TermsOf(Condition condition) => condition switch
    {
        RuleCondition rule => [rule.Term],
        AllCondition all => all.Items.SelectMany(TermsOf),
        AnyCondition any => any.Items.SelectMany(TermsOf),
        _ => [],
    };

    public static IEnumerable<Term> TermsOf(AmountRule amount) =>
        amount.Lines.SelectMany(l => new Term?[] { l.If, l.Value, l.Upper, l.Base, l.Floor, l.Ceiling })
            .Concat(amount.Limits.Select(l => l.Value)).OfType<Term>();

    public static IEnumerable<Fact> Of(Condition condition) => TermsOf(condition).SelectMany(Terms.Facts).Distinct();

    public static IEnumerable<Fact> Of(TextReading reading) =>
        reading.Criteria.SelectMany(c => Of(c.Condition))
            .Concat(reading.Amount is null ? [] : TermsOf(reading.Amount).SelectMany(Terms.Facts)).Distinct();
}
