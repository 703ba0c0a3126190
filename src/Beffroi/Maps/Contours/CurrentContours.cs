using Beffroi.Maps.Drawing;
using Beffroi.Platform;
using Beffroi.Platform.Jobs;
using NetTopologySuite.Geometries;

namespace Beffroi.Maps.Contours;

/// <summary>
/// The contours in use, in memory: pages ask nothing of the database for them. They are looked at again at each wake-up, since another process, or another node,
/// imports them.
/// </summary>
internal sealed class CurrentContours
{
    /// <summary>Null: none were imported.</summary>
    public DrawnContours? Drawn { get; private set; }

    /// <summary>A point for each commune, by its code; empty: none were imported.</summary>
    public IReadOnlyDictionary<string, Point> Communes { get; private set; } = new Dictionary<string, Point>();

    private string communesHash = "";

    public async Task Refresh(ContoursDb db, CancellationToken cancellation)
    {
        var hashes = await db.Hashes(cancellation);
        if (hashes.TryGetValue(LayerKind.Intermunicipalities, out var drawn) && drawn != Drawn?.Hash
            && await db.Find(LayerKind.Intermunicipalities, cancellation) is { Content: { } shapes } layer)
            Drawn = DrawnContours.From(layer, await PackedContours.Unpack(shapes, cancellation));
        if (hashes.TryGetValue(LayerKind.Municipalities, out var points) && points != communesHash
            && await db.Find(LayerKind.Municipalities, cancellation) is { Content: { } places } communes)
        {
            var read = await PackedContours.Unpack(places, cancellation);
            (Communes, communesHash) = (read.ToDictionary(p => p.Key, p => (Point)p.Value, StringComparer.Ordinal), communes.Hash);
        }
    }
}

/// <param name="Hash">Of the layer that it was drawn from.</param>
/// <param name="Source">Where that came from.</param>
/// <param name="ImportedAt">When it came.</param>
/// <param name="Centres">Longitude and latitude of a point inside each territory.</param>
internal sealed record DrawnContours(
    string Hash, string Source, DateTimeOffset ImportedAt, IReadOnlyDictionary<string, Point> Centres, MapDrawing Drawing)
{
    public static DrawnContours From(ContourLayer layer, IReadOnlyDictionary<string, Geometry> territories)
    {
        var centres = territories.ToDictionary(t => t.Key, t => ContourGeometry.Centre(t.Value), StringComparer.Ordinal);
        return new(layer.Hash, layer.Source, layer.ImportedAt, centres, DrawContours.Draw(territories, centres));
    }
}

/// <summary>Before the first request, then again and again.</summary>
internal sealed class RefreshContours(CurrentContours current, ContoursDb db) : IRecurringWork, IStartStep
{
    public Task Run(CancellationToken cancellation) => current.Refresh(db, cancellation);
}
