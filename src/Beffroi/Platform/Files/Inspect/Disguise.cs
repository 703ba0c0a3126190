using System.Buffers.Binary;

namespace Beffroi.Platform.Files.Inspect;

/// <summary>Signs that bytes of one kind are bytes of another too, for whoever reads them from the end, or looks further than their beginning.</summary>
internal static class Disguise
{
    private const int ZipEnd = 22, LongestZipComment = 65_535, PdfLooksInto = 1_024;

    /// <summary>In lower case. Long enough not to come by chance into compressed bytes.</summary>
    private static readonly byte[][] Markup = [.. ((string[])["<!doctype", "<html", "<script", "<iframe", "<?php"]).Select(t => System.Text.Encoding.ASCII.GetBytes(t))];

    /// <summary>Whether a reader of ZIP, JAR or office documents, which begins at the end, would find its directory.</summary>
    public static bool IsZip(ReadOnlySpan<byte> content)
    {
        var from = Math.Max(0, content.Length - ZipEnd - LongestZipComment);
        for (var tail = content[from..]; tail.LastIndexOf("PK\x05\x06"u8) is >= 0 and var at; tail = tail[..at])
        {
            var end = from + at;
            if (end + ZipEnd > content.Length)
                continue;
            var (size, offset) = (BinaryPrimitives.ReadUInt32LittleEndian(content[(end + 12)..]), BinaryPrimitives.ReadUInt32LittleEndian(content[(end + 16)..]));
            // What stands before an archive shifts its offsets: readers look for the directory right before its end.
            if (size == 0 || (size <= end && content[(int)(end - size)..].StartsWith("PK\x01\x02"u8)) || (offset < end && content[(int)offset..].StartsWith("PK\x01\x02"u8)))
                return true;
        }
        return false;
    }

    public static bool HoldsMarkup(ReadOnlySpan<byte> content)
    {
        for (var rest = content; rest.IndexOf((byte)'<') is >= 0 and var at; rest = rest[(at + 1)..])
        {
            var here = rest[at..];
            foreach (var tag in Markup)
                if (here.Length >= tag.Length && System.Text.Ascii.EqualsIgnoreCase(here[..tag.Length], tag))
                    return true;
        }
        return false;
    }

    /// <summary>Readers of PDF accept their signature a little further than the beginning.</summary>
    public static bool BeginsAsPdf(ReadOnlySpan<byte> content) => content[..Math.Min(content.Length, PdfLooksInto)].IndexOf("%PDF-"u8) >= 0;
}
