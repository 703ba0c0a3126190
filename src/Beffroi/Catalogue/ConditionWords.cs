using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>What a criterion asks, in words.</summary>
internal static class ConditionWords
{
    /// <summary>A sentence, typeset, and the conditions that it announces: none where the sentence says all.</summary>
    public static (string Sentence, IReadOnlyList<string> Parts) Of(Criterion criterion) => criterion.Condition switch
    {
        RuleCondition rule => ($"{French.Capital(Typography.Typeset(SchemeCatalogue.Describe(rule)))}.", []),
        AnyCondition any => ("Une au moins de ces conditions\u00A0:", Each(any.Items)),
        AllCondition all => ("Toutes ces conditions\u00A0:", Each(all.Items)),
        UnknownCondition => ("Inconnu\u00A0: la règle exacte n’est publiée dans aucun texte lu.", []),
        _ => ("À l’appréciation du chargé de mission.", []),
    };

    private static IReadOnlyList<string> Each(IReadOnlyList<Condition> conditions) =>
        [.. conditions.Select(c => French.Capital(Typography.Typeset(SchemeCatalogue.Describe(c))))];
}
