namespace Beffroi.Platform.Files.Inspect;

/// <summary>A kind of file that is received.</summary>
/// <param name="MediaType">With which it is given back.</param>
/// <param name="Word">What a reader calls it.</param>
/// <param name="Extensions">Those that its name may have; the first is given to a name that has none.</param>
/// <param name="Declared">What devices say it is, beside <see cref="MediaType"/>.</param>
internal sealed record FileKind(string MediaType, string Word, string[] Extensions, string[] Declared)
{
    public static readonly FileKind
        Pdf = new("application/pdf", "PDF", [".pdf"], ["application/x-pdf"]),
        Jpeg = new("image/jpeg", "Image JPEG", [".jpg", ".jpeg", ".jpe", ".jfif"], ["image/jpg", "image/pjpeg"]),
        Png = new("image/png", "Image PNG", [".png"], ["image/x-png"]),
        WebP = new("image/webp", "Image WebP", [".webp"], []),
        Heif = new("image/heic", "Image HEIC", [".heic", ".heif", ".hif"], ["image/heif"]),
        Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Document Word", [".docx"], Zips),
        Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Tableau Excel", [".xlsx"], Zips),
        Odt = new("application/vnd.oasis.opendocument.text", "Document LibreOffice", [".odt"], Zips),
        Ods = new("application/vnd.oasis.opendocument.spreadsheet", "Tableau LibreOffice", [".ods"], Zips),
        // Windows with Excel says that a CSV is Excel's.
        Csv = new("text/csv", "Tableau CSV", [".csv"], ["text/plain", "application/csv", "text/comma-separated-values", "text/x-csv", "application/vnd.ms-excel"]),
        Text = new("text/plain", "Texte", [".txt", ".text"], []);

    private static readonly FileKind[] All = [Pdf, Jpeg, Png, WebP, Heif, Docx, Xlsx, Odt, Ods, Csv, Text];

    /// <summary>Where there is no office, an office document is a ZIP.</summary>
    private static string[] Zips => ["application/zip", "application/x-zip-compressed"];

    public static string WordFor(string mediaType) => All.FirstOrDefault(k => k.MediaType == mediaType)?.Word ?? "Fichier";

    public static bool IsKnown(string extension) => All.Any(k => k.Extensions.Contains(extension));

    /// <summary>What a device announces is believed only to contradict: nothing, or « some bytes », contradicts nothing.</summary>
    public bool Agrees(string? declared)
    {
        var type = (declared ?? "").Split(';')[0].Trim();
        return type.Length == 0
            || type.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase)
            || type.Equals(MediaType, StringComparison.OrdinalIgnoreCase)
            || Declared.Contains(type, StringComparer.OrdinalIgnoreCase);
    }
}
