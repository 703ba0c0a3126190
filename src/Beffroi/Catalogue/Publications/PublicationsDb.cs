using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Catalogue.Publications;

internal sealed class PublicationsDb(BeffroiDb db)
{
    public async Task<Publication?> Find(string region, string hash, CancellationToken cancellation = default) =>
        await db.Set<Publication>().AsNoTracking().SingleOrDefaultAsync(p => p.Region == region && p.Hash == hash, cancellation);

    /// <summary>The catalogue served last.</summary>
    public async Task<Publication?> Latest(string region, CancellationToken cancellation = default) =>
        await db.Set<Publication>().AsNoTracking().Where(p => p.Region == region)
            .OrderByDescending(p => p.PublishedAt).FirstOrDefaultAsync(cancellation);

    /// <summary>Every catalogue of the Region of which it was kept what its schemes said, in the order of their publication.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset PublishedAt, string Content)>> Kept(string region, CancellationToken cancellation = default) =>
        [.. (await db.Set<Publication>().AsNoTracking().Where(p => p.Region == region && p.Content != null).OrderBy(p => p.PublishedAt)
            .Select(p => new { p.PublishedAt, p.Content }).ToListAsync(cancellation)).Select(p => (p.PublishedAt, p.Content!))];

    /// <summary>Keeps the publication unless its Region and hash are known already: two nodes may start at once. One that was kept without its content gets it.</summary>
    /// <returns>Whether anything was kept.</returns>
    public async Task<bool> Keep(Publication p, CancellationToken cancellation = default) =>
        await db.Write(
            () => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO catalogue_publication (id, hash, region, published_at, scheme_count, content)
                VALUES ({db.Stored(p.Id)}, {p.Hash}, {p.Region}, {BeffroiDb.Stored(p.PublishedAt)}, {p.SchemeCount}, {p.Content})
                ON CONFLICT (region, hash) DO UPDATE SET content = excluded.content WHERE catalogue_publication.content IS NULL AND excluded.content IS NOT NULL
                """,
                cancellation),
            cancellation) > 0;
}
