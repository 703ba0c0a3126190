namespace Beffroi.Catalogue.Booklet;

// What booklet.typ is filled with, member by member (kebab-case there). Text is typeset here; nothing of it is source.

/// <param name="Stage">« Création »; null: the whole catalogue.</param>
/// <param name="Site">Address of the site, to which the links lead.</param>
/// <param name="Hash">SHA-256 of the region folder that it all rests on.</param>
internal sealed record BookletDocument(
    string Product,
    string Region,
    string Authority,
    string Title,
    string? Stage,
    string Count,
    string Roadmap,
    string Site,
    string Day,
    string Notice,
    string Hash,
    MatrixBlock Matrix,
    IReadOnlyList<ShelfBlock> Shelves,
    IReadOnlyList<TermRow> Glossary,
    string? Phone,
    string? Email);

/// <summary>The Region's own schemes by lever and stage; each cell names some.</summary>
internal sealed record MatrixBlock(IReadOnlyList<string> Columns, IReadOnlyList<MatrixRow> Rows);

internal sealed record MatrixRow(string Lever, IReadOnlyList<IReadOnlyList<MatrixEntry>> Cells);

internal sealed record MatrixEntry(string Id, string Acronym);

internal sealed record ShelfBlock(string Title, string? Text, IReadOnlyList<SheetBlock> Schemes);

/// <summary>A sentence of a text.</summary>
/// <param name="Source">Empty: the next sentence rests on the same texts, and cites them.</param>
internal sealed record SaidRow(string Text, string Source);

internal sealed record FactRow(string Term, string Value);

internal sealed record TermRow(string Term, string Definition);

/// <param name="Money">A sentence where there is no amount.</param>
/// <param name="Documents">Null: no list is published.</param>
internal sealed record SheetBlock(
    string Id,
    string Acronym,
    string Title,
    string Name,
    string Address,
    IReadOnlyList<FactRow> Facts,
    SaidRow Before,
    SaidRow? Closed,
    IReadOnlyList<SaidRow> Audience,
    IReadOnlyList<SaidRow> Purpose,
    string? Reading,
    SumBlock? Sum,
    SaidRow? Money,
    IReadOnlyList<ReadingBlock> OtherReadings,
    IReadOnlyList<ConditionRow> Conditions,
    IReadOnlyList<SaidRow> Procedure,
    IReadOnlyList<FactRow> Circuit,
    IReadOnlyList<SaidRow>? Documents,
    SaidRow? Next,
    IReadOnlyList<PairRow> Pairs,
    IReadOnlyList<SaidRow> Terms,
    IReadOnlyList<TextRow> Sources);

internal sealed record SumBlock(string Figure, IReadOnlyList<SumRow> Lines, IReadOnlyList<string> Assumptions);

internal sealed record SumRow(string Label, string Working, string Source);

internal sealed record ReadingBlock(string Label, SumBlock? Sum, string Source);

/// <param name="Sign">yes: the applicant tells; eye: the officer judges; open: no text gives the rule.</param>
/// <param name="Words">What the rule is, in a sentence.</param>
/// <param name="Parts">The conditions that the sentence announces.</param>
internal sealed record ConditionRow(string Sign, string Label, string Words, IReadOnlyList<string> Parts, IReadOnlyList<string> Notes, string Source);

internal sealed record PairRow(string Sign, string Word, string Text, string Source);

internal sealed record TextRow(string Citation, string? Address, string Read);
