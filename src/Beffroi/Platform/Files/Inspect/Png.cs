using System.Buffers.Binary;

namespace Beffroi.Platform.Files.Inspect;

/// <summary>Keeps of a PNG the chunks that draw it, byte for byte. Left out: Exif, texts, dates, unknown chunks, and what follows the image.</summary>
internal static class Png
{
    private const int Frame = 12, HeaderLength = 13;

    private static readonly string[] Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT", "acTL", "fcTL", "fdAT",
    ];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    public static Outcome<byte[]> Clean(byte[] file)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write(Signature);
        var drawn = false;
        for (var at = Signature.Length; at + Frame <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - Frame)
                return FileRefusals.Damaged;
            var chunk = file.AsSpan(at, (int)length + Frame);
            var type = System.Text.Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if (at == Signature.Length)
            {
                if (type != "IHDR" || length != HeaderLength)
                    return FileRefusals.Damaged;
                if (Pixels.Refuse(BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]), BinaryPrimitives.ReadUInt32BigEndian(chunk[12..])) is { } refusal)
                    return refusal;
            }
            drawn |= type == "IDAT";
            if (Kept.Contains(type))
                clean.Write(chunk);
            else if (char.IsAsciiLetterUpper(type[0]))
                return FileRefusals.Damaged;
            if (type == "IEND")
                return drawn ? clean.ToArray() : FileRefusals.Damaged;
            at += chunk.Length;
        }
        return FileRefusals.Damaged;
    }
}
