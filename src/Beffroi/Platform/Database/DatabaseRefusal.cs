using System.Net.Sockets;
using Beffroi.Platform.Configuration;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Beffroi.Platform.Database;

/// <summary>Says what is wrong with the database to whoever can put it right: which one, what happened, what to do.</summary>
internal static class DatabaseRefusal
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;
    /// <summary>What SQLite needs beside the database, in bytes.</summary>
    private const long SmallestRoom = 256 * 1024;

    private const int DiskFull = 28, ReadOnlyFileSystem = 30;

    /// <summary>Does something with the database; what is known of its failure refuses the start, and a bug goes on as it is.</summary>
    /// <exception cref="StartRefusedException">It failed, and the message says why.</exception>
    public static async Task<T> Explained<T>(PlatformOptions options, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        // The cause stands in whatever EF Core, a driver or the file system throws around it.
        catch (Exception e) when (e is not StartRefusedException && Why(e, options) is { } why)
        {
            throw new StartRefusedException(why, e);
        }
    }

    /// <summary>What that error means, looked for in its causes too; null when it is a bug, which must be seen whole.</summary>
    public static string? Why(Exception error, PlatformOptions options)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            var message = e switch
            {
                SqliteException sqlite => OfSqlite(sqlite, Path.Combine(options.DataFolder, SqliteBeffroiDb.FileName)),
                PostgresException postgres => OfPostgres(postgres, Name(options)),
                NpgsqlException { InnerException: SocketException or TimeoutException or IOException } unreachable =>
                    $"{Name(options)} cannot be reached ({unreachable.InnerException!.Message}). Is PostgreSQL running there?",
                UnauthorizedAccessException or IOException when !options.OnPostgres => OfFolder(e, options.DataFolder),
                _ => null,
            };
            if (message is not null)
                return $"{(options.OnPostgres ? PlatformOptions.DatabaseKey : PlatformOptions.DataKey)}: {message}";
        }
        return null;
    }

    private static string? OfSqlite(SqliteException e, string file) => e.SqliteErrorCode switch
    {
        Busy or Locked => $"the database {file} is locked by another process. Stop that process, or wait until it has finished.",
        ReadOnly => $"the database {file} is read-only. Give the user who runs Beffroi the right to write the file and its folder.",
        Full => $"the disk is full: {file} cannot grow. Nothing was lost; free some space and start again.",
        CannotOpen => $"the database {file} cannot be opened. Check that the folder exists and that it may be read and written.",
        NotADatabase => $"{file} is not a SQLite database.",
        Corrupt => $"the database {file} is damaged. Restore it from a backup.",
        // SQLite says "I/O error" when it finds no room for its shared-memory file.
        IoError when HasNoRoom(file) => $"the disk is full: {file} cannot grow. Nothing was lost; free some space and start again.",
        IoError => $"the disk answered with an error on {file} ({e.Message}).",
        _ => null,
    };

    private static bool HasNoRoom(string file) =>
        Path.GetDirectoryName(file) is { } folder && Directory.Exists(folder) && new DriveInfo(folder).AvailableFreeSpace < SmallestRoom;

    private static string? OfFolder(Exception e, string folder) => e switch
    {
        IOException when (e.HResult & 0xFFFF) == DiskFull =>
            $"the disk is full: nothing can be written in {folder}. Free some space and start again.",
        IOException when (e.HResult & 0xFFFF) == ReadOnlyFileSystem => $"the folder {folder} is read-only.",
        UnauthorizedAccessException => $"the folder {folder} is read-only for the user who runs Beffroi.",
        _ => null,
    };

    private static string? OfPostgres(PostgresException e, string name) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            $"{name} refuses the user name or the password.",
        PostgresErrorCodes.InvalidCatalogName => $"{name} does not exist. Create the database, then start again.",
        PostgresErrorCodes.InsufficientPrivilege => $"{name}: the user lacks a right ({e.MessageText}).",
        PostgresErrorCodes.ReadOnlySqlTransaction => $"{name} is read-only. Is it a standby?",
        PostgresErrorCodes.DiskFull => $"{name} has no disk space left. Free some space and start again.",
        PostgresErrorCodes.TooManyConnections => $"{name} has no connection left.",
        PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            $"{name} is starting or stopping. Try again in a moment.",
        PostgresErrorCodes.LockNotAvailable => $"{name} is locked by another process.",
        _ => null,
    };

    /// <summary>Host, port, database and user; never the password.</summary>
    private static string Name(PlatformOptions options)
    {
        if (!options.OnPostgres)
            return "PostgreSQL";
        var c = new NpgsqlConnectionStringBuilder(options.PostgresConnection);
        return $"the database {c.Database ?? c.Username} at {c.Host}:{c.Port} (user {c.Username})";
    }
}
