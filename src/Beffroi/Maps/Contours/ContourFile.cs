using System.Text.Json;
using Beffroi.Rules;

namespace Beffroi.Maps.Contours;

/// <summary>
/// Reads the features of a GeoJSON one at a time, whatever its size: only one feature is in memory. What is not GeoJSON, is cut, is too long, or says another
/// projection than CRS84 is refused with a <see cref="ContourRefusedException"/>.
/// </summary>
internal sealed class ContourFile(Stream stream)
{
    /// <summary>In bytes, unpacked.</summary>
    public const long LargestFile = 200L * 1024 * 1024;

    /// <summary>In bytes: no territory of France is drawn with as much, and it is what one file may take of the memory.</summary>
    private const int LargestFeature = 32 * 1024 * 1024;

    private const int FirstBuffer = 64 * 1024;

    private byte[] buffer = new byte[FirstBuffer];
    private int filled;
    private long total;
    private JsonReaderState state = new(new() { MaxDepth = 64 });
    private Phase phase = Phase.Root;
    private bool hasFeatures;

    private enum Phase { Root, Members, Features, End }

    public async IAsyncEnumerable<JsonElement> Features([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Fill(cancellation);
        SkipByteOrderMark();
        while (phase != Phase.End)
        {
            if (Advance() is { } feature)
                yield return feature;
            else if (phase != Phase.End && !await Fill(cancellation))
                throw new ContourRefusedException(total == 0 ? ContourRefusals.Empty : ContourRefusals.Truncated);
        }
        if (!hasFeatures)
            throw new ContourRefusedException(ContourRefusals.NotGeoJson);
    }

    /// <summary>Goes to the next feature; null: the end, or more must be read.</summary>
    private JsonElement? Advance()
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(0, filled), isFinalBlock: false, state);
        var read = reader;
        try
        {
            while (phase != Phase.End && Step(ref reader, out var feature))
            {
                read = reader;
                if (feature is not null)
                    return feature;
            }
            return null;
        }
        // A name such as "\ud800" is JSON and no Unicode: it is read as the wrong operation.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ContourRefusedException(ContourRefusals.NotJson);
        }
        finally
        {
            // What was understood is dropped; the rest waits for more.
            state = read.CurrentState;
            Drop((int)read.BytesConsumed);
        }
    }

    /// <summary>False: more must be read before anything can be said.</summary>
    private bool Step(ref Utf8JsonReader reader, out JsonElement? feature)
    {
        feature = null;
        if (!reader.Read())
            return false;
        switch (phase, reader.TokenType)
        {
            case (Phase.Root, JsonTokenType.StartObject):
            case (Phase.Features, JsonTokenType.EndArray):
                phase = Phase.Members;
                return true;
            case (Phase.Members, JsonTokenType.EndObject):
                phase = Phase.End;
                return true;
            case (Phase.Members, JsonTokenType.PropertyName):
                return Member(ref reader);
            case (Phase.Features, JsonTokenType.StartObject):
                if (!JsonDocument.TryParseValue(ref reader, out var document))
                    return false;
                using (document)
                    feature = document.RootElement.Clone();
                return true;
            default:
                throw new ContourRefusedException(ContourRefusals.NotGeoJson);
        }
    }

    private bool Member(ref Utf8JsonReader reader)
    {
        var name = reader.GetString();
        if (name == "features")
        {
            if (!reader.Read())
                return false;
            if (reader.TokenType is not JsonTokenType.StartArray)
                throw new ContourRefusedException(ContourRefusals.NotGeoJson);
            (phase, hasFeatures) = (Phase.Features, true);
            return true;
        }
        if (!reader.Read() || !JsonDocument.TryParseValue(ref reader, out var value))
            return false;
        using (value)
            Check(name, value.RootElement);
        return true;
    }

    private static void Check(string? name, JsonElement value)
    {
        if (name == "type" && !(value.ValueKind is JsonValueKind.String && JsonText.Of(value) == "FeatureCollection"))
            throw new ContourRefusedException(ContourRefusals.NotGeoJson);
        if (name != "crs" || value.ValueKind is JsonValueKind.Null)
            return;
        var named = value.ValueKind is JsonValueKind.Object && value.TryGetProperty("properties", out var p) && p.ValueKind is JsonValueKind.Object
            && p.TryGetProperty("name", out var n) && n.ValueKind is JsonValueKind.String ? JsonText.Of(n) : "sans nom";
        if (!named.EndsWith("CRS84", StringComparison.OrdinalIgnoreCase))
            throw new ContourRefusedException(ContourRefusals.Reference(named.Length > 80 ? named[..80] : named));
    }

    /// <summary>Fills the buffer, larger when it is full; false: there is nothing more.</summary>
    private async Task<bool> Fill(CancellationToken cancellation)
    {
        if (filled >= LargestFeature)
            throw new ContourRefusedException(ContourRefusals.FeatureTooLarge);
        if (filled == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var before = filled;
        while (filled < buffer.Length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(filled), cancellation);
            if (count == 0)
                break;
            filled += count;
            total += count;
            if (total > LargestFile)
                throw new ContourRefusedException(ContourRefusals.TooLarge);
        }
        return filled > before;
    }

    private void SkipByteOrderMark()
    {
        if (buffer.AsSpan(0, filled).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            Drop(3);
    }

    private void Drop(int count)
    {
        filled -= count;
        buffer.AsSpan(count, filled).CopyTo(buffer);
    }
}
