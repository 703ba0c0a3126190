using System.Text.Unicode;

namespace Beffroi.Platform.Files.Inspect;

/// <summary>What a file is, by its bytes, and its bytes as they are to be kept.</summary>
internal sealed record Inspected(FileKind Kind, string Name, byte[] Content);

/// <summary>
/// Decides what a file is by its content, and refuses what its name or its device contradicts, what is also something else, and what would harm who opens it. Pure: no
/// store, no clock. Bytes of any kind are answered, never thrown at.
/// </summary>
internal static class InspectFile
{
    public static Outcome<Inspected> Of(string? givenName, string? declaredType, byte[] content)
    {
        if (content.Length == 0)
            return FileRefusals.Empty;
        var name = FileName.Safe(givenName);
        var extension = Path.GetExtension(name);
        if (extension.Length > 0 && !FileKind.IsKnown(extension))
            return FileRefusals.UnknownKind;
        if (Sniff(content, extension) is not { } sniffed)
            return FileKind.Csv.Extensions.Contains(extension) || FileKind.Text.Extensions.Contains(extension) ? FileRefusals.NotUtf8 : FileRefusals.UnknownKind;
        var read = sniffed(content);
        if (!read.Succeeded)
            return read.Refusal;
        var (kind, kept) = read.Value;
        if (extension.Length > 0 && !kind.Extensions.Contains(extension))
            return FileRefusals.WrongName;
        if (!kind.Agrees(declaredType))
            return FileRefusals.WrongType;
        return new Inspected(kind, extension.Length > 0 ? name : name + kind.Extensions[0], kept);
    }

    /// <summary>Who reads what begins like that; null: nobody here.</summary>
    private static Func<byte[], Outcome<Known>>? Sniff(ReadOnlySpan<byte> content, string extension)
    {
        if (content.StartsWith("%PDF-"u8))
            return Pdf.Read;
        if (content.StartsWith(Jpeg.Signature))
            return bytes => Picture(FileKind.Jpeg, bytes, Jpeg.Clean);
        if (content.StartsWith(Png.Signature))
            return bytes => Picture(FileKind.Png, bytes, Png.Clean);
        if (WebP.Begins(content))
            return bytes => Picture(FileKind.WebP, bytes, WebP.Clean);
        if (Heif.Begins(content))
            return bytes => Picture(FileKind.Heif, bytes, Heif.Clean);
        if (content.StartsWith("PK\x03\x04"u8))
            return OfficeDocument.Read;
        if (Utf8.IsValid(content) && content.IndexOfAnyInRange((byte)0, (byte)8) < 0 && content.IndexOfAnyInRange((byte)14, (byte)31) < 0)
            return bytes => Text(bytes, extension);
        return null;
    }

    private static Outcome<Known> Picture(FileKind kind, byte[] content, Func<byte[], Outcome<byte[]>> clean)
    {
        if (Disguise.IsZip(content) || Disguise.HoldsMarkup(content) || Disguise.BeginsAsPdf(content))
            return FileRefusals.Disguised;
        var cleaned = clean(content);
        return cleaned.Succeeded ? new Known(kind, cleaned.Value) : cleaned.Refusal;
    }

    /// <summary>A page or a drawing of the web is text too: what begins with a tag is not received.</summary>
    private static Outcome<Known> Text(byte[] content, string extension)
    {
        ReadOnlySpan<byte> bom = [0xEF, 0xBB, 0xBF];
        var text = content.AsSpan();
        if (text.StartsWith(bom))
            text = text[bom.Length..];
        if (text.TrimStart(" \t\r\n\f"u8) is [(byte)'<', ..] || Disguise.HoldsMarkup(text[..Math.Min(text.Length, 1024)]))
            return FileRefusals.Disguised;
        return new Known(FileKind.Csv.Extensions.Contains(extension) ? FileKind.Csv : FileKind.Text, content);
    }
}

/// <summary>A kind that was recognised, with the bytes to keep.</summary>
internal sealed record Known(FileKind Kind, byte[] Content);
