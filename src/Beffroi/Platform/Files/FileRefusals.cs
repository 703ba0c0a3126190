namespace Beffroi.Platform.Files;

/// <summary>Why a file was not received, or cannot be opened.</summary>
internal static class FileRefusals
{
    public static readonly Refusal Off = new("files-off", "Ce site ne reçoit pas de fichiers en ce moment.");

    public static readonly Refusal Empty = new("file-empty", "Ce fichier est vide. Choisissez-en un autre.");

    public static readonly Refusal TooLarge = new("file-too-large", "Ce fichier dépasse 20 Mo. Réduisez-le, ou partagez-le en plusieurs fichiers.");

    public static readonly Refusal NotRead = new("file-not-read", "Ce fichier n’est pas arrivé en entier. Vérifiez votre connexion, puis envoyez-le de nouveau.");

    public static readonly Refusal UnknownKind = new(
        "file-unknown-kind",
        "Ce type de fichier n’est pas accepté. Envoyez un PDF, une photo (JPEG, PNG, HEIC ou WebP), un texte (DOCX, ODT ou TXT) ou un tableau (XLSX, ODS ou CSV).");

    public static readonly Refusal WrongName = new(
        "file-wrong-name", "Le nom de ce fichier ne correspond pas à son contenu. Ouvrez-le sur votre appareil, enregistrez-le de nouveau, puis envoyez-le.");

    public static readonly Refusal WrongType = new(
        "file-wrong-type", "Votre appareil annonce un autre type que celui du contenu de ce fichier. Ouvrez-le, enregistrez-le de nouveau, puis envoyez-le.");

    public static readonly Refusal Disguised = new(
        "file-disguised", "Ce fichier en contient un autre, d’un autre type. Ouvrez-le sur votre appareil, exportez-le en PDF, puis envoyez ce PDF.");

    public static readonly Refusal Damaged = new(
        "file-damaged", "Ce fichier est incomplet ou abîmé. Ouvrez-le sur votre appareil, enregistrez-le de nouveau, puis envoyez-le.");

    public static readonly Refusal NotUtf8 = new(
        "file-not-utf8", "Ce texte n’est pas enregistré en UTF-8. Enregistrez-le de nouveau en choisissant « UTF-8 », puis envoyez-le.");

    public static readonly Refusal Macros = new(
        "file-macros", "Ce document contient des macros. Enregistrez-le sans macros, ou exportez-le en PDF, puis envoyez-le.");

    public static readonly Refusal Locked = new(
        "file-locked", "Ce document est protégé par un mot de passe. Enlevez le mot de passe, puis envoyez-le.");

    public static readonly Refusal Launches = new(
        "file-launches", "Ce PDF demande à lancer un programme. Imprimez-le dans un nouveau PDF, puis envoyez celui-ci.");

    public static readonly Refusal Swells = new(
        "file-swells", "Ce document devient beaucoup trop grand quand on l’ouvre. Exportez-le en PDF, puis envoyez ce PDF.");

    public static readonly Refusal TooManyPixels = new(
        "file-too-many-pixels", "Cette image a trop de pixels (120 millions au plus). Réduisez-la, puis envoyez-la.");

    public static readonly Refusal Infected = new(
        "file-infected", "L’antivirus a écarté ce fichier : il ne peut être ni reçu, ni ouvert.");

    public static readonly Refusal NotYetChecked = new(
        "file-not-yet-checked", "Ce fichier n’a pas encore pu être vérifié par l’antivirus. Revenez dans quelques minutes.");

    public static readonly Refusal Absent = new("file-absent", "Ce fichier n’existe pas, ou n’existe plus.");

    public static readonly Refusal StoreFull = new(
        "file-store-full", "Il n’y a plus de place pour votre fichier. Ce n’est pas de votre fait, le problème est enregistré. Réessayez plus tard.");

    public static readonly Refusal StoreDown = new(
        "file-store-down", "Les fichiers ne sont pas accessibles en ce moment. Ce n’est pas de votre fait, le problème est enregistré. Réessayez dans quelques minutes.");
}
