using Beffroi.Applications.Access;
using Beffroi.Applications.Ask;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.DepositOutside;
using Beffroi.Applications.Messages;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Files;
using Beffroi.Rules;

namespace Beffroi.Applications.Track;

/// <summary>One case file, for the members of its organisation: what is left to do, then where it stands.</summary>
[CaseFileOnly(MemberRole.Reader)]
internal sealed class IndexModel(
    CaseFilesDb files, IOrganisations organisations, IShelf shelf, IPublicLists lists, ReadOtherSchemes others, People people, DepositDesk desk, ClosedFiles closed, ReadThread read,
    ReadOutside readOutside, SchemeCatalogue catalogue, DueDayReminders reminders, RegionClock days) : CaseFilePageModel(files, organisations)
{
    private ILookup<AidRequestId, PieceRequest> pieces = Enumerable.Empty<PieceRequest>().ToLookup(p => p.AidRequestId);

    private IReadOnlyDictionary<FileId, StoredFile> shut = new Dictionary<FileId, StoredFile>();

    public IReadOnlyList<AidRequest> Requests { get; private set; } = [];

    /// <summary>While it is not deposited.</summary>
    public DraftState Draft { get; private set; } = null!;

    /// <summary>Where the organisation is paid, while it is a draft that asks for money; else null.</summary>
    public FrozenBank? Bank { get; private set; }

    /// <summary>Who may change the bank details, for the members who may not.</summary>
    public IReadOnlyList<string> Owners { get; private set; } = [];

    /// <summary>What the lists that administrations publish say of the organisation, while it is a draft.</summary>
    public IReadOnlyList<PublicListing> Listings { get; private set; } = [];

    /// <summary>The schemes that are not deposited and that its answers lead to as well, while it is a draft.</summary>
    public IReadOnlyList<OtherScheme> Others { get; private set; } = [];

    /// <summary>Once it is deposited.</summary>
    public DepositedFile? WhatWasDeposited { get; private set; }

    public Acknowledgement? Acknowledgement { get; private set; }

    /// <summary>The files that carry on requests of this one.</summary>
    public IReadOnlyDictionary<AidRequestId, CaseFile> CarriedOver { get; private set; } = new Dictionary<AidRequestId, CaseFile>();

    /// <summary>The file of which this one holds all that was written; null: none.</summary>
    public CaseFile? Former { get; private set; }

    public MessageThread? Thread { get; private set; }

    /// <summary>What is known of the requests made on another site.</summary>
    public IReadOnlyDictionary<AidRequestId, OutsideFollowUp> Outside { get; private set; } = new Dictionary<AidRequestId, OutsideFollowUp>();

    /// <summary>Of the draft, those that are made on a form of another site.</summary>
    public IReadOnlyList<(AidRequest Request, OutsideForm Form)> ToCopy { get; private set; } = [];

    /// <summary>Whether something of it is signed and deposited here.</summary>
    public bool IsSignedHere => ToCopy.Count < Requests.Count;

    /// <summary>The form of another site that the file was written for good with; null: the request is made here.</summary>
    public FrozenForm? FormOf(AidRequest request) => WhatWasDeposited?.Requests.FirstOrDefault(r => r.Scheme == request.SchemeId)?.Outside;

    public bool MayWrite => MyRole >= MemberRole.Editor && CaseFile.State is not CaseFileState.Abandoned;

    /// <summary>The organisation chooses among its papers itself.</summary>
    public bool MayWritePart(SectionKind kind) => MayWrite && !(IsAssistant && kind is SectionKind.Papers);

    public string Lead => CaseFile.State switch
    {
        CaseFileState.Draft when !IsSignedHere => $"Dossier {CaseFile.Reference}, en préparation. La Région n’en lit rien avant que vous disiez l’avoir déposé.",
        CaseFileState.Draft => $"Dossier {CaseFile.Reference}, en préparation. Rien n’est envoyé avant la signature.",
        CaseFileState.Deposited when !CaseFile.IsReceivedHere => $"Dossier {CaseFile.Reference}, préparé ici et déposé sur un autre site. Son texte ne change plus depuis le {days.Day(CaseFile.DepositedAt!.Value)}.",
        CaseFileState.Deposited => $"Dossier {CaseFile.Reference}, déposé le {days.Day(CaseFile.DepositedAt!.Value)}.",
        CaseFileState.Abandoned => $"Dossier {CaseFile.Reference}, abandonné le {days.Day(CaseFile.Since)}.",
        _ => throw new InvalidOperationException($"Nothing tells the state {CaseFile.State}."),
    };

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public string Acronym(string scheme) => catalogue.AcronymOf(scheme);

    public IReadOnlyList<PieceRequest> PiecesOf(AidRequest request) => [.. pieces[request.Id]];

    /// <summary>Why its file cannot be opened; null: it can, or there is none.</summary>
    public string? WhyClosed(PieceRequest piece) => piece.FileId is { } file && shut.TryGetValue(file, out var stored) ? closed.Why(stored) : null;

    /// <summary>What happens next, and by when.</summary>
    public string WhatNext(AidRequest request) => request.State switch
    {
        AidRequestState.Deposited => "Une personne de la Région va la prendre en charge et vérifier que tout est là.",
        AidRequestState.UnderReview => "La Région vérifie que tout est là.",
        AidRequestState.Incomplete => $"À vous\u00A0: donnez les pièces demandées{(request.DueOn < days.Today ? ", attendues" : "")} au plus tard le {French.Date(request.DueOn!.Value)}."
            + (request.IsSuspendedOn(days.Today) ? " D’ici là, le délai de réponse de la Région est suspendu." : "") + Reminded(request),
        AidRequestState.UnderAssessment => "Elle est complète et recevable. La Région l’étudie, puis l’assemblée qui décide vote.",
        AidRequestState.Inadmissible => "Elle ne peut pas être étudiée. Si vous pensez que c’est une erreur, écrivez à la Région.",
        AidRequestState.RedirectProposed => $"À vous\u00A0: la Région vous propose {Acronym(request.RedirectTo!)} à la place. Un propriétaire de la structure accepte ou refuse.",
        AidRequestState.Redirected => $"Vous avez accepté {Acronym(request.RedirectTo!)} à la place\u00A0: elle s’arrête là.",
        AidRequestState.Lapsed => "Les pièces demandées ne sont pas arrivées\u00A0: elle s’arrête là.",
        AidRequestState.Withdrawn => "Vous l’avez retirée.",
        AidRequestState.ToDepositOutside => $"À vous\u00A0: recopiez vos réponses dans le formulaire {FormOf(request)?.Name}, sur un autre site, puis dites ici que c’est fait.",
        _ => "",
    };

    private string Reminded(AidRequest request) =>
        reminders.DayOf(request) is { } day && day > days.Today ? $" Un rappel partira le {French.Date(day)}, si elles manquent encore." : "";

    /// <summary>What the silence of the Region means for it, and when; of one that runs.</summary>
    public string? Silence(AidRequest request) => request.IsSuspendedOn(days.Today) ? null
        : request.SilenceOn(days.Today) is not { } day
            ? "La Région a répondu une fois à cette demande, puis en a repris l’examen\u00A0: ce site ne sait pas dire quand son silence vaudrait un rejet. Demandez-le à la Région."
        : day < days.Today ? $"Sans réponse le {French.Date(day)}, la loi la considère comme rejetée depuis ce jour. La Région continue de l’étudier, et peut encore l’accorder."
        : $"Sans réponse le {French.Date(day)}, la loi la considérera comme rejetée. La Région continuera de l’étudier.";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Requests = await Files.Requests([Id], cancellation);
        if (CaseFile.RedirectedFrom is { } from && await Files.FindRequest(from, cancellation) is { } redirected)
            Former = await Files.Find(redirected.CaseFileId, cancellation);
        if (CaseFile.State is CaseFileState.Deposited)
        {
            var carried = new Dictionary<AidRequestId, CaseFile>();
            foreach (var request in Requests.Where(r => r.State is AidRequestState.Redirected))
                if (await Files.CarriedOver(request.Id, cancellation) is { } next)
                    carried.Add(request.Id, next);
            CarriedOver = carried;
            WhatWasDeposited = DepositedFile.Read(CaseFile.Deposited!);
            pieces = (await Files.Pieces([.. Requests.Select(r => r.Id)], cancellation)).ToLookup(p => p.AidRequestId);
            shut = await closed.Among(pieces.SelectMany(p => p).Select(p => p.FileId), cancellation);
            Acknowledgement = CaseFile.IsReceivedHere ? Acknowledgement.Of(CaseFile, WhatWasDeposited, catalogue, days) : null;
            Outside = await readOutside.Of(Requests, cancellation);
            Thread = await read.Read(CaseFile, Organisation.Name, Root, level: 3, cancellation);
            return;
        }
        var needs = desk.Needs(Requests.Select(r => r.SchemeId));
        Draft = DraftState.Of(await Files.Sections(Id, cancellation), needs);
        if (CaseFile.State is CaseFileState.Draft)
            await ReadBeside(needs, cancellation);
    }

    /// <summary>What is told beside the sections of a draft.</summary>
    private async Task ReadBeside(FileNeeds needs, CancellationToken cancellation)
    {
        ToCopy = [.. Requests.Select(r => (r, Form: desk.OutsideForm(r.SchemeId)!)).Where(r => r.Form is not null)];
        if (needs.Schemes.Count > 0)
            Bank = FrozenBank.Of(await shelf.BankDetails(OrganisationId, cancellation));
        if (!IsAssistant && MyRole is not MemberRole.Owner)
            Owners = [.. (await people.Of(await Organisations.Members(OrganisationId, MemberRole.Owner, cancellation), cancellation)).Values.Select(p => p.FullName).Order(StringComparer.Ordinal)];
        if (Organisation.Siren is { } siren)
            Listings = await lists.Of(siren, cancellation);
        Others = await others.Of(CaseFile, cancellation);
    }
}
