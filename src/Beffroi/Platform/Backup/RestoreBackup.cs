using Beffroi.Platform.Audit;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Store;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Backup;

/// <summary>
/// Puts a backup in the place of an empty database. Every hash is checked before anything is written; the files come first, the database last, so that a restore that was
/// killed left no site that could start: it is begun again.
/// </summary>
internal sealed class RestoreBackup(IDatabaseCopies databases, BeffroiDb db, VerifyAudit audit, IFileStore store)
{
    public const string FilesFolder = "files";

    public static string PathOf(string folder, string hash) => Path.Combine(folder, FilesFolder, hash);

    /// <param name="folder">Of the backup.</param>
    /// <param name="progress">Files put back.</param>
    /// <param name="cancellation">Of the command.</param>
    /// <returns>What the chain says, read again where it was put.</returns>
    /// <exception cref="StartRefusedException">The target is not empty, or the backup is not whole.</exception>
    public async Task<(Manifest Manifest, AuditFinding Audit)> Restore(string folder, IProgress<int> progress, CancellationToken cancellation)
    {
        var manifest = await Manifest.Read(folder, cancellation);
        if (manifest.Kind != databases.Kind)
            throw new StartRefusedException($"The backup is of {manifest.Kind}, the settings name {databases.Kind}. A backup is restored on the database that it is of.");
        if (manifest.Migrations.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
            throw new StartRefusedException($"The backup was made by a later Beffroi ({unknown}): restore it with that one.");
        await databases.RefuseUnlessEmpty(cancellation);
        await Check(folder, manifest, cancellation);
        var count = 0;
        foreach (var hash in manifest.Files)
        {
            await store.Put(ContentHash.Parse(hash), await File.ReadAllBytesAsync(PathOf(folder, hash), cancellation), cancellation);
            progress.Report(++count);
        }
        await databases.PutBack(Path.Combine(folder, manifest.Database), cancellation);
        return (manifest, await audit.Verify(AuditMark.Parse(manifest.AuditHead), cancellation));
    }

    private static async Task Check(string folder, Manifest manifest, CancellationToken cancellation)
    {
        var problems = new List<string>();
        await Compare(Path.Combine(folder, manifest.Database), manifest.DatabaseHash);
        foreach (var hash in manifest.Files)
            await Compare(PathOf(folder, hash), hash);
        if (problems.Count > 0)
            throw new StartRefusedException(string.Join('\n', problems));

        async Task Compare(string file, string hash)
        {
            if (!File.Exists(file))
                problems.Add($"{file} is missing.");
            else if (await Manifest.HashOf(file, cancellation) != hash)
                problems.Add($"{file} was altered: its SHA-256 is not {hash}.");
        }
    }
}
