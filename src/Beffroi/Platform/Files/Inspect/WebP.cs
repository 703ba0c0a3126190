using System.Buffers.Binary;

namespace Beffroi.Platform.Files.Inspect;

/// <summary>Keeps of a WebP the chunks that draw it, byte for byte. Left out: Exif, XMP, unknown chunks, and what follows the image.</summary>
internal static class WebP
{
    private const int Header = 12, HasExifOrXmp = 0x0C;

    private static readonly string[] Kept = ["VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"];

    private static ReadOnlySpan<byte> StartCode => [0x9D, 0x01, 0x2A];

    public static bool Begins(ReadOnlySpan<byte> file) => file.Length > Header && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    public static Outcome<byte[]> Clean(byte[] file)
    {
        var riff = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4));
        if (riff < 4 || riff > file.Length - 8)
            return FileRefusals.Damaged;
        using var clean = new MemoryStream(file.Length);
        clean.Write(file.AsSpan(0, Header));
        var sized = false;
        for (var (at, end) = (Header, (int)riff + 8); at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4));
            if (length > end - at - 8)
                return FileRefusals.Damaged;
            var type = System.Text.Encoding.Latin1.GetString(file, at, 4);
            var padded = Math.Min((int)(length + (length & 1)) + 8, end - at);
            var chunk = file.AsSpan(at, padded);
            if (Size(type, chunk[8..]) is var (width, height))
            {
                if (Pixels.Refuse(width, height) is { } refusal)
                    return refusal;
                sized = true;
            }
            if (Kept.Contains(type))
            {
                var start = (int)clean.Position;
                clean.Write(chunk);
                if (type == "VP8X")
                    clean.GetBuffer()[start + 8] &= unchecked((byte)~HasExifOrXmp);
            }
            at += padded;
        }
        if (!sized)
            return FileRefusals.Damaged;
        var result = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(4), (uint)result.Length - 8);
        return result;
    }

    /// <summary>What a chunk says of the size; null when it is not one to say it; nothing by nothing when it says it badly.</summary>
    private static (long Width, long Height)? Size(string type, ReadOnlySpan<byte> data) => type switch
    {
        "VP8X" => data.Length < 10 ? (0, 0) : (1 + Three(data[4..]), 1 + Three(data[7..])),
        "VP8 " => data.Length < 10 || !data[3..].StartsWith(StartCode)
            ? (0, 0)
            : (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF),
        "VP8L" => data.Length < 5 || data[0] != 0x2F ? (0, 0) : Lossless(BinaryPrimitives.ReadUInt32LittleEndian(data[1..])),
        _ => null,
    };

    private static (long Width, long Height) Lossless(uint bits) => (1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF));

    private static long Three(ReadOnlySpan<byte> data) => data[0] | (data[1] << 8) | (data[2] << 16);
}
