namespace Beffroi.Rules;

public enum Pillar { Advice, Funding, Networking }

public enum LifeStage { Emergence, Creation, Development, Consolidation }

/// <summary>The two sections of a budget: what runs (« fonctionnement »), what lasts (« investissement »).</summary>
public enum BudgetSection { Operating, Investment }

public enum AidKind { Grant, RepayableAdvance, Service }

public enum CircuitMode { Deposit, Referral, Signpost, Unknown }

public enum Availability { Open, Closed, Upcoming, Exhausted, Unknown }

/// <summary>Who receives, decides, pays and reports. A member is null when no text says it.</summary>
public sealed record Circuit(
    CircuitMode Mode, string? Desk, string? Decides, string? Pays, string? Reports, string? Form, string? Address, string? Source);

/// <summary>A sentence of a text, shown and never judged.</summary>
public sealed record Statement(string Text, IReadOnlyList<Source> Sources);

/// <summary>Who asks for an aid, as far as what they declare depends on it.</summary>
public enum ApplicantKind { Association, Enterprise, PublicBody }

/// <summary>The only ones who may ask, as the texts say.</summary>
public sealed record ApplicantsRule(IReadOnlyList<ApplicantKind> Kinds, IReadOnlyList<Source> Sources);

/// <summary>What the case file of a request holds beside what each one holds. It judges no criterion.</summary>
/// <param name="Applicants">Who may ask; null when no text closes the list.</param>
/// <param name="Partners">The file lists the partners, one of whom is the lead; null: it does not.</param>
/// <param name="Letters">Each of them signs a letter; null: none is asked for.</param>
/// <param name="Deliberation">A public body gives the deliberation of its council; null: none is asked for.</param>
/// <param name="Carrier">The file names the territory that was authorised, and who carries its project; null: it does not.</param>
/// <param name="Outside">Where the request is made instead of here; null: here.</param>
public sealed record FileRule(ApplicantsRule? Applicants, Statement? Partners, Statement? Letters, Statement? Deliberation, Statement? Carrier, OutsideForm? Outside)
{
    public IEnumerable<Statement> Statements => new[] { Partners, Letters, Deliberation, Carrier }.OfType<Statement>();
}

/// <summary>A form of another site, on which the request is made.</summary>
/// <param name="Name">« DUIS ».</param>
/// <param name="Address">Of the site, https.</param>
/// <param name="From">Its first day; null: the first of the version.</param>
/// <param name="To">The day after its last; null: as long as the version lasts.</param>
/// <param name="Sources">The texts that say so.</param>
public sealed record OutsideForm(string Name, string Address, DateOnly? From, DateOnly? To, IReadOnlyList<Source> Sources)
{
    public const int LongestName = 60, LongestAddress = 500;

    public bool IsUsedOn(DateOnly day) => (From is null || From <= day) && (To is null || day < To);
}

/// <summary>Anything on offer: grant, advance, advice, network.</summary>
public sealed class Scheme
{
    public required string Id { get; init; }

    /// <summary>« BUSIN'ESS ».</summary>
    public required string Acronym { get; init; }

    public required string Name { get; init; }

    /// <summary>What it is for, after the acronym: « lancer une nouvelle activité ».</summary>
    public required string Tagline { get; init; }

    /// <summary>Where the catalogue shows it; null when the Region has no shelves.</summary>
    public required Shelf? Shelf { get; init; }

    public required Pillar Pillar { get; init; }

    public required IReadOnlyList<LifeStage> Stages { get; init; }

    /// <summary>Ids of the audiences of the Region.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    public required AidKind Kind { get; init; }

    /// <summary>In the words of the text: « subvention de fonctionnement ».</summary>
    public required IReadOnlyList<string> Instruments { get; init; }

    /// <summary>What it pays; none when no text says it, or when it pays nothing.</summary>
    public required IReadOnlyList<BudgetSection> Sections { get; init; }

    /// <summary>« Davantage adaptée aux TPE » : orders the answer, refuses nothing.</summary>
    public required bool SuitsVerySmall { get; init; }

    public required Circuit Circuit { get; init; }

    /// <summary>In order of time, without hole or overlap.</summary>
    public required IReadOnlyList<SchemeVersion> Versions { get; init; }

    /// <summary>A digest of what each key of the file says, versions apart.</summary>
    public IReadOnlyDictionary<string, string> Digests { get; init; } = new Dictionary<string, string>();

    /// <summary>The version in force on a day; before the first, the first.</summary>
    public SchemeVersion On(DateOnly date) => Versions.LastOrDefault(v => v.From <= date) ?? Versions[0];

    /// <summary>The version whose days hold this one; null before the first that is known and after the last.</summary>
    public SchemeVersion? InForceOn(DateOnly date) => Versions.FirstOrDefault(v => v.From <= date && (v.To is null || date < v.To));

    public override string ToString() => Id;
}

/// <summary>A scheme from one day to another: its texts, its criteria, its amount.</summary>
public sealed class SchemeVersion
{
    public required DateOnly From { get; init; }

    /// <summary>The day after the last; null while it is not known to end.</summary>
    public required DateOnly? To { get; init; }

    /// <summary>In force at the latest on <see cref="From"/>; the day of the vote is in no text.</summary>
    public required bool FromIsAttested { get; init; }

    /// <summary>A digest of what each key of the version says, its days apart.</summary>
    public IReadOnlyDictionary<string, string> Digests { get; init; } = new Dictionary<string, string>();

    public required Framework Framework { get; init; }

    public required IReadOnlyDictionary<string, Source> Sources { get; init; }

    /// <summary>The reading that is retained.</summary>
    public required TextReading Body { get; init; }

    /// <summary>Other readings of the texts, by id.</summary>
    public required IReadOnlyList<TextReading> Readings { get; init; }

    /// <summary>How the retained reading reconciles the texts; null when they agree.</summary>
    public required string? RetainedReading { get; init; }

    public required IReadOnlyList<CumulationRule> Cumulation { get; init; }

    public required IReadOnlyList<Statement> Audience { get; init; }

    public required IReadOnlyList<Statement> Purpose { get; init; }

    public required IReadOnlyList<Statement> Procedure { get; init; }

    public required IReadOnlyList<Statement> Terms { get; init; }

    /// <summary>Null when no list is published.</summary>
    public required IReadOnlyList<Statement>? Documents { get; init; }

    /// <summary>Null: a file on it holds what each one holds.</summary>
    public required FileRule? File { get; init; }

    /// <summary>What the texts say of starting before the request; null when they are silent.</summary>
    public required Statement? BeforeCommitting { get; init; }

    public required Statement? NextStep { get; init; }

    /// <summary>The text that says it is free for the beneficiary.</summary>
    public required Source? FreeOfCharge { get; init; }

    public required AvailabilityRule Availability { get; init; }

    public required IReadOnlyList<WorkedExample> Examples { get; init; }

    /// <summary>Whether a request may be made that day, as far as is known.</summary>
    public bool IsOpenOn(DateOnly day) => Availability.On(day) is Rules.Availability.Open or Rules.Availability.Unknown;

    /// <summary>The form of another site on which a request is made that day; null: it is made here.</summary>
    public OutsideForm? OutsideFormOn(DateOnly day) => File?.Outside is { } form && form.IsUsedOn(day) ? form : null;

    public TextReading Reading(string? id) => id is null ? Body : Readings.First(r => r.Id == id);
}

/// <summary>The voted text that governs a scheme. A member is null when no text gives it.</summary>
public sealed record Framework(string? Vote, string? Deliberation, string? AidRegime);

/// <summary>One reading of the texts of a version: all its criteria and its amount.</summary>
/// <param name="Id">Null for the body.</param>
public sealed record TextReading(string? Id, string Label, IReadOnlyList<Source> Sources, IReadOnlyList<Criterion> Criteria, AmountRule? Amount);

/// <summary>Where to turn when a criterion refuses.</summary>
/// <param name="Schemes">Ids of schemes of the catalogue that the sentence speaks of.</param>
public sealed record Elsewhere(Statement Statement, IReadOnlyList<string> Schemes);

/// <summary>One condition, with the sentence and the text it comes from.</summary>
public sealed record Criterion(
    string Id,
    string Label,
    Condition Condition,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Source> Supports,
    Firmness Firmness,
    string? Interpretation,
    string? Remedy)
{
    /// <summary>What other policies offer to whom it refuses, as the texts say.</summary>
    public IReadOnlyList<Elsewhere> Elsewhere { get; init; } = [];

    /// <summary>« Fiche annexée, l. 1207 ».</summary>
    public string Citation => string.Join(" ; ", Sources.Select(s => s.Citation));
}

/// <param name="With">Ids of the schemes concerned (a group is spelled out).</param>
/// <param name="Named">The id or the group as written.</param>
/// <param name="IsGroup">A rule that names a scheme beats one that names a group.</param>
/// <param name="Forbids"><c>sauf</c>, else <c>avec</c>.</param>
/// <param name="Scope">Null: always.</param>
public sealed record CumulationRule(
    IReadOnlyList<string> With, string Named, bool IsGroup, bool Forbids, CumulationScope? Scope, IReadOnlyList<Source> Sources, string? Note);

/// <summary>What two aids must have in common for a rule to bear on them: même projet, même dépense, même emploi.</summary>
public enum CumulationScope { Project, Expense, Job }

/// <summary>Deposit windows, exhaustion, closure.</summary>
public sealed record AvailabilityRule(bool IsUnknown, IReadOnlyList<(DateOnly From, DateOnly To)> Windows, DateOnly? ExhaustedFrom, Statement? Closed)
{
    public Availability On(DateOnly date) =>
        Closed is not null ? Rules.Availability.Closed
        : ExhaustedFrom <= date ? Rules.Availability.Exhausted
        : IsUnknown ? Rules.Availability.Unknown
        : Windows.Count == 0 || Windows.Any(w => w.From <= date && date < w.To) ? Rules.Availability.Open
        : Windows.Any(w => date < w.From) ? Rules.Availability.Upcoming
        : Rules.Availability.Closed;

    /// <summary>On which it may change.</summary>
    internal IEnumerable<DateOnly> Days => Windows.SelectMany(w => new[] { w.From, w.To }).Concat(ExhaustedFrom is { } day ? [day] : []);
}

/// <summary>A case that the author of the rules has worked out; run at load.</summary>
/// <param name="Like">The name of the example that it starts from; null when it tells its situation whole.</param>
public sealed record WorkedExample(string Name, string? Like, Profile Profile, string? Reading, Verdict? Verdict, AmountExpectation? Amount,
    IReadOnlyDictionary<string, CriterionStatus> Criteria);

/// <summary>The exact interval; <see cref="Max"/> null: no upper bound.</summary>
public sealed record AmountExpectation(decimal Min, decimal? Max);
