using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Sqlite.Migrations.Internal;

namespace Beffroi.Platform.Database;

internal sealed class SqliteBeffroiDb(DbContextOptions<SqliteBeffroiDb> options, WriterGate gate) : BeffroiDb(options, gate)
{
    public const string FileName = "beffroi.db";

    /// <summary>SQLITE_CONSTRAINT_UNIQUE.</summary>
    private const int UniqueViolation = 2067;

    /// <summary>How long SQLite waits for another process before it says that the database is locked.</summary>
    private const int BusySeconds = 5;

    public static void Configure(DbContextOptionsBuilder builder, string file)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        };
        builder.UseSqlite(connection.ConnectionString)
            .AddInterceptors(Durability.Instance)
            .ReplaceService<IHistoryRepository, HistoryWithoutLockRow>()
            .ReplaceService<IMigrationsSqlGenerator, MigrationsInOneTransaction>();
    }

    internal override string SkipLocked => "";

    internal override string ForUpdate => "";

    internal override bool IsTaken(DbUpdateException failed) => failed.InnerException is SqliteException { SqliteExtendedErrorCode: UniqueViolation };

    public override object Stored(Guid value) => value.ToByteArray(true);

    /// <summary>Foreign keys wait until it is over: a table that is rebuilt is dropped first, and they can only be turned off outside of a transaction.</summary>
    internal override async Task Migrate(string? target, CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        try
        {
            await Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 0;", cancellation);
            await base.Migrate(target, cancellation);
            await Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = 1;", cancellation);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<Guid>().HaveConversion<GuidBytesConverter>();
        TypedIds.ConvertWith(configurationBuilder, typeof(TypedIdBytesConverter<>));
    }

    /// <summary>A commit is on the disk when it is acknowledged: FULL, whatever the library's default.</summary>
    private sealed class Durability : DbConnectionInterceptor
    {
        public static readonly Durability Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = Pragma(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = Pragma(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        private static DbCommand Pragma(DbConnection connection)
        {
            var command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous = FULL;";
            return command;
        }
    }
}

/// <summary>
/// EF commits in the middle of a migration that rebuilds a table, to turn foreign keys off and on; killed between the two, it would have done half.
/// Whoever migrates has turned them off (<see cref="SqliteBeffroiDb.Migrate"/>): everything is one transaction.
/// </summary>
internal sealed class MigrationsInOneTransaction(MigrationsSqlGeneratorDependencies dependencies, IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    public override IReadOnlyList<MigrationCommand> Generate(IReadOnlyList<MigrationOperation> operations, IModel? model = null, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        [.. base.Generate(operations, model, options).Where(c => !c.TransactionSuppressed)];
}

#pragma warning disable EF1001 // There is no public way to change how EF locks: this is the class to derive from.
/// <summary>
/// EF marks a running migration with a row in <c>__EFMigrationsLock</c>, which a killed process leaves behind: the next start
/// would wait for ever. <see cref="MigrationLock"/> takes its place, and the system frees it with the process.
/// </summary>
internal sealed class HistoryWithoutLockRow(HistoryRepositoryDependencies dependencies) : SqliteHistoryRepository(dependencies)
{
    public override IMigrationsDatabaseLock AcquireDatabaseLock() => new NoLock(this);

    public override Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IMigrationsDatabaseLock>(new NoLock(this));

    private sealed class NoLock(IHistoryRepository history) : IMigrationsDatabaseLock
    {
        public IHistoryRepository HistoryRepository => history;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
#pragma warning restore EF1001
