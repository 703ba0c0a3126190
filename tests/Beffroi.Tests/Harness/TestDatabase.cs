using System.Reflection;
using Beffroi.Maps.Contours;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Database;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Xunit.Sdk;
using Xunit.v3;

namespace Beffroi.Tests.Harness;

public enum DatabaseKind { Sqlite, Postgres }

/// <summary>Runs a theory once on SQLite and once on PostgreSQL; the test takes a <see cref="DatabaseKind"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class OnBothDatabasesAttribute : DataAttribute
{
    protected virtual IEnumerable<DatabaseKind> Kinds => Enum.GetValues<DatabaseKind>();

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Kinds.Select(kind => new TheoryDataRow<DatabaseKind>(kind))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>
/// Runs a theory that starts or kills programs, which takes seconds: on one database in <c>make test</c>, on both in <c>make check-deep</c>.
/// </summary>
/// <param name="usually">The one that has more to say of it.</param>
public sealed class OnBothDatabasesWhenDeepAttribute(DatabaseKind usually) : OnBothDatabasesAttribute
{
    protected override IEnumerable<DatabaseKind> Kinds => Depth.IsDeep ? base.Kinds : [usually];
}

/// <summary>A database cloned from one that was migrated once for the whole run: a copied file, or CREATE DATABASE … TEMPLATE.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqlite), PostgresTemplate = new(MigratePostgres);
    private static readonly SemaphoreSlim Cloning = new(1, 1);

    private readonly DatabaseKind kind;

    private TestDatabase(DatabaseKind kind, string folder, string connection) =>
        (this.kind, Folder, Connection) = (kind, folder, connection);

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    /// <summary>What BEFFROI_DATABASE says: empty for SQLite.</summary>
    public string Connection { get; }

    /// <summary>For a site on it that asks nothing of another host.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        [PlatformOptions.DataKey] = Folder,
        [PlatformOptions.DatabaseKey] = Connection,
        [ContoursOptions.SourceKey] = "none",
        // Two years of case files are for the tests that look at them.
        ["BEFFROI_DEMONSTRATION_PAST"] = "false",
    };

    public static async Task<TestDatabase> Clone(DatabaseKind kind)
    {
        var template = await (kind is DatabaseKind.Sqlite ? SqliteTemplate : PostgresTemplate).Value;
        var empty = await Empty(kind, template);
        if (kind is DatabaseKind.Sqlite)
            File.Copy(template, Path.Combine(empty.Folder, SqliteBeffroiDb.FileName));
        return empty;
    }

    /// <summary>As a database that someone has filled and left: its rows, and the files of its data folder.</summary>
    public static async Task<TestDatabase> CopyOf(TestDatabase filled)
    {
        var copy = await Empty(filled.kind, filled.kind is DatabaseKind.Sqlite ? "" : new NpgsqlConnectionStringBuilder(filled.Connection).Database!);
        foreach (var folder in Directory.EnumerateDirectories(filled.Folder, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(copy.Folder, Path.GetRelativePath(filled.Folder, folder)));
        foreach (var file in Directory.EnumerateFiles(filled.Folder, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(copy.Folder, Path.GetRelativePath(filled.Folder, file)));
        return copy;
    }

    /// <summary>The rows of a query, over a connection of its own: while a program of another process has the database.</summary>
    public async Task<IReadOnlyList<object[]>> Query(string sql)
    {
        await using System.Data.Common.DbConnection connection = kind is DatabaseKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(Folder, SqliteBeffroiDb.FileName)};Pooling=false")
            : new NpgsqlConnection(Connection + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>As if the minutes had gone by for which a program that was killed had taken its jobs, and those of their pauses.</summary>
    public Task LetLeasesEnd() =>
        Query("UPDATE platform_job SET due_at = 0, lease_until = CASE WHEN lease_until IS NULL THEN NULL ELSE 0 END WHERE state = 'Waiting'");

    /// <summary>Nobody is connected to it any more: it can be copied.</summary>
    public async Task LeaveAlone()
    {
        if (kind is DatabaseKind.Sqlite)
        {
            await using var db = new SqliteConnection($"Data Source={Path.Combine(Folder, SqliteBeffroiDb.FileName)};Pooling=false");
            await db.OpenAsync();
            await using var command = db.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            await command.ExecuteNonQueryAsync();
        }
        else
        {
            await using var pooled = new NpgsqlConnection(PostgresBeffroiDb.Complete(Connection));
            NpgsqlConnection.ClearPool(pooled);
            await OnServer($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{new NpgsqlConnectionStringBuilder(Connection).Database}'");
        }
    }

    /// <summary>As the site opens it.</summary>
    internal BeffroiDb Open(params IInterceptor[] interceptors)
    {
        if (kind is DatabaseKind.Sqlite)
        {
            var file = new DbContextOptionsBuilder<SqliteBeffroiDb>().AddInterceptors(interceptors);
            SqliteBeffroiDb.Configure(file, Path.Combine(Folder, SqliteBeffroiDb.FileName));
            return new SqliteBeffroiDb(((DbContextOptionsBuilder<SqliteBeffroiDb>)file).Options, new WriterGate(oneAtATime: true));
        }
        var server = new DbContextOptionsBuilder<PostgresBeffroiDb>().AddInterceptors(interceptors);
        PostgresBeffroiDb.Configure(server, Connection);
        return new PostgresBeffroiDb(((DbContextOptionsBuilder<PostgresBeffroiDb>)server).Options, new WriterGate(oneAtATime: false));
    }

    /// <summary>A database without any table, as on the first day.</summary>
    public static Task<TestDatabase> Empty(DatabaseKind kind) => Empty(kind, "template0");

    private static async Task<TestDatabase> Empty(DatabaseKind kind, string template)
    {
        var folder = Directory.CreateTempSubdirectory("beffroi-test-").FullName;
        if (kind is DatabaseKind.Sqlite)
            return new(kind, folder, "");
        var name = $"t{Guid.CreateVersion7():n}";
        // PostgreSQL copies a template only while nobody else does.
        await Cloning.WaitAsync();
        try
        {
            await OnServer($"CREATE DATABASE {name} TEMPLATE {template}");
        }
        finally
        {
            Cloning.Release();
        }
        return new(kind, folder, ConnectionTo(name));
    }

    public async ValueTask DisposeAsync()
    {
        if (kind is DatabaseKind.Sqlite)
            SqliteConnection.ClearAllPools();
        else
        {
            await using (var pooled = new NpgsqlConnection(PostgresBeffroiDb.Complete(Connection)))
                NpgsqlConnection.ClearPool(pooled);
            await OnServer($"DROP DATABASE {new NpgsqlConnectionStringBuilder(Connection).Database} WITH (FORCE)");
        }
        await DeleteFolder();
    }

    /// <summary>A connection that is being closed may write its last file while the folder is emptied.</summary>
    private async Task DeleteFolder()
    {
        for (var left = 20; ; left--)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                // Whoever was closing has removed the last of it.
                return;
            }
            catch (IOException) when (left > 0)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<string> MigrateSqlite()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("beffroi-template-").FullName, SqliteBeffroiDb.FileName);
        var options = new DbContextOptionsBuilder<SqliteBeffroiDb>();
        SqliteBeffroiDb.Configure(options, file);
        await using (var db = new SqliteBeffroiDb(options.Options, new WriterGate(oneAtATime: true)))
        {
            await db.Migrate(target: null, CancellationToken.None);
            // The copy is of one file: nothing may be left beside it.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE;");
        }
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<string> MigratePostgres()
    {
        const string template = "beffroi_template";
        await OnServer($"DROP DATABASE IF EXISTS {template} WITH (FORCE)");
        await OnServer($"CREATE DATABASE {template} TEMPLATE template0");
        var options = new DbContextOptionsBuilder<PostgresBeffroiDb>();
        var connection = ConnectionTo(template) + ";Pooling=false";
        PostgresBeffroiDb.Configure(options, connection);
        await using var db = new PostgresBeffroiDb(options.Options, new WriterGate(oneAtATime: false));
        await db.Migrate(target: null, CancellationToken.None);
        return template;
    }

    private static string Server => Environment.GetEnvironmentVariable("BEFFROI_TEST_POSTGRES") is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException("BEFFROI_TEST_POSTGRES is not set: run `make test`, which starts a PostgreSQL of its own.");

    private static string ConnectionTo(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;

    private static async Task OnServer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
