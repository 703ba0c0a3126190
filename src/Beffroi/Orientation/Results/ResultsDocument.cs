namespace Beffroi.Orientation.Results;

// What results.typ is filled with, member by member (kebab-case there). Text is typeset here; nothing of it is source.

/// <param name="Site">Address of the site, to which the links lead.</param>
/// <param name="Others">Who else than the Region offers something; null: nobody is named.</param>
/// <param name="Hash">SHA-256 of the region folder that it all rests on.</param>
internal sealed record ResultsDocument(
    string Product,
    string Region,
    string Site,
    string Day,
    string Notice,
    string Hash,
    BeforeCommittingBlock? Before,
    CitedText? Larger,
    IReadOnlyList<SituationRow> Situation,
    IReadOnlyList<GroupBlock> Groups,
    BundleBlock? Bundle,
    PathBlock? Path,
    IReadOnlyList<LifeEventBlock> LifeEvents,
    IReadOnlyList<LinkedText> Elsewhere,
    string? Others,
    ContactLine Authority);

internal sealed record CitedText(string Text, string Source);

/// <param name="Address">Null: only the words are known.</param>
internal sealed record LinkedText(string Text, string? Address);

/// <param name="Silent">A sentence on the schemes whose texts say nothing; null when there are none.</param>
internal sealed record BeforeCommittingBlock(IReadOnlyList<SchemeText> Said, string? Silent);

internal sealed record SchemeText(string Acronym, string Text, string Source);

internal sealed record SituationRow(string Name, string Value, bool Known, string? Origin);

internal sealed record GroupBlock(string Title, string Sign, bool Refused, IReadOnlyList<SchemeBlock> Schemes);

/// <param name="Others">The criteria that are not told at once.</param>
/// <param name="Documents">Null: no list is published.</param>
internal sealed record SchemeBlock(
    string Id,
    string Title,
    string Address,
    string Figure,
    string Instruments,
    string? Availability,
    IReadOnlyList<DaySentence> Days,
    IReadOnlyList<CriterionRow> Shown,
    string OthersTitle,
    IReadOnlyList<CriterionRow> Others,
    string? Change,
    AmountBlock? Amount,
    IReadOnlyList<CitedText>? Documents,
    string? Next,
    LinkedText? Act,
    IReadOnlyList<ContactLine> Contacts,
    IReadOnlyList<string> Warnings);

internal sealed record CriterionRow(string Sign, string Word, string Label, string Source, IReadOnlyList<string> Notes, IReadOnlyList<CitedText> Elsewhere);

internal sealed record AmountBlock(IReadOnlyList<AmountRow> Lines, IReadOnlyList<string> Assumptions);

internal sealed record AmountRow(string Label, string Working, string Source);

internal sealed record ContactLine(string Name, string? Phone, string? Email, string? Site, string? SiteName, string Source);

internal sealed record BundleBlock(string Schemes, string Grants, string? Advances, IReadOnlyList<BundleRow> LeftOut, IReadOnlyList<string> UnknownPairs);

internal sealed record BundleRow(string Sign, string Word, string Text, string? Source);

internal sealed record PathBlock(string From, string To, IReadOnlyList<PathRow> Rows);

/// <param name="Start">Fraction of the width.</param>
/// <param name="End">Fraction of the width.</param>
internal sealed record PathRow(string Acronym, string From, string To, double Start, double End, bool GoesOn);

internal sealed record LifeEventBlock(string Label, string? Help, int Months, IReadOnlyList<LaterPathRow> Rows);

/// <param name="Start">Fraction of the width.</param>
/// <param name="End">Fraction of the width.</param>
internal sealed record LaterPathRow(string Acronym, string When, string Says, double Start, double End, bool GoesOn);
