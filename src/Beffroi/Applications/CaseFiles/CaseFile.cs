using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Territories;

namespace Beffroi.Applications.CaseFiles;

/// <summary>Names are what the column holds. What becomes of each request is told by <see cref="AidRequestLifecycle"/>.</summary>
internal enum CaseFileState
{
    /// <summary>Being written by the members.</summary>
    Draft,

    /// <summary>Signed and sent, or declared as made on another site: it no longer changes.</summary>
    Deposited,

    /// <summary>Given up before it was sent.</summary>
    Abandoned,
}

/// <summary>One file of an organisation for one project, shared by the requests on several schemes: nothing is typed twice.</summary>
internal sealed class CaseFile
{
    public const int LongestTitle = 150, LongestFacts = 16_000, LongestReason = 2_000, LongestAssistance = 500;

    public required CaseFileId Id { get; init; }

    /// <summary>Drawn, not counted: it says nothing of how many there are.</summary>
    public required string Reference { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required string Title { get; set; }

    public CaseFileState State { get; set; }

    /// <summary>Since when it is in its state.</summary>
    public required DateTimeOffset Since { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required AccountId OpenedBy { get; init; }

    /// <summary>The request that the Region redirected, of which it holds all that was written; null: it was begun anew.</summary>
    public AidRequestId? RedirectedFrom { get; set; }

    /// <summary>The talk that led to it; null: there was none.</summary>
    public FirstContacts.FirstContactId? FirstContactId { get; set; }

    /// <summary>The answers of the orientation that were carried over, JSON; null when there were none.</summary>
    public string? Facts { get; set; }

    /// <summary>Where the project takes place: who follows it depends on it. Null until it is said.</summary>
    public MunicipalityCode? Municipality { get; set; }

    /// <summary>The SIREN of its EPCI.</summary>
    public string? Intermunicipality { get; set; }

    /// <summary>The officer who writes the draft for the organisation, with its words; kept once it is signed. Null: its members do.</summary>
    public AccountId? AssistedBy { get; set; }

    /// <summary>Who asked the Region to write it, and how: the organisation reads it.</summary>
    public string? AssistanceWords { get; set; }

    /// <summary>From then on the officer no longer sees the draft.</summary>
    public DateTimeOffset? AssistanceEndedAt { get; set; }

    /// <summary>The officer who follows it, from the deposit on. Null: nobody yet.</summary>
    public AccountId? OfficerId { get; set; }

    /// <summary>Since when the organisation waits for the Region to answer its messages. Null: it does not.</summary>
    public DateTimeOffset? AwaitsAnswerSince { get; set; }

    public DateTimeOffset? DepositedAt { get; set; }

    public AccountId? DepositedBy { get; set; }

    /// <summary>What was deposited, JSON (<see cref="Deposit.DepositedFile"/>), as it was hashed.</summary>
    public string? Deposited { get; set; }

    /// <summary>SHA-256 of <see cref="Deposited"/> in UTF-8, hexadecimal.</summary>
    public string? DepositHash { get; set; }

    /// <summary>
    /// The day on which silence becomes a rejection, as the acknowledgement gives it; each request then has its own. Null: nothing of it was received here, and nothing is acknowledged.
    /// </summary>
    public DateOnly? ImpliedRejectionOn { get; set; }

    /// <summary>Whether something of it was received here, signed; else all of it was made on another site.</summary>
    public bool IsReceivedHere => ImpliedRejectionOn is not null;

    /// <summary>The acknowledgement of receipt with all that was deposited, as it was made then.</summary>
    public Platform.Documents.StoredDocumentId? AcknowledgementId { get; set; }

    /// <summary>Drawn with the form: the same one sent twice opens one file.</summary>
    public required Guid FormKey { get; init; }

    /// <summary>One more at each change of this row, and at each change of a section.</summary>
    public long Version { get; set; }

    /// <summary>The officer who writes it for the organisation, or wrote it until its deposit; null: nobody, or it was ended.</summary>
    public AccountId? Writer => AssistanceEndedAt is null ? AssistedBy : null;

    /// <summary>Whether that account writes it for the organisation now: a draft, until the organisation ends it.</summary>
    public bool IsAssistedBy(AccountId account) => State is CaseFileState.Draft && Writer == account;
}

/// <summary>One request of a case file, on one scheme.</summary>
internal sealed class AidRequest
{
    /// <summary>Words are kept in the audit too: no longer than it takes.</summary>
    public const int LongestScheme = 80, LongestWords = 2_000;

    public required AidRequestId Id { get; init; }

    public required CaseFileId CaseFileId { get; init; }

    public required string SchemeId { get; init; }

    public AidRequestState State { get; set; }

    public required DateTimeOffset Since { get; set; }

    /// <summary>When it was deposited, or left for another site: with its file. Null while it is a draft.</summary>
    public DateTimeOffset? DepositedAt { get; set; }

    /// <summary>What is asked for, in cents; null while it is a draft.</summary>
    public long? AskedCents { get; set; }

    /// <summary>The first day of the version of the scheme that judges it: the one in force on the day of the deposit.</summary>
    public DateOnly? SchemeVersion { get; set; }

    /// <summary>The scheme that the Region proposed in its place; null: none, or none any more.</summary>
    public string? RedirectTo { get; set; }

    /// <summary>Until when the Region waits for the pieces that it asked for.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>The day on which silence becomes a rejection, but for the suspension that runs. Null of what is made on another site, and once the Region looks again at what it had answered.</summary>
    public DateOnly? ImpliedRejectionOn { get; set; }

    /// <summary>Since when that delay is suspended: pieces are awaited until <see cref="DueOn"/>.</summary>
    public DateOnly? SuspendedOn { get; set; }

    /// <summary>When the Region last recalled that it waits.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>What was last said: why pieces are missing, why it is inadmissible, why it is withdrawn.</summary>
    public string? Words { get; set; }

    /// <summary>Drawn with the form of the last act: the same one sent twice does one thing.</summary>
    public Guid? ActKey { get; set; }

    public long Version { get; set; }

    /// <summary>Whether the delay of the rejection does not run on that day: the time given for pieces is not over.</summary>
    public bool IsSuspendedOn(DateOnly today) => ImpliedRejectionOn is { } day && SuspendedOn is { } from && DueOn >= today && LegalDelays.IsSuspended(day, from);

    /// <summary>The day on which silence becomes a rejection, as it is known on a day; null when there is none.</summary>
    public DateOnly? SilenceOn(DateOnly today) =>
        ImpliedRejectionOn is { } day ? SuspendedOn is { } from && DueOn is { } until ? LegalDelays.Extend(day, from, until, today) : day : null;
}

/// <summary>One section of a draft, written by one member at a time: each has its own version.</summary>
internal sealed class CaseFileSection
{
    public required CaseFileId CaseFileId { get; init; }

    public required SectionKind Kind { get; init; }

    /// <summary>JSON of its <see cref="ISection{T}"/>.</summary>
    public required string Content { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required AccountId ChangedBy { get; set; }

    public long Version { get; set; }
}

/// <summary>A paper of the shelf that a file rests on.</summary>
internal sealed class CaseFilePaper
{
    public required CaseFileId CaseFileId { get; init; }

    public required PieceId PieceId { get; init; }
}

/// <summary>One thing that the Region asks for to complete a request, and the answer.</summary>
internal sealed class PieceRequest
{
    public const int LongestLabel = 300, LongestAnswer = 4_000, LongestFileName = 200;

    public required PieceRequestId Id { get; init; }

    public required AidRequestId AidRequestId { get; init; }

    /// <summary>Its place in the list.</summary>
    public required int Rank { get; init; }

    public required string Label { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public string? Answer { get; set; }

    public Platform.Files.FileId? FileId { get; set; }

    /// <summary>Of the file as it was given; or what the structure calls the paper of its shelf.</summary>
    public string? FileName { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When the answer went to the Region: it no longer changes then.</summary>
    public DateTimeOffset? SentAt { get; set; }

    public long Version { get; set; }
}
