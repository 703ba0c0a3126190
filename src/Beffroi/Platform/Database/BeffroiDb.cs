using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Beffroi.Platform.Database;

/// <summary>
/// The one model of the application, made of what each part maps (<see cref="IEntityTypeConfiguration{T}"/>). Only <c>*Db</c>
/// classes see it. What differs between SQLite and PostgreSQL is in this folder alone.
/// </summary>
public abstract class BeffroiDb(DbContextOptions options, WriterGate gate) : DbContext(options), IDataProtectionKeyContext
{
    private readonly List<Action> afterCommit = [];
    private readonly List<Func<CancellationToken, Task>> beforeCommit = [];

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>
    /// Does the work in one transaction, in turn with the other writers; inside another <c>Write</c>, in the transaction of
    /// that one. Everything that changes rows goes through here.
    /// </summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        if (Database.CurrentTransaction is not null)
            return await work();
        using var turn = await gate.Enter(cancellation);
        await using var transaction = await Database.BeginTransactionAsync(cancellation);
        afterCommit.Clear();
        beforeCommit.Clear();
        var result = await work();
        // One may ask for another.
        for (var i = 0; i < beforeCommit.Count; i++)
            await beforeCommit[i](cancellation);
        await transaction.CommitAsync(cancellation);
        foreach (var then in afterCommit)
            then();
        return result;
    }

    /// <summary>Does something at the end of the running <c>Write</c>, in its transaction: what holds a lock holds it for the shortest time.</summary>
    /// <exception cref="InvalidOperationException">No <c>Write</c> is running.</exception>
    public void BeforeCommit(Func<CancellationToken, Task> then)
    {
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException("Only a Write has an end to wait for.");
        beforeCommit.Add(then);
    }

    /// <summary>Does something once the running <c>Write</c> is committed, or at once when there is none; never when it fails.</summary>
    public void AfterCommit(Action then)
    {
        if (Database.CurrentTransaction is null)
            then();
        else
            afterCommit.Add(then);
    }

    /// <summary>Brings the schema to a migration, the last one when null. Stopped at any moment, each migration is done wholly or not at all.</summary>
    internal virtual Task Migrate(string? target, CancellationToken cancellation) => Database.MigrateAsync(target, cancellation);

    /// <summary>Ends a SELECT of rows to be changed: passes over those that another transaction holds, where there can be another.</summary>
    internal abstract string SkipLocked { get; }

    /// <summary>Ends a SELECT of a row that others must not change, nor read so, until this transaction ends; where there can be others.</summary>
    internal abstract string ForUpdate { get; }

    /// <summary>Whether what failed is a value that another row has taken, under a unique index.</summary>
    internal abstract bool IsTaken(DbUpdateException failed);

    /// <summary>The value as its column holds it, for SQL written by hand.</summary>
    public static long Stored(DateTimeOffset value) => UtcMicrosecondsConverter.ToMicroseconds(value);

    /// <inheritdoc cref="Stored(DateTimeOffset)"/>
    public abstract object Stored(Guid value);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicrosecondsConverter>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BeffroiDb).Assembly);
        modelBuilder.Entity<DataProtectionKey>().ToTable("platform_data_protection_key");
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            NameInSnakeCase(entity);
    }

    private static void NameInSnakeCase(IMutableEntityType entity)
    {
        var table = entity.GetTableName();
        foreach (var property in entity.GetProperties())
            property.SetColumnName(Snake(property.Name));
        foreach (var key in entity.GetKeys())
            key.SetName($"{(key.IsPrimaryKey() ? "pk" : "ak")}_{table}");
        foreach (var index in entity.GetIndexes())
            index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Select(p => Snake(p.Name)))}");
        foreach (var key in entity.GetForeignKeys())
            key.SetConstraintName($"fk_{table}_{string.Join('_', key.Properties.Select(p => Snake(p.Name)))}");
    }

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
