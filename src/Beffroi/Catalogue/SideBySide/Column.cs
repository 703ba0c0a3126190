using Beffroi.Rules;

namespace Beffroi.Catalogue.SideBySide;

/// <summary>One scheme beside others: what its texts say, less what all of them ask.</summary>
internal sealed record Column(Scheme Scheme, SchemeVersion Version, SchemeAnswer Answer)
{
    /// <summary>Criteria that the others do not all have.</summary>
    public required IReadOnlyList<Criterion> Own { get; init; }

    /// <summary>Criteria that each of the schemes has, with the same words or the same rule.</summary>
    public required IReadOnlyList<Criterion> Shared { get; init; }

    /// <summary>What the texts say of this one with each other of the comparison; null: nothing.</summary>
    public required IReadOnlyList<(Scheme Other, Pair? Pair)> WithOthers { get; init; }

    public static IReadOnlyList<Column> Of(IReadOnlyList<Scheme> schemes, StandingAnswers.Day day)
    {
        var answers = schemes.Select(s => day.Open(s)).ToList();
        var common = answers.Select(a => a.Criteria.Select(c => Rule(c.Criterion)).ToHashSet(StringComparer.Ordinal))
            .Aggregate((all, one) => [.. all.Intersect(one, StringComparer.Ordinal)]);
        return
        [
            .. answers.Select(answer =>
            {
                var criteria = answer.Criteria.Select(c => c.Criterion).ToLookup(c => common.Contains(Rule(c)));
                return new Column(answer.Scheme, answer.Version, answer)
                {
                    Own = [.. criteria[false]],
                    Shared = [.. criteria[true]],
                    WithOthers = [.. schemes.Where(s => s != answer.Scheme).Select(s => (s, Cumulation.Between(answer.Scheme, s, day.Date)))],
                };
            }),
        ];
    }

    /// <summary>The rule in words; for what no rule decides, the sentence of the text.</summary>
    private static string Rule(Criterion criterion) =>
        criterion.Condition is RuleCondition or AnyCondition or AllCondition ? SchemeCatalogue.Describe(criterion.Condition) : criterion.Label;
}
