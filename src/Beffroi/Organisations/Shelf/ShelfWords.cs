using Beffroi.Platform.Files;
using Beffroi.Rules;

namespace Beffroi.Organisations.Shelf;

/// <summary>What is said of the dates of a document.</summary>
/// <param name="Text">Null when its sort says nothing of time.</param>
/// <param name="IsLate">Whether someone should do something: it has ended, or ends soon.</param>
internal sealed record DatesSaid(string? Text, bool IsLate);

/// <summary>What the pages and the statement say of documents.</summary>
internal static class ShelfWords
{
    public static DatesSaid Dates(Lasting lasting, DateOnly? from, DateOnly? until, DateOnly today, int warnDays) => (lasting, from, until) switch
    {
        (Lasting.Always, _, _) => new(null, false),
        (Lasting.Expiry, _, null) => new("date de fin inconnue", false),
        (Lasting.Expiry, _, { } end) when end < today => new($"n’est plus valable\u00A0: il l’était jusqu’au {French.Date(end)}", true),
        (Lasting.Expiry, _, { } end) when end <= today.AddDays(warnDays) => new($"valable jusqu’au {French.Date(end)} seulement", true),
        (Lasting.Expiry, _, { } end) => new($"valable jusqu’au {French.Date(end)}", false),
        (_, { } start, { } end) => new($"du {French.Date(start)} au {French.Date(end)}", false),
        _ => new("période inconnue", false),
    };

    /// <summary>Of its file: null when it can be opened.</summary>
    public static string? WhyClosed(ShelvedVersion version, FilesOptions options) => version.File.State switch
    {
        ScanState.Infected => "L’antivirus a écarté ce fichier\u00A0: il ne peut pas être ouvert.",
        _ when FileWords.WhyClosed(version.File, options) is not null => "En cours de vérification par l’antivirus.",
        _ => null,
    };
}
