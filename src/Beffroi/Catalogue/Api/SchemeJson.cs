namespace Beffroi.Catalogue.Api;

internal sealed record SchemeList(string Catalogue, DateOnly Date, IReadOnlyList<SchemeSummary> Schemes, string Notice);

internal sealed record SchemeSummary(
    string Id, string Acronym, string Name, string Tagline, string Pillar, IReadOnlyList<string> Stages, IReadOnlyList<string> Audiences,
    string Kind, string Circuit, string Availability, DateOnly Version, string Url, string? Shelf);

internal sealed record SchemeDetail(
    string Catalogue, DateOnly Date, string Id, string Acronym, string Name, string Tagline, string Pillar, IReadOnlyList<string> Stages,
    IReadOnlyList<string> Audiences, string Kind, IReadOnlyList<string> Instruments, CircuitJson Circuit, string Availability, string Url,
    VersionJson Version, IReadOnlyList<VersionSummary> Versions, string Notice);

internal sealed record CircuitJson(
    string Mode, string? Desk, string? Decides, string? Pays, string? Reports, string? Form, string? Address);

internal sealed record VersionSummary(DateOnly From, DateOnly? To, bool FromIsAttested);

internal sealed record VersionJson(
    DateOnly From, DateOnly? To, bool FromIsAttested, string? Vote, string? Deliberation, string? AidRegime,
    IReadOnlyList<SourceJson> Sources, IReadOnlyList<StatementJson> Audience, IReadOnlyList<StatementJson> Purpose,
    IReadOnlyList<StatementJson> Procedure, IReadOnlyList<StatementJson> Terms, IReadOnlyList<StatementJson>? Documents,
    StatementJson? BeforeCommitting, StatementJson? NextStep, bool? FreeOfCharge, string? RetainedReading,
    IReadOnlyList<ReadingJson> Readings, IReadOnlyList<CumulationJson> Cumulation);

internal sealed record SourceJson(string Id, string Text, string? Mark, DateOnly ReadOn, string Firmness, string? Url);

internal sealed record StatementJson(string Text, string Source);

/// <summary>One reading of the texts; the id of the one retained is null.</summary>
internal sealed record ReadingJson(string? Id, string? Label, IReadOnlyList<CriterionJson> Criteria, AmountJson? Amount);

internal sealed record CriterionJson(
    string Id, string Label, string Condition, string DecidedBy, string Firmness, string Source, string? Support, string? Interpretation,
    string? Remedy, IReadOnlyList<ElsewhereJson> Elsewhere, IReadOnlyList<string> Facts);

/// <summary>Where to turn when a criterion refuses; ids of the schemes that the text speaks of.</summary>
internal sealed record ElsewhereJson(string Text, string Source, IReadOnlyList<string> Schemes);

/// <summary>What the texts allow when nothing is known of the applicant.</summary>
internal sealed record AmountJson(decimal Min, decimal? Max, string Kind, IReadOnlyList<string> Assumptions, IReadOnlyList<AmountLineJson> Lines);

internal sealed record AmountLineJson(string Label, decimal Min, decimal? Max, string Kind, string Working, string Source);

internal sealed record CumulationJson(IReadOnlyList<string> Schemes, bool Forbidden, string? Scope, string Source, string? Note);

internal sealed record FactList(string Catalogue, IReadOnlyList<FactJson> Facts);

/// <summary>Domain: two ends for a number, money (euros) or a date; null for the others, whose values are listed. A commune's are too many to list.</summary>
internal sealed record FactJson(
    string Id, string Name, string Question, string? Help, string Type, string? Unit, decimal? Step, object? Domain,
    IReadOnlyList<FactValueJson>? Values, int Cost, bool Modifiable, string AnsweredBy, string? Since);

internal sealed record FactValueJson(string Value, string Label, string? Help);
