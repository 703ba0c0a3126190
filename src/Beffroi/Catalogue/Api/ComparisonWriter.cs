using Beffroi.Catalogue.Compare;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Api;

/// <summary>Two texts of a scheme compared, in the words of the API.</summary>
internal static class ComparisonWriter
{
    public static ComparisonDetail Write(
        SchemeCatalogue catalogue, SchemeComparison c, TextOfScheme from, TextOfScheme to, IReadOnlyList<TextOfScheme> texts, DateOnly today) =>
        new(catalogue.Fingerprint, c.Day, c.Scheme.Id, Text(from), Text(to),
            new([.. c.Words.Criteria.Select(Criterion)], c.Words.Same,
                c.Words.Amount is not { } amount ? null
                    : new(amount.Counts ? "counted_otherwise" : "reworded", SchemeWriter.Amount(amount.Before), SchemeWriter.Amount(amount.After)),
                [.. c.Words.Statements.Select(s => new StatementChangeJson(
                    SchemeWriter.Word(s.Topic), s.Added ? "added" : "removed", s.Statement.Text, SchemeWriter.Cite(s.Statement.Sources)))]),
            new([.. c.Effect.Examples.Select(Example)], [.. c.Effect.Nobody.Order().Select(SchemeWriter.Word)]),
            [.. texts.Select(Text)], catalogue.Region.NoticeOn(today));

    private static TextJson Text(TextOfScheme text) =>
        new(text.Key, text.Text.Version.From, text.Text.Version.To, text.Text.Reading.Id, text.Label);

    private static CriterionChangeJson Criterion(CriterionChange change) => new(
        (change.After ?? change.Before)!.Id,
        change.Before is null ? "added" : change.After is null ? "removed" : change.Judges ? "judges_otherwise" : "reworded",
        Criterion(change.Before), Criterion(change.After));

    private static CriterionTextJson? Criterion(Criterion? c) =>
        c is null ? null : new(c.Label, SchemeCatalogue.Describe(c.Condition), SchemeWriter.Word(c.Firmness), c.Citation, c.Interpretation);

    private static EffectExampleJson Example(EffectExample e) => new(
        SchemeWriter.Word(e.Direction), e.Plain?.Name,
        [.. e.Changed.Select(f => new ChangedFactJson(f.Id, f.Name, SchemeCatalogue.Describe(f, e.Profile)))],
        Answer(e.Before), Answer(e.After), [.. e.Because.Select(c => c.Id)]);

    private static EffectAnswerJson Answer(SchemeAnswer answer) => new(SchemeWriter.Word(answer.Verdict), SchemeWriter.Amount(answer.Amount));
}
