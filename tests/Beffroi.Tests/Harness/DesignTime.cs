using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Beffroi.Tests.Harness;

/// <summary>The contexts as <c>make migration</c> needs them: a model, and no database.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteBeffroiDb>
{
    public SqliteBeffroiDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteBeffroiDb>();
        SqliteBeffroiDb.Configure(options, ":memory:");
        return new(options.Options, new WriterGate(oneAtATime: true));
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresBeffroiDb>
{
    public PostgresBeffroiDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresBeffroiDb>();
        PostgresBeffroiDb.Configure(options, "Host=localhost");
        return new(options.Options, new WriterGate(oneAtATime: false));
    }
}
