using Beffroi.Platform.Configuration;
using Npgsql;

namespace Beffroi.Platform.Database;

/// <summary>
/// Lets one process at a time migrate: a locked file beside the SQLite database, an advisory lock on PostgreSQL. Both end with
/// the process that holds them, however it ends.
/// </summary>
internal static class MigrationLock
{
    public const string FileName = "beffroi.migration.lock";

    /// <summary>The key of pg_advisory_lock: "beffroi" in ASCII.</summary>
    internal const long AdvisoryKey = 0x62656666726f69;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<IAsyncDisposable> Take(PlatformOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        if (options.OnPostgres)
            return await TakeAdvisory(options.PostgresConnection, cancellation);

        var path = Path.Combine(options.DataFolder, FileName);
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsHeldByAnother(e))
            {
                if (clock.GetElapsedTime(start) > Patience)
                    throw new StartRefusedException(
                        $"Another process has been migrating {options.DataFolder} for more than {Patience.TotalSeconds:0} s ({path}).", e);
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    /// <summary>flock answered EWOULDBLOCK (11 on Linux, 35 on macOS); 32 and 33 are the codes of Windows.</summary>
    private static bool IsHeldByAnother(IOException e) => (e.HResult & 0xFFFF) is 11 or 35 or 32 or 33;

    private static async Task<IAsyncDisposable> TakeAdvisory(string connectionString, CancellationToken cancellation)
    {
        // Pooling would keep the lock with a connection that is only put aside.
        var text = new NpgsqlConnectionStringBuilder(PostgresBeffroiDb.Complete(connectionString)) { Pooling = false }.ConnectionString;
        var connection = new NpgsqlConnection(text);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection)
            {
                CommandTimeout = (int)Patience.TotalSeconds,
                Parameters = { new("key", AdvisoryKey) },
            };
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
