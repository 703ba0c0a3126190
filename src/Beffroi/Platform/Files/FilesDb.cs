using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Files;

internal sealed class FilesDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>
    /// Notes that these bytes are about to be in the store, before they are. From then on they are not swept for <see cref="SweepFiles.Grace"/>.
    /// </summary>
    /// <returns>What is known of them.</returns>
    public async Task<ScanState> Expect(ContentHash hash, long size, DateTimeOffset now, CancellationToken cancellation)
    {
        // Seen by nobody until it is committed, the note would not keep the bytes from being swept.
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A file is received before the transaction of the act, and kept in it.");
        var (id, at) = (hash.ToString(), BeffroiDb.Stored(now));
        var states = await db.Write(
            () => db.Set<FileContent>().FromSql(
                $"""
                INSERT INTO platform_file_content (hash, size, state, given_at) VALUES ({id}, {size}, 'Quarantined', {at})
                ON CONFLICT (hash) DO UPDATE SET given_at = excluded.given_at
                RETURNING *
                """).AsNoTracking().ToListAsync(cancellation),
            cancellation);
        return states[0].State;
    }

    /// <summary>The same for bytes that the application made: they were never in quarantine. Those that someone has given are the same bytes, and leave it.</summary>
    public Task<int> ExpectOwn(ContentHash hash, long size, DateTimeOffset now, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException("A file is put before the transaction of the act, and kept in it.");
        var (id, at) = (hash.ToString(), BeffroiDb.Stored(now));
        return db.Write(
            () => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO platform_file_content (hash, size, state, scanned_at, given_at) VALUES ({id}, {size}, 'Clean', {at}, {at})
                ON CONFLICT (hash) DO UPDATE SET given_at = excluded.given_at, state = 'Clean', scanned_at = excluded.scanned_at
                """,
                cancellation),
            cancellation);
    }

    /// <summary>Adds a file of bytes that were expected, and are in the store.</summary>
    /// <returns>What is known of its bytes.</returns>
    public Task<ScanState> Add(FileEntry f, CancellationToken cancellation) => db.Write(
        async () =>
        {
            var (id, hash, at) = (db.Stored(f.Id.Value), f.Hash.ToString(), BeffroiDb.Stored(f.ReceivedAt));
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO platform_file (id, hash, name, media_type, received_at) VALUES ({id}, {hash}, {f.Name}, {f.MediaType}, {at})", cancellation);
            return await db.Set<FileContent>().Where(c => c.Hash == f.Hash).Select(c => c.State).SingleAsync(cancellation);
        },
        cancellation);

    public async Task<IReadOnlyList<StoredFile>> Find(IReadOnlyCollection<FileId> ids, CancellationToken cancellation) =>
        await (from f in db.Set<FileEntry>()
               join c in db.Set<FileContent>() on f.Hash equals c.Hash
               where ids.Contains(f.Id)
               orderby f.ReceivedAt, f.Id
               select new StoredFile(f.Id, f.Name, f.MediaType, c.Size, f.Hash, f.ReceivedAt, c.State)).ToListAsync(cancellation);

    public Task<int> Remove(FileId id, CancellationToken cancellation) =>
        db.Write(() => db.Set<FileEntry>().Where(f => f.Id == id).ExecuteDeleteAsync(cancellation), cancellation);

    /// <returns>Null when nothing is known of these bytes.</returns>
    public async Task<ScanState?> StateOf(ContentHash hash, CancellationToken cancellation) =>
        await db.Set<FileContent>().Where(c => c.Hash == hash).Select(c => (ScanState?)c.State).SingleOrDefaultAsync(cancellation);

    public Task<int> Settle(ContentHash hash, ScanState state, DateTimeOffset now, CancellationToken cancellation) => db.Write(
        () => db.Set<FileContent>().Where(c => c.Hash == hash && c.State == ScanState.Quarantined)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.State, state).SetProperty(x => x.ScannedAt, now), cancellation),
        cancellation);

    /// <summary>Bytes that a file names and that the store keeps: all but what clamd took out.</summary>
    public async Task<IReadOnlyList<ContentHash>> Named(CancellationToken cancellation) =>
        await db.Set<FileContent>().Where(c => c.State != ScanState.Infected && db.Set<FileEntry>().Any(f => f.Hash == c.Hash)).Select(c => c.Hash).ToListAsync(cancellation);

    /// <summary>Files that nobody has checked yet.</summary>
    public async Task<IReadOnlyList<(FileId File, ContentHash Hash)>> InQuarantine(CancellationToken cancellation)
    {
        var files = await (from f in db.Set<FileEntry>()
                           join c in db.Set<FileContent>() on f.Hash equals c.Hash
                           where c.State == ScanState.Quarantined
                           orderby f.Id
                           select new { f.Id, f.Hash }).ToListAsync(cancellation);
        return [.. files.Select(f => (f.Id, f.Hash))];
    }

    /// <summary>Bytes that no file names, and that nobody gave since that instant.</summary>
    public async Task<IReadOnlyList<ContentHash>> Orphans(DateTimeOffset givenBefore, CancellationToken cancellation) =>
        await Orphaned(givenBefore).OrderBy(c => c.GivenAt).Select(c => c.Hash).ToListAsync(cancellation);

    /// <summary>
    /// Forgets such bytes while <paramref name="remove"/> takes them out of the store. Who gives them again at that moment waits until both are done: the row stands for
    /// the bytes, and the transaction holds it.
    /// </summary>
    public Task<bool> Forget(ContentHash hash, DateTimeOffset givenBefore, Func<Task> remove, CancellationToken cancellation) => db.Write(
        async () =>
        {
            if (await Orphaned(givenBefore).Where(c => c.Hash == hash).ExecuteDeleteAsync(cancellation) == 0)
                return false;
            await remove();
            return true;
        },
        cancellation);

    private IQueryable<FileContent> Orphaned(DateTimeOffset givenBefore) =>
        db.Set<FileContent>().Where(c => c.GivenAt < givenBefore && !db.Set<FileEntry>().Any(f => f.Hash == c.Hash));
}
