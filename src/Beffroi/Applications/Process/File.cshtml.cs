using Beffroi.Applications.AssignSchemes;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.DepositOutside;
using Beffroi.Applications.Messages;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Files;
using Beffroi.Rules;

namespace Beffroi.Applications.Process;

/// <summary>A deposited case file on one page: what is asked, what the rules answered then and answer today, what was written, what happened.</summary>
[RegionOnly(RegionRole.CaseOfficer, RegionRole.Validator, RegionRole.FinanceOfficer, RegionRole.Reader)]
internal sealed class FileModel(CaseFilesDb files, IOrganisations organisations, IShelf shelf, ClosedFiles closed, ReadThread read, ReadOutside readOutside, AnswerFacts answers, SchemeCatalogue catalogue, RegionClock days, History history, People people, SchemeStaff staff, ReadApplicant readApplicant)
    : ProcessedFilePageModel(files, organisations)
{
    private const int MostLines = 200;

    private IReadOnlyDictionary<string, IReadOnlyList<Person>> entrusted = new Dictionary<string, IReadOnlyList<Person>>();

    private IReadOnlyDictionary<AccountId, Person> writers = new Dictionary<AccountId, Person>();

    private ILookup<AidRequestId, PieceRequest> pieces = Enumerable.Empty<PieceRequest>().ToLookup(p => p.AidRequestId);

    private IReadOnlyDictionary<FileId, StoredFile> shut = new Dictionary<FileId, StoredFile>();

    public DepositedFile WhatWasDeposited { get; private set; } = null!;

    public IReadOnlyList<(AidRequest Request, FrozenAnswer Frozen, FrozenAnswer Today)> Requests { get; private set; } = [];

    /// <summary>The papers that were joined, each with its address here.</summary>
    public IReadOnlyList<(string Label, string Address)> Papers { get; private set; } = [];

    /// <summary>What is known today of where it is paid, beside what was on the day of the deposit.</summary>
    public FrozenBank BankToday { get; private set; } = null!;

    public IReadOnlyList<Told> Facts { get; private set; } = [];

    public bool IsOfficer => User.IsOfRegion(RegionRole.CaseOfficer);

    public MessageThread Thread { get; private set; } = null!;

    /// <summary>What is known of the requests made on another site.</summary>
    public IReadOnlyDictionary<AidRequestId, OutsideFollowUp> Outside { get; private set; } = new Dictionary<AidRequestId, OutsideFollowUp>();

    public string Lead => $"{Organisation.Name}, dossier {CaseFile.Reference}, {(CaseFile.IsReceivedHere ? "déposé" : "préparé ici, déposé sur un autre site ; texte arrêté")} le {Day(CaseFile.DepositedAt!.Value)}.";

    /// <summary>Where an officer acts on it; null: nowhere.</summary>
    public string? ActsOn(AidRequest request) => !IsOfficer || !IsEntrusted(request) || request.State is AidRequestState.ToDepositOutside ? null
        : request.State is AidRequestState.DepositedOutside ? $"{Root}/demandes/{request.Id}/etat-ailleurs" : $"{Root}/demandes/{request.Id}";

    /// <summary>The names of those who act on it; null: every case officer does.</summary>
    public string? Staff(AidRequest request) => entrusted.TryGetValue(request.SchemeId, out var staff) ? string.Join(", ", staff.Select(p => p.FullName)) : null;

    private bool IsEntrusted(AidRequest request) => !entrusted.TryGetValue(request.SchemeId, out var staff) || staff.Any(p => p.Account == User.Account());

    public Applicant Applicant { get; private set; } = null!;

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    /// <summary>Of what an officer wrote for the organisation.</summary>
    public string WroteFor(HistoryLine line) => $"Saisi par {(line.Actor is { } actor && writers.TryGetValue(new(actor), out var person) ? person.FullName : "une personne de la Région")} pour {Organisation.Name}.";

    public bool HashHolds => DepositedFile.HashOf(CaseFile.Deposited!) == CaseFile.DepositHash;

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public string Moment(DateTimeOffset instant) => days.Moment(instant);

    public string Acronym(string scheme) => catalogue.AcronymOf(scheme);

    public IReadOnlyList<PieceRequest> PiecesOf(AidRequest request) => [.. pieces[request.Id]];

    /// <summary>Why its file cannot be opened; null: it can, or there is none.</summary>
    public string? WhyClosed(PieceRequest piece) => piece.FileId is { } file && shut.TryGetValue(file, out var stored) ? closed.Why(stored) : null;

    public static string InWords(FrozenAnswer answer) => answer.Verdict is not { } verdict ? "aucune réponse de l’orientation n’a été reprise"
        : answer.Min is not { } min ? French.Small(verdict.Label())
        : answer.Max is { } max ? $"{French.Small(verdict.Label())}, de {French.Euros(min)} à {French.Euros(max)}"
        : $"{French.Small(verdict.Label())}, au moins {French.Euros(min)}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        WhatWasDeposited = DepositedFile.Read(CaseFile.Deposited!);
        var frozen = WhatWasDeposited.Requests.ToDictionary(r => r.Scheme, r => r.Answer, StringComparer.Ordinal);
        var requests = await Files.Requests([Id], cancellation);
        Requests = [.. requests.Select(r => (r, frozen[r.SchemeId], catalogue.Scheme(r.SchemeId) is { } scheme ? answers.Answer(scheme, CaseFile.Facts, days.Today) : frozen[r.SchemeId]))];
        entrusted = await staff.Of([.. requests.Select(r => r.SchemeId)], cancellation);
        pieces = (await Files.Pieces([.. requests.Select(r => r.Id)], cancellation)).ToLookup(p => p.AidRequestId);
        shut = await closed.Among(pieces.SelectMany(p => p).Select(p => p.FileId), cancellation);
        var papers = new List<(string, string)>();
        foreach (var id in await Files.Joined(Id, cancellation))
            if (await shelf.Find(CaseFile.OrganisationId, id, cancellation) is { } piece)
                papers.Add(($"{piece.KindName}\u00A0: {piece.Label}", $"{Root}/pieces-jointes/{id}"));
        Papers = papers;
        BankToday = FrozenBank.Of(await shelf.BankDetails(CaseFile.OrganisationId, cancellation));
        Outside = await readOutside.Of(requests, cancellation);
        Facts = answers.Tell(CaseFile.Facts, days.Today);
        Thread = await read.Read(CaseFile, Organisation.Name, Root, level: 3, cancellation);
        Applicant = await readApplicant.Of(CaseFile, Organisation, IsOfficer, cancellation);
        Past = await history.About(Id.Value, 0, MostLines, cancellation);
        writers = await people.Of([.. Past.Where(l => l.ForOthers).Select(l => l.Actor).OfType<Guid>().Distinct().Select(a => new AccountId(a))], cancellation);
    }
}
