using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Beffroi.Tests.Platform.Database;

/// <summary>A migration that stops in its midst.</summary>
public sealed class MigrationTests
{
    /// <summary>Before its first command, before its second, and so on: of the last migration, of all of them in <c>make check-deep</c>.</summary>
    [Theory, OnBothDatabases]
    public async Task Stopped_before_any_command_a_migration_has_done_nothing(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Empty(kind);
        var stop = new StopsBefore();
        await using var db = database.Open(stop);
        var migrations = db.Database.GetMigrations().ToList();
        await db.Migrate(migrations[Depth.IsDeep ? 0 : ^2], CancellationToken.None);
        var (before, commands) = (await Schema(kind, db), 0);
        for (var left = await Left(db); left > 0; commands++)
        {
            stop.Before = commands;
            try
            {
                await db.Migrate(migrations[^left], CancellationToken.None);
            }
            catch (StoppedException)
            {
            }
            stop.Before = null;
            var schema = await Schema(kind, db);
            if (await Left(db) == left)
                Assert.Equal(before, schema);
            else
                (before, left, commands) = (schema, left - 1, commands > 1 ? -1 : throw new InvalidOperationException("Nothing was stopped."));
        }
        await using var whole = await TestDatabase.Clone(kind);
        await using var fresh = whole.Open(stop);
        Assert.Equal(await Schema(kind, fresh), before);
    }

    /// <summary>
    /// Sites have applied them: the SQL of each, on each database, is the one that was reviewed in <c>migrations.txt</c> (one line each: database,
    /// migration, SHA-256 of its SQL). A new migration adds its two lines and changes none.
    /// </summary>
    [Fact]
    public async Task What_a_migration_does_never_changes()
    {
        var golden = Path.Combine(Repository.Root, "tests/Beffroi.Tests/Platform/Database/migrations.txt");
        var lines = new StringBuilder();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var database = await TestDatabase.Empty(kind);
            await using var db = database.Open();
            var migrator = db.GetService<IMigrator>();
            var migrations = db.Database.GetMigrations().ToList();
            foreach (var (before, migration) in migrations.Prepend(Migration.InitialDatabase).Zip(migrations))
            {
                var sql = migrator.GenerateScript(before, migration).ReplaceLineEndings("\n");
                lines.Append(CultureInfo.InvariantCulture, $"{kind}\t{migration}\t{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))}\n");
            }
        }
        if (Environment.GetEnvironmentVariable("BEFFROI_ACCEPT") == "1")
            await File.WriteAllTextAsync(golden, lines.ToString());

        Assert.Equal(await File.ReadAllTextAsync(golden), lines.ToString());
    }

    private static async Task<int> Left(BeffroiDb db) => (await db.Database.GetPendingMigrationsAsync()).Count();

    private static async Task<string> Schema(DatabaseKind kind, BeffroiDb db) => string.Join('\n', await db.Database.SqlQueryRaw<string>(kind is DatabaseKind.Sqlite
        ? "SELECT coalesce(sql, name) AS \"Value\" FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY name"
        : """
          SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable AS "Value" FROM information_schema.columns WHERE table_schema = 'public'
          UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
          UNION ALL SELECT conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1
          """).ToListAsync());

    private sealed class StoppedException : Exception;

    private sealed class StopsBefore : DbCommandInterceptor
    {
        /// <summary>How many commands may still pass. Null: all.</summary>
        public int? Before { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            Before-- == 0 ? throw new StoppedException() : new(result);
    }
}
