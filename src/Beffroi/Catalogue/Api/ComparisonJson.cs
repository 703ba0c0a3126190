namespace Beffroi.Catalogue.Api;

/// <param name="Date">The one day on which both texts are judged.</param>
/// <param name="Texts">Every text that <c>from</c> and <c>to</c> may name, in order of time.</param>
internal sealed record ComparisonDetail(
    string Catalogue, DateOnly Date, string Id, TextJson From, TextJson To, WordChangesJson Words, EffectJson Effect,
    IReadOnlyList<TextJson> Texts, string Notice);

/// <param name="Text">Its name in an address: the day from which the version is in force, then its reading when it is not the one retained.</param>
/// <param name="Reading">The id of the reading; null for the one retained.</param>
internal sealed record TextJson(string Text, DateOnly From, DateOnly? To, string? Reading, string Label);

/// <param name="Amount">Null when the amount is the same.</param>
internal sealed record WordChangesJson(
    IReadOnlyList<CriterionChangeJson> Criteria, int UnchangedCriteria, AmountChangeJson? Amount, IReadOnlyList<StatementChangeJson> Statements);

/// <param name="Change">added, removed, judges_otherwise, or reworded when it judges as before.</param>
internal sealed record CriterionChangeJson(string Id, string Change, CriterionTextJson? Before, CriterionTextJson? After);

internal sealed record CriterionTextJson(string Label, string Condition, string Firmness, string Source, string? Interpretation);

/// <summary>What each text gives to anyone; null: no money.</summary>
/// <param name="Change">counted_otherwise, or reworded when it is counted as before.</param>
internal sealed record AmountChangeJson(string Change, AmountJson? Before, AmountJson? After);

/// <param name="Change">added or removed.</param>
internal sealed record StatementChangeJson(string Topic, string Change, string Text, string Source);

/// <param name="Nobody">Directions that no situation has, as far as every value at which a rule tips was tried; one that is neither here nor among the examples was not found.</param>
internal sealed record EffectJson(IReadOnlyList<EffectExampleJson> Examples, IReadOnlyList<string> Nobody);

/// <param name="Direction">gains, loses or otherwise, from the first text to the second.</param>
/// <param name="StartsFrom">The worked example of the scheme that it starts from; null: from nothing.</param>
/// <param name="Because">Ids of the criteria that refuse or reserve by one text and not by the other.</param>
internal sealed record EffectExampleJson(
    string Direction, string? StartsFrom, IReadOnlyList<ChangedFactJson> Changed, EffectAnswerJson Before, EffectAnswerJson After,
    IReadOnlyList<string> Because);

/// <summary>A fact that is not as in the worked example, its value in words.</summary>
internal sealed record ChangedFactJson(string Fact, string Name, string Value);

internal sealed record EffectAnswerJson(string Verdict, AmountJson? Amount);
