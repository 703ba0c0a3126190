using Beffroi.Platform;

namespace Beffroi.Applications.CaseFiles;

/// <summary>Why an act on a case file is refused, in the words of who tried.</summary>
internal static class CaseFileRefusals
{
    public static readonly Refusal TitleMissing = new("case-file-title-missing", "Donnez un nom au projet.");

    public static readonly Refusal TitleTooLong = new("case-file-title-too-long", $"Pas plus de {CaseFile.LongestTitle} caractères.");

    public static readonly Refusal SchemeMissing = new("case-file-scheme-missing", "Choisissez au moins un dispositif.");

    public static readonly Refusal TooManyDrafts = new(
        "case-file-too-many-drafts", $"{Prepare.OpenCaseFile.MostDrafts} dossiers sont déjà en préparation. Déposez-en un, ou abandonnez-en un.");

    public static readonly Refusal NoDraft = new("case-file-no-draft", "Ce dossier n’est plus en préparation\u00A0: rien n’a changé.");

    public static readonly Refusal AssistanceWordsMissing = new("case-file-assistance-words-missing", "Écrivez qui vous l’a demandé, et comment\u00A0: la structure le lira.");

    public static readonly Refusal AssistanceWordsTooLong = new("case-file-assistance-words-too-long", $"Pas plus de {CaseFile.LongestAssistance} caractères.");

    public static readonly Refusal AssistanceOver = new("case-file-assistance-over", "Cette saisie a déjà pris fin\u00A0: rien n’a changé.");

    public static readonly Refusal NobodyToTell = new(
        "case-file-nobody-to-tell", "Personne n’agit encore pour cette structure sur ce site\u00A0: elle ne peut pas être prévenue. Envoyez de nouveau l’invitation.");

    public static readonly Refusal AssistantSigns = new(
        "case-file-assistant-signs", "Vous avez saisi ce dossier pour la structure, au nom de la Région\u00A0: une autre personne doit le relire, le signer et le déposer.");

    public static readonly Refusal Changed = new(
        "case-file-changed", "Quelqu’un a modifié cette partie du dossier pendant que vous écriviez. Rien n’est enregistré\u00A0: comparez, puis enregistrez de nouveau.");

    public static readonly Refusal ChangedSinceRead = new(
        "case-file-changed-since-read", "Le dossier a changé depuis que vous l’avez relu. Relisez-le ci-dessous, puis déposez-le.");

    public static readonly Refusal NotComplete = new("case-file-not-complete", "Il manque encore quelque chose au dossier\u00A0: complétez-le avant de le déposer.");

    public static readonly Refusal NothingToDepositHere = new("case-file-nothing-to-deposit-here", "Aucune aide de ce dossier ne se dépose ici\u00A0: rien n’a changé.");

    public static readonly Refusal NotVerified = new(
        "case-file-not-verified", "La Région n’a pas encore vérifié que vous parlez pour cette structure. Vous pouvez tout préparer\u00A0; le dépôt s’ouvre dès qu’elle l’a fait.");

    /// <param name="schemes">How they are called.</param>
    public static Refusal NotOpen(IReadOnlyList<string> schemes) => new(
        "case-file-not-open", $"{Rules.French.List(schemes)}\u00A0: pas de demande possible aujourd’hui. Retirez ces aides du dossier, ou attendez qu’elles ouvrent.");

    public static readonly Refusal PaperGone = new("case-file-paper-gone", "Une pièce choisie vient d’être retirée du classeur de la structure, ou remplacée. Choisissez de nouveau.");

    /// <param name="papers">How they are called.</param>
    public static Refusal PapersRefused(IReadOnlyList<string> papers) => new(
        "case-file-papers-refused",
        $"L’antivirus a écarté {Rules.French.List(papers)}. Retirez du dossier ce qui est écarté, ou donnez un autre fichier parmi les documents de la structure, puis joignez-le.");

    /// <inheritdoc cref="PapersRefused"/>
    public static Refusal PapersWaiting(IReadOnlyList<string> papers) => new(
        "case-file-papers-waiting", $"En cours de vérification par l’antivirus\u00A0: {Rules.French.List(papers)}. Réessayez dans un moment\u00A0: rien n’est perdu.");

    public static readonly Refusal NobodySigns = new(
        "case-file-nobody-signs", "Personne n’est nommé pour signer. Ajoutez le représentant légal de la structure, ou qui a reçu délégation, sur la page «\u00A0Qui la représente\u00A0».");

    public static readonly Refusal SignatoryMissing = new("case-file-signatory-missing", "Choisissez la personne qui signe.");

    public static readonly Refusal NotSigned = new("case-file-not-signed", "Cochez la case\u00A0: c’est elle qui vaut signature.");

    public static readonly Refusal Moved = new("aid-request-moved", "Cette demande a changé pendant que vous écriviez. Relisez-la\u00A0: rien n’est enregistré.");

    public static readonly Refusal ReasonMissing = new("aid-request-reason-missing", "Écrivez pourquoi\u00A0: la structure le lira.");

    public static readonly Refusal ReasonMissingForRegion = new("aid-request-reason-missing-for-region", "Écrivez pourquoi\u00A0: la Région le lira.");

    public static readonly Refusal WordsTooLong = new("aid-request-words-too-long", $"Pas plus de {AidRequest.LongestWords} caractères.");

    public static readonly Refusal RedirectMissing = new("aid-request-redirect-missing", "Choisissez l’aide que vous proposez à la place.");

    public static readonly Refusal ChoiceMissing = new("aid-request-choice-missing", "Choisissez d’accepter ou de refuser.");

    public static readonly Refusal PiecesMissing = new("aid-request-pieces-missing", "Écrivez au moins une pièce, une par ligne.");

    public static readonly Refusal PieceTooLong = new("aid-request-piece-too-long", $"Pas plus de {PieceRequest.LongestLabel} caractères par pièce, et pas plus de {Process.AskForPieces.Most} pièces.");

    public static readonly Refusal DayNotToCome = new("aid-request-day-not-to-come", "Donnez un jour à venir.");

    public static readonly Refusal NotRemindedYet = new("aid-request-not-reminded", "Une demande ne devient caduque qu’après une relance, quand le jour donné est passé.");

    public static readonly Refusal AnswersMissing = new("aid-request-answers-missing", "Répondez à chaque pièce demandée\u00A0: par un fichier, ou par quelques mots.");

    /// <param name="files">How they are called, and for which piece they were given.</param>
    public static Refusal PiecesRefused(IReadOnlyList<string> files) => new(
        "aid-request-pieces-refused", $"L’antivirus a écarté {Rules.French.List(files)}. Donnez un autre fichier, ou répondez par quelques mots.");

    /// <inheritdoc cref="PiecesRefused"/>
    public static Refusal PiecesWaiting(IReadOnlyList<string> files) => new(
        "aid-request-pieces-waiting", $"En cours de vérification par l’antivirus\u00A0: {Rules.French.List(files)}. Réessayez dans un moment\u00A0: rien n’est perdu.");

    public static readonly Refusal AnswerMissing = new("aid-request-answer-missing", "Choisissez un document ou un fichier, ou répondez par quelques mots.");

    public static readonly Refusal GivenTwice = new("aid-request-piece-given-twice", "Choisissez un document de la structure ou un fichier, pas les deux.");

    public static readonly Refusal PieceChanged = new("aid-request-piece-changed", "Quelqu’un a répondu à cette pièce pendant que vous écriviez. Relisez sa réponse, puis recommencez.");

    public static readonly Refusal AnswerTooLong = new("aid-request-answer-too-long", $"Pas plus de {PieceRequest.LongestAnswer} caractères par réponse.");
}
