namespace Beffroi.Platform.Files.Inspect;

/// <summary>
/// A PDF that ends, is nothing else, and does not ask to launch a program. Scripts and attachments are let through: forms of the State compute with the first, invoices
/// (Factur-X) are made of the second; nothing of ours runs or opens either, and the antivirus looks at both.
/// </summary>
internal static class Pdf
{
    /// <summary>Where readers look for the end.</summary>
    private const int EndsWithin = 1_024;

    public static Outcome<Known> Read(byte[] content)
    {
        var bytes = content.AsSpan();
        var tail = bytes[Math.Max(0, bytes.Length - EndsWithin)..];
        if (tail.LastIndexOf("%%EOF"u8) is not (>= 0 and var end))
            return FileRefusals.Damaged;
        // Markup may stand inside a PDF, as text or as metadata; before and after it, it makes a page of it.
        if (Disguise.IsZip(bytes) || Disguise.HoldsMarkup(bytes[..Math.Min(bytes.Length, EndsWithin)]) || Disguise.HoldsMarkup(tail[end..]))
            return FileRefusals.Disguised;
        return Names(bytes, "/Launch"u8) ? FileRefusals.Launches : new Known(FileKind.Pdf, content);
    }

    /// <summary>Whether that name stands in the file uncompressed. What hides it in a compressed object is left to the antivirus.</summary>
    private static bool Names(ReadOnlySpan<byte> content, ReadOnlySpan<byte> name)
    {
        for (var rest = content; rest.IndexOf(name) is >= 0 and var at; rest = rest[(at + name.Length)..])
            if (at + name.Length == rest.Length || !char.IsAsciiLetterOrDigit((char)rest[at + name.Length]))
                return true;
        return false;
    }
}
