using System.Buffers.Binary;

namespace Beffroi.Platform.Files.Inspect;

/// <summary>
/// A photo as phones keep it (HEIC). Everything in it is found by its offset, so nothing is moved: Exif and XMP are overwritten where they stand, as is whatever is
/// neither image nor its description. Which side is up is not in Exif here.
/// </summary>
internal static class Heif
{
    private const int MostItems = 20_000;

    private static readonly string[] Brands = ["heic", "heix", "heim", "heis", "hevc", "hevx"], Drawing = ["ftyp", "meta", "mdat", "free", "skip", "wide"];

    /// <summary>A TIFF without any tag, behind the four bytes that say where it begins.</summary>
    private static readonly byte[] NoExif = [0, 0, 0, 0, .. "II*\0"u8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static bool Begins(ReadOnlySpan<byte> file)
    {
        if (file.Length < 16 || !file[4..].StartsWith("ftyp"u8) || BinaryPrimitives.ReadUInt32BigEndian(file) is not (>= 16 and var length) || length > file.Length)
            return false;
        var brands = file[8..(int)length];
        for (var at = 0; at + 4 <= brands.Length; at += 4)
            if (at != 4 && Brands.Contains(System.Text.Encoding.Latin1.GetString(brands.Slice(at, 4))))
                return true;
        return false;
    }

    public static Outcome<byte[]> Clean(byte[] file)
    {
        var clean = (byte[])file.Clone();
        Box? meta = null;
        var (end, image) = (0, false);
        foreach (var box in Box.In(file, 0, file.Length))
        {
            end = box.End;
            image |= box.Type == "mdat";
            if (box.Type == "meta")
                meta ??= box;
            else if (!Drawing.Contains(box.Type))
                Free(clean, box);
        }
        if (meta is not { } described || !image)
            return FileRefusals.Damaged;
        try
        {
            if (Sizes(file, described) is { } refusal)
                return refusal;
            return Wipe(file, described, clean) ? clean.AsSpan(0, end).ToArray() : FileRefusals.Damaged;
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            // A table that points out of the file.
            return FileRefusals.Damaged;
        }
    }

    /// <summary>Names it « free » and empties it: players of the video that some phones hide there find nothing.</summary>
    private static void Free(byte[] clean, Box box)
    {
        "free"u8.CopyTo(clean.AsSpan(box.Start + 4));
        clean.AsSpan(box.Data..box.End).Clear();
    }

    /// <summary>Every size that a part of the image has; the whole one is among them.</summary>
    private static Refusal? Sizes(byte[] file, Box meta)
    {
        var sizes = Box.In(file, meta.Data + 4, meta.End).Where(b => b.Type == "iprp")
            .SelectMany(b => Box.In(file, b.Data, b.End)).Where(b => b.Type == "ipco")
            .SelectMany(b => Box.In(file, b.Data, b.End)).Where(b => b.Type == "ispe").ToList();
        if (sizes.Count == 0)
            return FileRefusals.Damaged;
        return sizes.Select(b => Pixels.Refuse(Reading.Uint(file, b.Data + 4, 4), Reading.Uint(file, b.Data + 8, 4))).FirstOrDefault(r => r is not null);
    }

    /// <summary>False when what must be overwritten cannot be found.</summary>
    private static bool Wipe(byte[] file, Box meta, byte[] clean)
    {
        var boxes = Box.In(file, meta.Data + 4, meta.End).ToList();
        var told = boxes.Where(b => b.Type == "iinf").SelectMany(b => Items(file, b)).Where(i => i.Type is "Exif" or "mime").ToDictionary(i => i.Id, i => i.Type);
        if (told.Count == 0)
            return true;
        var inside = boxes.Where(b => b.Type == "idat").Select(b => (Box?)b).FirstOrDefault();
        var wiped = new HashSet<long>();
        foreach (var (item, method, extents) in boxes.Where(b => b.Type == "iloc").SelectMany(b => Places(file, b)).Where(p => told.ContainsKey(p.Item)))
        {
            if (method > 1 || (method == 1 && inside is null))
                return false;
            var first = true;
            foreach (var (offset, length) in extents)
            {
                var span = clean.AsSpan(checked((int)(offset + (method == 1 ? inside!.Value.Data : 0))), checked((int)length));
                span.Clear();
                if (first && told[item] == "Exif" && length >= NoExif.Length)
                    NoExif.CopyTo(span);
                first = false;
            }
            wiped.Add(item);
        }
        return wiped.Count == told.Count;
    }

    private static IEnumerable<(long Id, string Type)> Items(byte[] file, Box iinf)
    {
        foreach (var entry in Box.In(file, iinf.Data + (file[iinf.Data] == 0 ? 6 : 8), iinf.End).Where(b => b.Type == "infe"))
        {
            var wide = file[entry.Data] >= 3 ? 4 : 2;
            yield return (Reading.Uint(file, entry.Data + 4, wide), System.Text.Encoding.Latin1.GetString(file, entry.Data + 4 + wide + 2, 4));
        }
    }

    private static IEnumerable<(long Item, int Method, IReadOnlyList<(long Offset, long Length)> Extents)> Places(byte[] file, Box iloc)
    {
        var version = file[iloc.Data];
        var reading = new Reading(file, iloc.Data + 4);
        var sizes = (int)reading.Next(2);
        var (offsetSize, lengthSize, baseSize, indexSize) = (sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version == 0 ? 0 : sizes & 15);
        var items = reading.Next(version < 2 ? 2 : 4);
        for (var i = 0; i < items && i < MostItems; i++)
        {
            var item = reading.Next(version < 2 ? 2 : 4);
            var method = version == 0 ? 0 : (int)reading.Next(2) & 15;
            reading.Next(2);
            var from = reading.Next(baseSize);
            var extents = new List<(long, long)>();
            for (var left = reading.Next(2); left > 0; left--)
            {
                reading.Next(indexSize);
                extents.Add((checked(from + reading.Next(offsetSize)), reading.Next(lengthSize)));
            }
            yield return (item, method, extents);
        }
    }
}

/// <summary>A box of the ISO base media format: where it starts, where its data does, where it ends.</summary>
internal readonly record struct Box(string Type, int Start, int Data, int End)
{
    /// <summary>Those that follow each other there, as far as they can be read.</summary>
    public static IEnumerable<Box> In(byte[] file, int from, int to)
    {
        for (var at = from; at >= 0 && at + 8 <= to;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var header = 8;
            if (length == 1 && at + 16 <= to)
                (length, header) = (BinaryPrimitives.ReadInt64BigEndian(file.AsSpan(at + 8)), 16);
            else if (length == 0)
                length = to - at;
            if (length < header || length > to - at)
                yield break;
            yield return new(System.Text.Encoding.Latin1.GetString(file, at + 4, 4), at, at + header, at + (int)length);
            at += (int)length;
        }
    }
}

/// <summary>Reads numbers of 0 to 8 bytes, the first byte the heaviest.</summary>
/// <exception cref="ArgumentOutOfRangeException">Out of the file.</exception>
internal sealed class Reading(byte[] file, int from)
{
    private int at = from;

    public long Next(int bytes)
    {
        var value = Uint(file, at, bytes);
        at += bytes;
        return value;
    }

    public static long Uint(byte[] file, int at, int bytes)
    {
        long value = 0;
        foreach (var one in file.AsSpan(at, bytes))
            value = checked((value * 256) + one);
        return value;
    }
}
