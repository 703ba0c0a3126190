using Beffroi.Platform.Configuration;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Database;

/// <summary>Brings the database to the model's schema, or says that it is behind.</summary>
internal sealed class Schema(BeffroiDb db, PlatformOptions options, TimeProvider clock) : IStartStep
{
    /// <summary>
    /// Migrates on SQLite and in demonstration mode. Elsewhere several nodes may be running: a schema that is behind refuses
    /// the start, and whoever runs them chooses the moment.
    /// </summary>
    public async Task Run(CancellationToken cancellation)
    {
        if (!options.OnPostgres || options.Demonstration)
        {
            await Migrate(cancellation);
            return;
        }
        var pending = await Pending(cancellation);
        if (pending.Count > 0)
            throw new StartRefusedException(
                $"The schema of the database is behind by {pending.Count} migration(s): {string.Join(", ", pending)}. Run ./beffroi migrate.");
    }

    /// <returns>The migrations that were applied; none when the schema was up to date.</returns>
    public Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation) => DatabaseRefusal.Explained(
        options,
        async () =>
        {
            if (!options.OnPostgres)
                CreateFolder(options.DataFolder);
            else if (!await db.Database.CanConnectAsync(cancellation))
                // CanConnect hides why; opening tells.
                await db.Database.OpenConnectionAsync(cancellation);
            await using var mine = await MigrationLock.Take(options, clock, cancellation);
            var pending = await Pending(cancellation);
            if (pending.Count > 0)
                await db.Migrate(target: null, cancellation);
            // The other server keeps its statistics by itself; here each start renews those that have aged.
            if (!options.OnPostgres)
                await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL; PRAGMA optimize = 0x10002;", cancellation);
            return pending;
        });

    public Task<IReadOnlyList<string>> Pending(CancellationToken cancellation) =>
        DatabaseRefusal.Explained<IReadOnlyList<string>>(options, async () => [.. await db.Database.GetPendingMigrationsAsync(cancellation)]);

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"{PlatformOptions.DataKey}: the folder {folder} does not exist and cannot be created ({e.Message})", e);
        }
    }
}
