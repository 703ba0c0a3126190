using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Beffroi.Tests.Platform.Database;

/// <summary>What a connection string of PostgreSQL does not say.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public void What_is_not_said_is_added_and_what_is_said_stays()
    {
        var ours = new NpgsqlConnectionStringBuilder(PostgresBeffroiDb.Complete("Host=base"));
        Assert.Equal(("beffroi", 10, 50), (ours.ApplicationName, ours.Timeout, ours.MaxPoolSize));
        Assert.Contains("jit=off", ours.Options, StringComparison.Ordinal);

        var theirs = new NpgsqlConnectionStringBuilder(PostgresBeffroiDb.Complete("Host=base;Timeout=15;Application Name=essai;Options=-c jit=on;Maximum Pool Size=7"));
        Assert.Equal(("essai", 15, 7, "-c jit=on"), (theirs.ApplicationName, theirs.Timeout, theirs.MaxPoolSize, theirs.Options));
    }

    [Theory, OnBothDatabases]
    public async Task Queries_are_planned_as_it_says(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Clone(kind);
        await using var db = database.Open();

        var (question, answer) = kind is DatabaseKind.Sqlite
            ? ("SELECT synchronous || '' AS \"Value\" FROM pragma_synchronous", "2")
            : ("SELECT current_setting('max_parallel_workers_per_gather') || current_setting('random_page_cost') AS \"Value\"", "01.1");
        Assert.Equal(answer, (await db.Database.SqlQueryRaw<string>(question).ToListAsync()).Single());
    }
}
