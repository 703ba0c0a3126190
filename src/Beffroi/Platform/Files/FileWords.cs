using System.Globalization;
using Beffroi.Platform.Files.Inspect;

namespace Beffroi.Platform.Files;

/// <summary>What pages say of files.</summary>
public static class FileWords
{
    /// <summary>Under the field of a form.</summary>
    public static string Hint(FilesOptions options) =>
        "PDF, photo, document Word ou LibreOffice, tableau ou texte. 20\u00A0Mo au plus. La position est effacée des photos."
        + (options.Unchecked ? " Ce site est une démonstration\u00A0: aucun antivirus ne vérifie les fichiers, n’envoyez rien de vrai." : "");

    /// <summary><c>PDF, 1,2 Mo</c>.</summary>
    public static string Describe(StoredFile file) => $"{FileKind.WordFor(file.MediaType)}, {Size(file.Size)}";

    /// <summary>What to say beside a file that nobody may open; null when it may be.</summary>
    public static string? WhyClosed(StoredFile file, FilesOptions options) => Closed(file.State, options)?.Message;

    internal static Refusal? Closed(ScanState state, FilesOptions options) => state switch
    {
        ScanState.Clean => null,
        ScanState.Quarantined => options.Unchecked ? null : FileRefusals.NotYetChecked,
        _ => FileRefusals.Infected,
    };

    private static string Size(long bytes)
    {
        var french = CultureInfo.GetCultureInfo("fr-FR");
        return bytes switch
        {
            < 1_000 => string.Create(french, $"{bytes}\u00A0octets"),
            < 1_000_000 => string.Create(french, $"{bytes / 1_000}\u00A0ko"),
            _ => string.Create(french, $"{bytes / 1_000_000.0:0.#}\u00A0Mo"),
        };
    }
}
