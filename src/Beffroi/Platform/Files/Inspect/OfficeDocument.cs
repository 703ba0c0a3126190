using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Beffroi.Platform.Files.Inspect;

/// <summary>A DOCX, XLSX, ODT or ODS: a ZIP that is nothing else, holds what such a document must, no macro, and does not swell.</summary>
internal static class OfficeDocument
{
    /// <summary>The largest workbooks have some hundreds of entries, and swell some tens of times.</summary>
    private const int MostEntries = 2_000, MostTimes = 200, SmallEnough = 10_000_000;

    private const long MostBytes = 200_000_000, LongestTypes = 1_000_000;

    private const string Main = "application/vnd.openxmlformats-officedocument.";

    private const int FileType = 0xF000, SymbolicLink = 0xA000;

    public static Outcome<Known> Read(byte[] content)
    {
        if (Disguise.BeginsAsPdf(content) || !Disguise.IsZip(content))
            return Disguise.BeginsAsPdf(content) ? FileRefusals.Disguised : FileRefusals.Damaged;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            var refusal = Shape(zip, content) ?? Weigh(zip, content.Length);
            if (refusal is not null)
                return refusal;
            return Kind(zip) is not { } kind ? FileRefusals.UnknownKind
                : HoldsMacros(zip) ? FileRefusals.Macros
                : new Known(kind, content);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or DecoderFallbackException or NotSupportedException or IOException)
        {
            return FileRefusals.Damaged;
        }
    }

    private static Refusal? Shape(ZipArchive zip, byte[] content)
    {
        // Several directories, or an end that is not the last byte: another reader would see other entries.
        if (content.Length < 22 || !EndsExactly(content) || zip.Entries.Count == 0)
            return FileRefusals.Damaged;
        if (zip.Entries.Count > MostEntries)
            return FileRefusals.Swells;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (entry.IsEncrypted)
                return FileRefusals.Locked;
            if (!names.Add(entry.FullName) || LeavesItsFolder(entry.FullName) || ((entry.ExternalAttributes >> 16) & FileType) == SymbolicLink)
                return FileRefusals.Damaged;
        }
        return null;
    }

    private static bool EndsExactly(ReadOnlySpan<byte> content)
    {
        var end = content.LastIndexOf("PK\x05\x06"u8);
        return end >= 0 && end + 22 <= content.Length && end + 22 + (content[end + 20] | (content[end + 21] << 8)) == content.Length;
    }

    private static bool LeavesItsFolder(string name) =>
        name.Length == 0 || name[0] == '/' || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal)
        || name.Any(char.IsControl) || name.Split('/').Contains("..");

    /// <summary>Opens every entry and counts what comes out: what the directory says of it is not believed.</summary>
    private static Refusal? Weigh(ZipArchive zip, int length)
    {
        if (zip.Entries.Sum(e => e.CompressedLength) > length)
            return FileRefusals.Swells;
        long total = 0;
        var buffer = new byte[81_920];
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            while (stream.Read(buffer) is > 0 and var read)
            {
                total += read;
                if (total > MostBytes || (total > SmallEnough && total / length > MostTimes))
                    return FileRefusals.Swells;
            }
        }
        return null;
    }

    private static FileKind? Kind(ZipArchive zip)
    {
        if (zip.GetEntry("mimetype") is { } mimetype)
            return Text(mimetype, 100) switch
            {
                "application/vnd.oasis.opendocument.text" => FileKind.Odt,
                "application/vnd.oasis.opendocument.spreadsheet" => FileKind.Ods,
                _ => null,
            };
        if (zip.GetEntry("[Content_Types].xml") is not { } types)
            return null;
        var declared = ContentTypes(types);
        bool Is(string kind, string part) => declared.Any(d => d.Type == $"{Main}{kind}.main+xml" && zip.GetEntry(d.Part.TrimStart('/')) is not null && d.Part.StartsWith(part, StringComparison.OrdinalIgnoreCase));
        return Is("wordprocessingml.document", "/word/") ? FileKind.Docx : Is("spreadsheetml.sheet", "/xl/") ? FileKind.Xlsx : null;
    }

    private static bool HoldsMacros(ZipArchive zip) =>
        zip.Entries.Any(e => e.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase) || e.Name.StartsWith("vbaData", StringComparison.OrdinalIgnoreCase)
            || e.FullName.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || e.FullName.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
            || e.FullName.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase))
        || (zip.GetEntry("[Content_Types].xml") is { } types
            && ContentTypes(types).Any(d => d.Type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || d.Type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)));

    private static List<(string Part, string Type)> ContentTypes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestTypes });
        return [.. XDocument.Load(reader).Root!.Elements().Select(e => ((string?)e.Attribute("PartName") ?? "", (string?)e.Attribute("ContentType") ?? ""))];
    }

    private static string Text(ZipArchiveEntry entry, int most)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        var buffer = new char[most];
        return new string(buffer, 0, reader.ReadBlock(buffer)).TrimEnd();
    }
}
