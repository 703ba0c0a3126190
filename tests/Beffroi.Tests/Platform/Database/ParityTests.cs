using Beffroi.Catalogue.Publications;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Database;

public sealed class ParityTests
{
    [Theory, OnBothDatabases]
    public async Task No_change_of_the_model_waits_for_a_migration(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);

        Assert.False(await site.With<BeffroiDb, bool>(db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await site.With<BeffroiDb, IEnumerable<string>>(db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task Both_databases_have_the_same_tables_columns_and_migrations()
    {
        await using var sqlite = await TestSite.Start(DatabaseKind.Sqlite);
        await using var postgres = await TestSite.Start(DatabaseKind.Postgres);

        Assert.Equal(await Shape(sqlite), await Shape(postgres));
        Assert.Equal(await Migrations(sqlite), await Migrations(postgres));
    }

    [Theory, OnBothDatabases]
    public async Task Every_table_carries_the_name_of_its_part(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);

        Assert.All(await Shape(site), column => Assert.Matches("^(platform|organisations|catalogue|maps|orientation|applications)_", column));
    }

    [Theory, OnBothDatabases]
    public async Task Ids_instants_and_text_sort_alike_and_come_back_as_they_went(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var instant = new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1)).AddMicroseconds(7);
        string[] hashes = ["Éa", "a", "B", "b", "é", "Z"];
        var ids = Enumerable.Range(0, hashes.Length).Select(i => new Guid($"{i:x2}ffffff-0000-7000-8000-{5 - i:x12}")).ToArray();
        await site.With<PublicationsDb>(async db =>
        {
            foreach (var (hash, i) in hashes.Select((h, i) => (h, i)))
                await db.Keep(new() { Id = ids[i], Hash = hash, Region = "essai", PublishedAt = instant, SchemeCount = 0 });
        });

        var byText = await site.With<BeffroiDb, List<string>>(db => db.Set<Publication>().Where(p => p.Region == "essai").OrderBy(p => p.Hash).Select(p => p.Hash).ToListAsync());
        var byId = await site.With<BeffroiDb, List<Guid>>(db => db.Set<Publication>().Where(p => p.Region == "essai").OrderBy(p => p.Id).Select(p => p.Id).ToListAsync());
        var at = await site.With<BeffroiDb, DateTimeOffset>(db => db.Set<Publication>().Where(p => p.Region == "essai" && p.PublishedAt >= instant).Select(p => p.PublishedAt).FirstAsync());

        Assert.Equal(hashes.Order(StringComparer.Ordinal), byText);
        Assert.Equal(ids, byId);
        Assert.Equal(instant.ToUniversalTime(), at);
        Assert.Equal(TimeSpan.Zero, at.Offset);
    }

    [Theory, OnBothDatabases]
    public async Task A_failed_write_leaves_nothing(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.With<BeffroiDb>(db => db.Write<int>(
            async () =>
            {
                await new PublicationsDb(db).Keep(
                    new() { Id = Guid.CreateVersion7(site.Clock.GetUtcNow()), Hash = "a", Region = "essai", PublishedAt = site.Clock.GetUtcNow(), SchemeCount = 0 });
                throw new InvalidOperationException("the work failed after its first row");
            },
            CancellationToken.None)));

        Assert.Equal(0, await site.With<BeffroiDb, int>(db => db.Set<Publication>().CountAsync(p => p.Region == "essai")));
    }

    [Theory, OnBothDatabases]
    public async Task A_check_constraint_refuses_what_the_model_forbids(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var wrong = new Publication { Id = Guid.CreateVersion7(site.Clock.GetUtcNow()), Hash = "a", Region = "r", PublishedAt = site.Clock.GetUtcNow(), SchemeCount = -1 };

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.With<PublicationsDb, bool>(db => db.Keep(wrong)));
    }

    [Fact]
    public async Task SQLite_writes_ahead_and_waits_for_the_disk()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);

        Assert.Equal("wal", await Pragma(site, "journal_mode"));
        Assert.Equal("2", await Pragma(site, "synchronous"));
        Assert.Equal("1", await Pragma(site, "foreign_keys"));
    }

    private static async Task<string[]> Shape(TestSite site) =>
        await site.With<BeffroiDb, string[]>(async db => db.Database.IsNpgsql()
            ? await db.Database.SqlQueryRaw<string>(
                """SELECT table_name || '.' || column_name || ' ' || is_nullable AS "Value" FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' ORDER BY 1""").ToArrayAsync()
            : await db.Database.SqlQueryRaw<string>(
                """SELECT t.name || '.' || c.name || ' ' || CASE c."notnull" WHEN 1 THEN 'NO' ELSE 'YES' END AS "Value" FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\' ORDER BY 1""").ToArrayAsync());

    private static Task<IEnumerable<string>> Migrations(TestSite site) =>
        site.With<BeffroiDb, IEnumerable<string>>(db => Task.FromResult(db.Database.GetMigrations().Select(m => m.Split('_', 2)[1])));

    private static Task<string> Pragma(TestSite site, string name) =>
        site.With<BeffroiDb, string>(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + name;
            return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
        });
}
