using System.Security.Cryptography;
using Beffroi.Platform;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Maps.Contours;

/// <summary>
/// Reads a GeoJSON and puts it in the place of what was there. Refused, interrupted or killed, it changes nothing: the row is replaced at the end, in one
/// transaction.
/// </summary>
internal sealed class ImportContours(
    ContoursSource sources, ContoursDb db, SchemeCatalogue catalogue, FrenchTerritories territories, TimeProvider clock)
{
    /// <param name="source">A path, or an http address.</param>
    public async Task<Outcome<ContourLayer>> Import(string source, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(ContoursSource.Patience);
        try
        {
            await using var stream = await sources.Open(source, patience.Token);
            var (kind, read) = await new ContourReading(territories, catalogue.Region.InseeCode).Read(stream, patience.Token);
            var content = PackedContours.Pack(read);
            var layer = new ContourLayer
            {
                Kind = kind,
                Source = Shown(source),
                ImportedAt = clock.GetUtcNow(),
                Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
                Count = read.Count,
                Content = content,
            };
            await db.Replace(layer, cancellation);
            return layer;
        }
        catch (ContourRefusedException refused)
        {
            return refused.Refusal;
        }
        // The connection is cut, the disk fails, or what came packed cannot be unpacked: it is not the whole file.
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            return ContourRefusals.Truncated;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return ContourRefusals.Slow;
        }
    }

    /// <summary>What is told of the origin: an address without its query, which may hold a key; the name of a file, not its folder.</summary>
    private static string Shown(string source)
    {
        var shown = ContoursSource.AddressOf(source) is { } address ? address.GetLeftPart(UriPartial.Path) : Path.GetFileName(source);
        return shown.Length > ContourLayerMapping.LongestSource ? shown[..ContourLayerMapping.LongestSource] : shown;
    }
}
