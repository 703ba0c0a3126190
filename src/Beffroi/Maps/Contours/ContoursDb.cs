using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Maps.Contours;

internal sealed class ContoursDb(BeffroiDb db)
{
    /// <summary>The hash of each layer that has a content, without the content.</summary>
    public async Task<IReadOnlyDictionary<LayerKind, string>> Hashes(CancellationToken cancellation) =>
        await db.Set<ContourLayer>().Where(l => l.Hash != "").ToDictionaryAsync(l => l.Kind, l => l.Hash, cancellation);

    public async Task<ContourLayer?> Find(LayerKind kind, CancellationToken cancellation) =>
        await db.Set<ContourLayer>().AsNoTracking().SingleOrDefaultAsync(l => l.Kind == kind, cancellation);

    /// <summary>Puts the layer in the place of the one before, whole or not at all.</summary>
    public async Task Replace(ContourLayer layer, CancellationToken cancellation) =>
        await db.Write(
            async () =>
            {
                await db.Set<ContourLayer>().Where(l => l.Kind == layer.Kind).ExecuteDeleteAsync(cancellation);
                db.Add(layer);
                return await db.SaveChangesAsync(cancellation);
            },
            cancellation);

    /// <summary>Notes that a first try begins.</summary>
    /// <returns>False: it was made before, here or by another node, or somebody has imported since.</returns>
    public async Task<bool> BeginFirstTry(string source, DateTimeOffset now, CancellationToken cancellation)
    {
        const int none = 0;
        var kind = nameof(LayerKind.Intermunicipalities);
        return await db.Write(
            () => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO maps_contour_layer (kind, source, imported_at, hash, count, refusal)
                VALUES ({kind}, {source}, {BeffroiDb.Stored(now)}, '', {none}, '')
                ON CONFLICT (kind) DO NOTHING
                """,
                cancellation),
            cancellation) > 0;
    }

    public async Task EndFirstTry(string refusal, CancellationToken cancellation) =>
        await db.Write(
            () => db.Set<ContourLayer>().Where(l => l.Kind == LayerKind.Intermunicipalities && l.Hash == "")
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.Refusal, refusal), cancellation),
            cancellation);
}
