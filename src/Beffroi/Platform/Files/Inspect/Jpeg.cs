using System.Buffers.Binary;

namespace Beffroi.Platform.Files.Inspect;

/// <summary>
/// Keeps of a JPEG its image and its colours, byte for byte, and which side is up. Left out: position, device, date, comments, thumbnails, and what phones put after the image.
/// </summary>
internal static class Jpeg
{
    private const byte StartOfScan = 0xDA, End = 0xD9, Start = 0xD8, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    private const int OrientationTag = 0x0112, MostTags = 500;

    public static ReadOnlySpan<byte> Signature => [0xFF, Start, 0xFF];

    public static Outcome<byte[]> Clean(byte[] file)
    {
        var kept = new List<Range>();
        var (at, up, sized) = (2, 1, false);
        while (true)
        {
            while (at + 1 < file.Length && file[at] == 0xFF && file[at + 1] == 0xFF)
                at++;
            if (at + 1 >= file.Length || file[at] != 0xFF)
                return FileRefusals.Damaged;
            var marker = file[at + 1];
            if (marker == End)
                return sized ? Compose(file, kept, up) : FileRefusals.Damaged;
            if (at + 4 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)) is not (>= 2 and var length) || at + 2 + length > file.Length)
                return FileRefusals.Damaged;
            var segment = file.AsSpan(at + 4, length - 2);
            if (IsFrame(marker))
            {
                if (segment.Length < 5)
                    return FileRefusals.Damaged;
                if (Pixels.Refuse(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..])) is { } refusal)
                    return refusal;
                sized = true;
            }
            if (marker == App1 && segment.StartsWith("Exif\0\0"u8))
                up = Orientation(segment[6..]);
            var end = at + 2 + length;
            if (marker == StartOfScan)
                end = AfterScan(file, end);
            if (IsKept(marker, segment))
                kept.Add(at..end);
            at = end;
        }
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static bool IsKept(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App0 => segment.StartsWith("JFIF\0"u8),
        App2 => segment.StartsWith("ICC_PROFILE\0"u8),
        App14 => segment.StartsWith("Adobe"u8),
        > App0 and <= App15 or Comment => false,
        _ => true,
    };

    /// <summary>Where the entropy-coded bytes end: at a marker that is neither an escaped FF nor a restart.</summary>
    private static int AfterScan(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            if (file[at..].IndexOf((byte)0xFF) is not (>= 0 and var next))
                return file.Length;
            at += next;
            if (at + 1 < file.Length && file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
                return at;
            at += at + 1 < file.Length && file[at + 1] == 0xFF ? 1 : 2;
        }
        return file.Length;
    }

    private static byte[] Compose(ReadOnlySpan<byte> file, List<Range> kept, int up)
    {
        using var clean = new MemoryStream(file.Length);
        clean.Write([0xFF, Start]);
        var afterJfif = kept.Count > 0 && file[kept[0]][1] == App0 ? 1 : 0;
        for (var i = 0; i <= kept.Count; i++)
        {
            if (i == afterJfif && up is > 1 and <= 8)
                clean.Write(OnlyOrientation((byte)up));
            if (i < kept.Count)
                clean.Write(file[kept[i]]);
        }
        clean.Write([0xFF, End]);
        return clean.ToArray();
    }

    /// <summary>An Exif segment that says which side is up, and nothing else.</summary>
    private static byte[] OnlyOrientation(byte up) =>
    [
        0xFF, App1, 0, 34, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, OrientationTag >> 8, OrientationTag & 0xFF, 0, 3, 0, 0, 0, 1, 0, up, 0, 0, 0, 0, 0, 0,
    ];

    /// <returns>1 (as it is) when nothing readable says otherwise.</returns>
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 10 || !(tiff.StartsWith("MM\0*"u8) || tiff.StartsWith("II*\0"u8)))
            return 1;
        var big = tiff[0] == 'M';
        var first = big ? BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]);
        if (first > tiff.Length - 2)
            return 1;
        var directory = tiff[(int)first..];
        var tags = Math.Min(Short(directory), MostTags);
        for (var i = 0; i < tags && (i * 12) + 14 <= directory.Length; i++)
        {
            var tag = directory.Slice((i * 12) + 2, 12);
            if (Short(tag) == OrientationTag)
                return Short(tag[8..]) is >= 1 and <= 8 and var up ? up : 1;
        }
        return 1;

        int Short(ReadOnlySpan<byte> from) => big ? BinaryPrimitives.ReadUInt16BigEndian(from) : BinaryPrimitives.ReadUInt16LittleEndian(from);
    }
}
