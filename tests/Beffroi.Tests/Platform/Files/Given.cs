using System.IO.Compression;
using System.Text;

namespace Beffroi.Tests.Platform.Files;

/// <summary>Files as people give them, and as people who mean harm do.</summary>
internal static class Given
{
    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", name));

    public static byte[] Pdf(string more = "", string after = "") => Encoding.Latin1.GetBytes(
        $"""
        %PDF-1.7
        1 0 obj << /Type /Catalog /Pages 2 0 R {more} >> endobj
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
        3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >> endobj
        trailer << /Root 1 0 R >>
        %%EOF
        {after}
        """);

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>An archive of these entries, in this order.</summary>
    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, name == "mimetype" ? CompressionLevel.NoCompression : CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        return bytes.ToArray();
    }

    public static byte[] Docx(params (string Name, byte[] Content)[] more) => Office("word/document.xml", "wordprocessingml.document.main+xml", more);

    /// <summary>A document with one main part of that type.</summary>
    public static byte[] Office(string part, string type, params (string Name, byte[] Content)[] more) =>
        Zip([
            ("[Content_Types].xml", Text($"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{type}"/></Types>""")),
            (part, Text("<document/>")), .. more]);

    public static byte[] OpenDocument(string type, params (string Name, byte[] Content)[] more) =>
        Zip([("mimetype", Text($"application/vnd.oasis.opendocument.{type}")), ("content.xml", Text("<office:document-content/>")), .. more]);

    /// <summary>An ODS with that content.</summary>
    public static byte[] OpenDocumentOf(string content) => Zip(("mimetype", Text("application/vnd.oasis.opendocument.spreadsheet")), ("content.xml", Text(content)));

    /// <summary>A PNG whose header says so, around nothing much.</summary>
    public static byte[] Png(uint width, uint height)
    {
        var header = new byte[13];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(header, width);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];

        static byte[] Chunk(string type, byte[] data) => [0, 0, 0, (byte)data.Length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }

    /// <summary>Text of that many bytes that no other test gives.</summary>
    public static byte[] Page(int size, int seed)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        for (var i = 0; i < size; i++)
            bytes[i] = (byte)('a' + (bytes[i] % 26));
        return bytes;
    }
}
