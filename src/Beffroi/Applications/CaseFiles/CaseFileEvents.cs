using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What happened to a case file, or to a request of it. Schemes are acronyms, between spaces.</summary>
internal abstract record CaseFileEvent(CaseFileId File)
{
    public Guid About() => File.Value;
}

internal sealed record CaseFileOpened(CaseFileId File, OrganisationId Organisation, string Schemes, bool WithAnswers) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-opened";

    public string Tell() => WithAnswers ? "Dossier ouvert, avec les réponses de l’orientation." : "Dossier ouvert.";
}

internal sealed record CaseFileCarriedOver(CaseFileId File, AidRequestId From, string Reference, string Schemes) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-carried-over";

    public string Tell() => $"Dossier ouvert par réorientation, avec tout ce qui était écrit dans le dossier {Reference}\u00A0: {Schemes}.";
}

internal sealed record AssistanceBegun(CaseFileId File, string Schemes) : CaseFileEvent(File), IAuditedEvent, IDoneForOthers
{
    public static string Name => "case-file-assistance-begun";

    public bool ForOthers => true;

    public string Tell() => $"Dossier ouvert par la Région pour la structure, à sa demande\u00A0: {Schemes}.";
}

internal sealed record AssistanceToRead(CaseFileId File) : CaseFileEvent(File), IAuditedEvent, IDoneForOthers
{
    public static string Name => "case-file-assistance-to-read";

    public bool ForOthers => true;

    public string Tell() => "Structure prévenue\u00A0: le dossier saisi pour elle est à relire.";
}

internal sealed record AssistanceEnded(CaseFileId File, bool ByOfficer) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-assistance-ended";

    public string Tell() => ByOfficer ? "La Région a fini de saisir le dossier pour la structure." : "La structure a mis fin à la saisie par la Région.";
}

/// <summary>Asked about a scheme that is not deposited. Here schemes are ids.</summary>
internal sealed record ContactAskedFromFile(CaseFileId File, FirstContacts.FirstContactId Contact, string Schemes) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-contact-asked";

    public string Tell() => "Mise en relation demandée à la Région, avec les réponses du dossier.";
}

internal sealed record SchemesChosen(CaseFileId File, string Schemes, bool ForOthers = false) : CaseFileEvent(File), IAuditedEvent, IDoneForOthers
{
    public static string Name => "case-file-schemes-chosen";

    public string Tell() => $"Dispositifs du dossier\u00A0: {Schemes}.";
}

internal sealed record SectionWritten(CaseFileId File, SectionKind Section, string ContentHash, bool ForOthers = false) : CaseFileEvent(File), IAuditedEvent, IDoneForOthers
{
    public static string Name => "case-file-section-written";

    public string Tell() => $"Partie écrite\u00A0: {Section.InWords().ToLowerInvariant()}.";
}

internal sealed record CaseFileDeposited(CaseFileId File, string Schemes, string DepositHash, AccountId? Officer) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-deposited";

    public string Tell() => $"Dossier signé et déposé\u00A0: {Schemes}. Empreinte {DepositHash[..12]}.";
}

internal sealed record CaseFileWritten(CaseFileId File, string Schemes, string DepositHash, AccountId? Officer) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-written";

    public string Tell() => $"Texte du dossier arrêté, comme il a été recopié sur un autre site\u00A0: {Schemes}. Empreinte {DepositHash[..12]}.";
}

internal sealed record OutsideDepositDeclared(CaseFileId File, AidRequestId Request, string Scheme, string Form, string Number, DateOnly On) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "outside-deposit-declared";

    public string Tell() => $"{Scheme}\u00A0: formulaire «\u00A0{Form}\u00A0», numéro {Number}, déposé le {French.Date(On)} d’après la structure.";
}

internal sealed record OutsideNumberCorrected(CaseFileId File, AidRequestId Request, string Scheme, string From, string To) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "outside-number-corrected";

    public string Tell() => $"{Scheme}, sur l’autre site\u00A0: numéro corrigé, {To} au lieu de {From}.";
}

internal sealed record OutsideStateTold(CaseFileId File, AidRequestId Request, string Scheme, OutsideAct Act, OutsideState From, OutsideState To, DateOnly On, AidRequestParty Party) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "outside-state-told";

    public string Tell() => $"{Scheme}, sur l’autre site\u00A0: {To.InWords()} le {French.Date(On)}, {(Party is AidRequestParty.Organisation ? "déclaré par la structure" : "noté par la Région")}.";
}

internal sealed record CaseFileAbandoned(CaseFileId File) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-abandoned";

    public string Tell() => "Dossier abandonné avant son dépôt.";
}

/// <summary>A piece that the Region asks for is answered, not sent yet; how the Region calls it goes with it as the reason.</summary>
/// <param name="Changed">It had been answered before.</param>
/// <param name="FileHash">SHA-256 of the file that was given with it; null: none was.</param>
internal sealed record PieceAnswered(CaseFileId File, AidRequestId Request, PieceRequestId Piece, string Scheme, bool Changed, string? FileHash) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "aid-request-piece-answered";

    public string Tell() => $"{Scheme}\u00A0: {(Changed ? "réponse à une pièce changée" : "réponse à une pièce donnée")}, {(FileHash is null ? "sans nouveau fichier" : $"avec un fichier. Empreinte {FileHash[..12]}")}.";
}

/// <summary>A move of one request; what was written goes with it as the reason.</summary>
internal sealed record AidRequestMoved(CaseFileId File, AidRequestId Request, string Scheme, AidRequestAct Act, AidRequestState From, AidRequestState To, DateOnly? DueOn) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "aid-request-moved";

    public string Tell() => $"{Scheme}\u00A0: {Act switch
    {
        AidRequestAct.Deposit => "déposée",
        AidRequestAct.Abandon => "abandonnée avant le dépôt",
        AidRequestAct.TakeCharge => "prise en charge par la Région",
        AidRequestAct.AskForPieces => "pièces demandées par la Région",
        AidRequestAct.Complete => "pièces données",
        AidRequestAct.Remind => "relance de la Région",
        AidRequestAct.Lapse => "caduque, faute de pièces",
        AidRequestAct.DeclareAdmissible => "complète et recevable",
        AidRequestAct.DeclareInadmissible => "irrecevable",
        AidRequestAct.LookAgain => "examinée de nouveau",
        AidRequestAct.ProposeRedirect => "réorientation proposée par la Région",
        AidRequestAct.AcceptRedirect => "réorientation acceptée",
        AidRequestAct.DeclineRedirect => "réorientation refusée",
        AidRequestAct.Withdraw => "retirée",
        AidRequestAct.LeaveForOutside => "texte arrêté, à déposer sur un autre site",
        AidRequestAct.DeclareDepositedOutside => "déclarée déposée sur un autre site",
        _ => throw new InvalidOperationException($"Nothing tells the act {Act}."),
    }}.";
}
