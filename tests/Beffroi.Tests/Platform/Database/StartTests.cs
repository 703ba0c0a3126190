using System.Globalization;
using Beffroi.Platform;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Beffroi.Tests.Platform.Database;

/// <summary>What can be wrong with the database at the start, in the program as the system runs it.</summary>
public sealed class StartTests
{
    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Postgres)]
    public async Task Migrating_twice_is_harmless(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Empty(kind);

        var first = await BeffroiProcess.Run(database.Settings, "migrate", "--json");
        var second = await BeffroiProcess.Run(database.Settings, "migrate", "--json");

        Assert.Equal((0, ""), (first.Code, first.Errors));
        Assert.Contains("_Initial", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, """{"applied":[]}""" + "\n", ""), second);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
    public async Task A_migration_killed_half_way_does_not_stop_the_next_start(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Empty(kind);
        await using (var blocker = await Blocker.Hold(kind, database))
        {
            await using var killed = BeffroiProcess.Start(database.Settings, "migrate");
            await WaitUntilItHoldsTheLock(kind, database);
            await killed.Kill();
        }

        var next = await BeffroiProcess.Run(database.Settings, "migrate", "--json");

        Assert.Equal((0, ""), (next.Code, next.Errors));
        Assert.Contains("_Initial", next.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_row_left_by_an_older_process_is_not_waited_for()
    {
        await using var database = await TestDatabase.Empty(DatabaseKind.Sqlite);
        await OnFile(database, """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """);

        Assert.Equal(0, (await BeffroiProcess.Run(database.Settings, "migrate")).Code);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
    public async Task Many_processes_that_start_at_once_migrate_once(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Empty(kind);

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => BeffroiProcess.Run(database.Settings, "migrate", "--json")));

        Assert.All(runs, r => Assert.Equal((0, ""), (r.Code, r.Errors)));
        Assert.Single(runs, r => r.Output.Contains("_Initial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Serving_on_PostgreSQL_refuses_a_schema_that_is_behind_and_names_the_verb()
    {
        await using var database = await TestDatabase.Empty(DatabaseKind.Postgres);

        var refused = await BeffroiProcess.Run(With(database, ("PORT", "0")), "serve");

        Assert.Equal(1, refused.Code);
        Assert.Contains("./beffroi migrate", refused.Errors, StringComparison.Ordinal);
        IsOneLine(refused.Errors);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Postgres)]
    public async Task In_demonstration_mode_it_migrates_serves_and_stops_when_asked(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Empty(kind);
        await using var serving = BeffroiProcess.Start(With(database, ("PORT", "0"), ("BEFFROI_DEMONSTRATION", "1")), "serve");

        var line = await serving.ReadLine();
        var address = line!.Split(' ').Single(w => w.StartsWith("http://localhost:", StringComparison.Ordinal));
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address + "/sante/prete");

        Assert.True(answer.IsSuccessStatusCode, line);
        Assert.Equal(0, await serving.Stop());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        var file = Path.GetTempFileName();
        var refused = await BeffroiProcess.Run(
            new Dictionary<string, string?> { ["BEFFROI_DATA"] = Path.Combine(file, "data"), ["PORT"] = "0" }, "serve");
        File.Delete(file);

        Assert.Equal(1, refused.Code);
        Assert.Contains("BEFFROI_DATA", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(file, "data"), refused.Errors, StringComparison.Ordinal);
        IsOneLine(refused.Errors);
    }

    [Fact]
    public async Task A_database_that_another_process_has_locked_says_so_and_the_next_start_works()
    {
        await using var database = await TestDatabase.Empty(DatabaseKind.Sqlite);
        await using (await Blocker.Hold(DatabaseKind.Sqlite, database))
        {
            var refused = await BeffroiProcess.Run(database.Settings, "migrate");
            Assert.Equal(1, refused.Code);
            Assert.Contains("locked by another process", refused.Errors, StringComparison.Ordinal);
            IsOneLine(refused.Errors);
        }

        Assert.Equal(0, (await BeffroiProcess.Run(database.Settings, "migrate")).Code);
    }

    [Fact]
    public async Task A_file_that_is_no_database_says_so()
    {
        await using var database = await TestDatabase.Empty(DatabaseKind.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(database.Folder, SqliteBeffroiDb.FileName), new string('x', 5_000));

        var refused = await BeffroiProcess.Run(database.Settings, "migrate");

        Assert.Equal(1, refused.Code);
        Assert.Contains("not a SQLite database", refused.Errors, StringComparison.Ordinal);
        IsOneLine(refused.Errors);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=beffroi;Password=secret", "cannot be reached")]
    [InlineData("Host=hote.invalid;Username=beffroi;Password=secret", "cannot be reached")]
    [InlineData("Username=beffroi;Password=secret", "no Host=")]
    [InlineData("secret", "not a PostgreSQL connection string")]
    public async Task A_PostgreSQL_that_cannot_be_reached_says_so_without_the_password(string connection, string expected)
    {
        var refused = await BeffroiProcess.Run(new Dictionary<string, string?> { ["BEFFROI_DATABASE"] = connection }, "migrate");

        Assert.Equal(1, refused.Code);
        Assert.Contains("BEFFROI_DATABASE", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Errors, StringComparison.Ordinal);
        IsOneLine(refused.Errors);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.InvalidPassword, "password")]
    [InlineData(PostgresErrorCodes.InvalidCatalogName, "does not exist")]
    [InlineData(PostgresErrorCodes.DiskFull, "no disk space")]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, "read-only")]
    public void What_PostgreSQL_refuses_is_explained(string state, string expected)
    {
        var error = new InvalidOperationException("outer", new PostgresException("said", "FATAL", "FATAL", state));

        Assert.Contains(expected, DatabaseRefusal.Why(error, Options("Host=db;Database=beffroi;Username=u")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_and_a_read_only_file_are_explained()
    {
        await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);

        var full = await Assert.ThrowsAsync<SqliteException>(() => OnFile(
            database, "PRAGMA max_page_count = 1", "CREATE TABLE filler AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9999) SELECT i, randomblob(500) FROM n;"));
        var readOnly = await Assert.ThrowsAsync<SqliteException>(() => OnFile(database, SqliteOpenMode.ReadOnly, "CREATE TABLE t (i)"));
        var folder = new UnauthorizedAccessException();

        Assert.Contains("disk is full", DatabaseRefusal.Why(full, Options("")), StringComparison.Ordinal);
        Assert.Contains("read-only", DatabaseRefusal.Why(readOnly, Options("")), StringComparison.Ordinal);
        Assert.Contains("read-only", DatabaseRefusal.Why(folder, Options("")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bug_is_not_explained_away() =>
        Assert.Null(DatabaseRefusal.Why(new InvalidOperationException("a bug"), Options("")));

    [Fact]
    public void A_refusal_never_shows_a_password()
    {
        var why = DatabaseRefusal.Why(
            new PostgresException("said", "FATAL", "FATAL", PostgresErrorCodes.InvalidPassword), Options("Host=db;Username=u;Password=secret"));

        Assert.DoesNotContain("secret", why, StringComparison.Ordinal);
    }

    private static PlatformOptions Options(string connection) =>
        new() { DataFolder = "/data", RegionFolder = "/region", PostgresConnection = connection };

    private static Dictionary<string, string?> With(TestDatabase database, params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string?>(database.Settings);
        foreach (var (key, value) in more)
            settings[key] = value;
        return settings;
    }

    private static void IsOneLine(string errors)
    {
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static Task OnFile(TestDatabase database, params string[] statements) =>
        OnFile(database, SqliteOpenMode.ReadWriteCreate, statements);

    private static async Task OnFile(TestDatabase database, SqliteOpenMode mode, params string[] statements)
    {
        var file = Path.Combine(database.Folder, SqliteBeffroiDb.FileName);
        await using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        foreach (var sql in statements)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task WaitUntilItHoldsTheLock(DatabaseKind kind, TestDatabase database)
    {
        for (var i = 0; i < 300; i++)
        {
            if (kind is DatabaseKind.Sqlite ? IsLocked(Path.Combine(database.Folder, MigrationLock.FileName)) : await WaitsForTheBlocker(database))
                return;
            await Task.Delay(100);
        }
        Assert.Fail("The migration never started.");
    }

    private static bool IsLocked(string path)
    {
        if (!File.Exists(path))
            return false;
        try
        {
            using var mine = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static async Task<bool> WaitsForTheBlocker(TestDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.Connection + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture) > 0;
    }

    /// <summary>Holds what the first migration must write to, so that it stands still in the middle.</summary>
    private sealed class Blocker(System.Data.Common.DbConnection connection) : IAsyncDisposable
    {
        public static async Task<Blocker> Hold(DatabaseKind kind, TestDatabase database)
        {
            System.Data.Common.DbConnection connection = kind is DatabaseKind.Sqlite
                ? new SqliteConnection($"Data Source={Path.Combine(database.Folder, SqliteBeffroiDb.FileName)};Pooling=false")
                : new NpgsqlConnection(database.Connection + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = kind is DatabaseKind.Sqlite ? "BEGIN EXCLUSIVE" : "BEGIN; CREATE TABLE orientation_resume (i int)";
            await command.ExecuteNonQueryAsync();
            return new(connection);
        }

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
