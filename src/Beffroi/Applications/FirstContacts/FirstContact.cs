using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Territories;

namespace Beffroi.Applications.FirstContacts;

/// <summary>Someone asks to talk with a case officer: for an organisation, whose it is then, or for themselves as long as they have none.</summary>
internal sealed class FirstContact
{
    /// <summary>Words are kept in the audit too: no longer than it takes.</summary>
    public const int LongestWords = 2_000, LongestLine = 300, LongestFacts = 16_000;

    public required FirstContactId Id { get; init; }

    /// <summary>Drawn, not counted: it says nothing of how many there are.</summary>
    public required string Reference { get; init; }

    /// <summary>Who asked.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>Null for a project holder without a structure: it is the account’s own, until they open a case file from it for a structure.</summary>
    public OrganisationId? OrganisationId { get; set; }

    public FirstContactState State { get; set; }

    /// <summary>Since when it is in its state.</summary>
    public required DateTimeOffset Since { get; set; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What the person wants to talk about, in their words.</summary>
    public required string Wishes { get; set; }

    /// <summary>When they are free, in their words.</summary>
    public string? Availability { get; set; }

    public MunicipalityCode? Municipality { get; init; }

    /// <summary>The SIREN of its EPCI.</summary>
    public string? Intermunicipality { get; init; }

    public string? Department { get; init; }

    /// <summary>The case file from which it was asked for; null: it was asked for by itself. The file that it leads to, if any, names it on its side.</summary>
    public CaseFiles.CaseFileId? CaseFileId { get; init; }

    /// <summary>The answers of the orientation that the person agreed to share, JSON; null when they did not, or no longer do.</summary>
    public string? Facts { get; set; }

    /// <summary>The catalogue that had answered them: <c>sha256:…</c>.</summary>
    public string? CatalogueHash { get; set; }

    /// <summary>The officer who follows the territory; from <see cref="FirstContactState.InCharge"/> on, the one in charge. Null: nobody yet.</summary>
    public AccountId? OfficerId { get; set; }

    /// <summary>Where and how they meet, in the officer’s words.</summary>
    public string? MeetingPlace { get; set; }

    public DateTimeOffset? AgreedDate { get; set; }

    /// <summary>The instant from which it is late: a date has passed and nothing was written since. Null: nothing to be late for.</summary>
    public DateTimeOffset? LateAfter { get; set; }

    /// <summary>What the person last answered to dates or to a referral.</summary>
    public string? PersonWords { get; set; }

    /// <summary>For the Region alone.</summary>
    public string? Notes { get; set; }

    /// <summary>Written for the person.</summary>
    public string? Advice { get; set; }

    /// <summary>What to prepare, a piece a line.</summary>
    public string? Pieces { get; set; }

    /// <summary>The operator proposed or agreed to: its id in the directory.</summary>
    public string? OperatorId { get; set; }

    /// <summary>Why it ends so, for the person.</summary>
    public string? Reason { get; set; }

    /// <summary>Drawn with the form: the same one sent twice makes one first contact.</summary>
    public required Guid FormKey { get; init; }

    /// <summary>Drawn with the form of the last act: the same one sent twice does one thing.</summary>
    public Guid? ActKey { get; set; }

    /// <summary>One more at each change: what a form was based on.</summary>
    public long Version { get; set; }

    /// <summary>Whether it is that person’s alone.</summary>
    public bool IsOwnOf(AccountId account) => OrganisationId is null && AccountId == account;

    public IReadOnlyList<string> PieceLines => Pieces?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>A scheme that one wants to talk about, or that the officer leads to.</summary>
internal sealed class FirstContactScheme
{
    public required FirstContactId FirstContactId { get; init; }

    public required string SchemeId { get; init; }

    /// <summary>By the officer, at the end; false: asked for by the person.</summary>
    public required bool Advised { get; init; }
}

/// <summary>A date that the officer proposes.</summary>
internal sealed class ProposedDate
{
    public required FirstContactId FirstContactId { get; init; }

    public required DateTimeOffset At { get; init; }
}
