using Beffroi.Platform.Audit;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Store;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Backup;

/// <summary>
/// Copies the database and the files of people into an empty folder while the site runs. Files are copied before the database and after it: one that is removed between the two
/// is in the first copy, one that arrives is in the second, so that every row of the copy finds its bytes.
/// </summary>
internal sealed class BackUp(IDatabaseCopies databases, FilesDb files, IFileStore store, TimeProvider clock)
{
    /// <param name="folder">Empty, or not there yet.</param>
    /// <param name="progress">Files copied.</param>
    /// <param name="cancellation">Of the command.</param>
    /// <exception cref="StartRefusedException">Something cannot be copied: the folder holds no whole backup.</exception>
    public async Task<(Manifest Manifest, AuditFinding Audit)> Make(string folder, IProgress<int> progress, CancellationToken cancellation)
    {
        var begun = clock.GetUtcNow();
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new StartRefusedException($"{folder} is not empty: each backup has a folder of its own.");
        Directory.CreateDirectory(Path.Combine(folder, RestoreBackup.FilesFolder));
        var copied = new HashSet<ContentHash>();
        foreach (var hash in await files.Named(cancellation))
            await CopyFile(hash, mustBeThere: false);
        await using var copy = await databases.Copy(folder, cancellation);
        IReadOnlyList<ContentHash> named = await new FilesDb(copy.Seen).Named(cancellation);
        foreach (var hash in named)
            await CopyFile(hash, mustBeThere: true);
        var audit = await new VerifyAudit(new AuditDb(copy.Seen)).Verify(null, cancellation);
        var manifest = new Manifest(
            Manifest.ThisFormat, begun, databases.Kind, Path.GetFileName(copy.File), await Manifest.HashOf(copy.File, cancellation),
            [.. await copy.Seen.Database.GetAppliedMigrationsAsync(cancellation)], audit.Head.ToString(), [.. named.Select(h => h.ToString()).Order(StringComparer.Ordinal)]);
        await manifest.Write(folder, cancellation);
        return (manifest, audit);

        async Task CopyFile(ContentHash hash, bool mustBeThere)
        {
            if (copied.Contains(hash))
                return;
            await using var content = await store.Open(hash, cancellation);
            if (content is null && !mustBeThere)
                return;
            if (content is null)
                throw new StartRefusedException($"The store has lost the content {hash}, which a file of the database names. Restore it from an earlier backup first.");
            var path = RestoreBackup.PathOf(folder, hash.ToString());
            await using (var to = new FileStream(path, FileMode.CreateNew))
            {
                await content.CopyToAsync(to, cancellation);
                to.Flush(flushToDisk: true);
            }
            if (await Manifest.HashOf(path, cancellation) != hash.ToString())
                throw new StartRefusedException($"The store has other bytes for the content {hash}. Restore it from an earlier backup first.");
            copied.Add(hash);
            progress.Report(copied.Count);
        }
    }
}
