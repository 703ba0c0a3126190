using System.Text.Json;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Api;

/// <summary>The catalogue in the words of the API: English members, the enumerations of the contract.</summary>
internal static class SchemeWriter
{
    public static SchemeList List(SchemeCatalogue catalogue, DateOnly today) =>
        new(catalogue.Fingerprint, today, [.. catalogue.Schemes.Select(s => Summary(s, today))], catalogue.Region.NoticeOn(today));

    private static SchemeSummary Summary(Scheme s, DateOnly today) => new(
        s.Id, s.Acronym, s.Name, s.Tagline, Word(s.Pillar), Words(s.Stages), s.Audiences, Word(s.Kind), Word(s.Circuit.Mode),
        Word(s.On(today).Availability.On(today)), s.On(today).From, s.Address(), s.Shelf?.Id);

    public static SchemeDetail Detail(SchemeCatalogue catalogue, Scheme s, DateOnly today)
    {
        var version = s.On(today);
        var c = s.Circuit;
        return new(
            catalogue.Fingerprint, today, s.Id, s.Acronym, s.Name, s.Tagline, Word(s.Pillar), Words(s.Stages), s.Audiences, Word(s.Kind), s.Instruments,
            new(Word(c.Mode), c.Desk, c.Decides, c.Pays, c.Reports, c.Form, c.Address),
            Word(version.Availability.On(today)), s.Address(), Version(catalogue, s, version, today),
            [.. s.Versions.Select(v => new VersionSummary(v.From, v.To, v.FromIsAttested))], catalogue.Region.NoticeOn(today));
    }

    private static VersionJson Version(SchemeCatalogue catalogue, Scheme scheme, SchemeVersion v, DateOnly today)
    {
        var nothingKnown = catalogue.NothingKnown(today);
        return new(
            v.From, v.To, v.FromIsAttested, v.Framework.Vote, v.Framework.Deliberation, v.Framework.AidRegime,
            [.. v.Sources.Values.Select(s => new SourceJson(s.Id, s.Text, s.Mark, s.ReadOn, Word(s.Firmness), s.Url))],
            Statements(v.Audience), Statements(v.Purpose), Statements(v.Procedure), Statements(v.Terms),
            v.Documents is null ? null : Statements(v.Documents), Statement(v.BeforeCommitting), Statement(v.NextStep),
            // No text that says it is free does not make it paying.
            v.FreeOfCharge is null ? null : true, v.RetainedReading,
            [.. v.Readings.Prepend(v.Body).Select(r => Reading(r, SchemeCatalogue.Answer(scheme, nothingKnown, r.Id)))],
            [.. v.Cumulation.Select(r => new CumulationJson(r.With, r.Forbids, r.Scope?.Label(), Cite(r.Sources), r.Note))]);
    }

    private static ReadingJson Reading(TextReading reading, SchemeAnswer answer) => new(
        reading.Id, reading.Id is null ? null : reading.Label,
        [.. answer.Criteria.Select(a => new CriterionJson(
            a.Criterion.Id, a.Criterion.Label, SchemeCatalogue.Describe(a.Criterion.Condition), Word(a.DecidedBy), Word(a.Criterion.Firmness),
            a.Criterion.Citation, a.Criterion.Supports.Count == 0 ? null : Cite(a.Criterion.Supports), a.Criterion.Interpretation,
            a.Criterion.Remedy,
            [.. a.Criterion.Elsewhere.Select(e => new ElsewhereJson(e.Statement.Text, Cite(e.Statement.Sources), e.Schemes))], [.. a.Missing.Select(f => f.Id)]))],
        Amount(answer.Amount));

    public static AmountJson? Amount(AmountAnswer? amount) => amount is null ? null : new(
        amount.Min, amount.Max, Word(amount.Kind), amount.Assumptions,
        [.. amount.Lines.Select(l => new AmountLineJson(l.Label, l.Min, l.Max, Word(l.Kind), l.Working, Cite(l.Sources)))]);

    public static FactList Facts(SchemeCatalogue catalogue) => new(catalogue.Fingerprint, [.. catalogue.Facts.Select(Fact)]);

    private static FactJson Fact(Fact f) => new(
        f.Id, f.Name, f.Question, f.Help, Word(f.Type),
        f.Type is FactType.Money ? "EUR" : f.Type is FactType.Integer or FactType.Decimal && f.Unit != Unit.Bare ? f.Unit.Id : null,
        f.Type is FactType.Integer or FactType.Decimal or FactType.Money ? f.Step : null,
        !f.IsNumber ? null
            : f.Type is FactType.Date ? new[] { Day(f.Range.Min), Day(f.Range.Max) }
            : new[] { f.Range.Min, f.Range.Max },
        f.Values.Count == 0 ? null : [.. f.Values.Select(v => new FactValueJson(v.Id, v.Label, v.Help))],
        f.Cost, f.Modifiable, Word(f.Answerer), f.Since?.Id);

    private static DateOnly Day(decimal number) => DateOnly.FromDayNumber((int)number);

    private static IReadOnlyList<StatementJson> Statements(IEnumerable<Statement> statements) => [.. statements.Select(s => Statement(s)!)];

    private static StatementJson? Statement(Statement? s) => s is null ? null : new(s.Text, Cite(s.Sources));

    public static string Cite(IEnumerable<Source> sources) => string.Join(" ; ", sources.Select(s => s.Citation));

    /// <summary>The contract's word: the name of the member in snake_case.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static IReadOnlyList<string> Words<T>(IEnumerable<T> values) where T : struct, Enum => [.. values.Select(Word)];
}
