using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Beffroi.Platform.Database;

internal sealed class PostgresBeffroiDb(DbContextOptions<PostgresBeffroiDb> options, WriterGate gate) : BeffroiDb(options, gate)
{
    public static void Configure(DbContextOptionsBuilder builder, string connection) =>
        builder.UseNpgsql(Complete(connection));

    /// <summary>
    /// Queries are short and many: starting workers or compiling takes longer than they do, and a page that is sought by an index is hardly dearer than the next one, on the disks of today.
    /// </summary>
    private const string Plans = "-c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1";

    /// <summary>
    /// As many as serve two processors well, and half of what a server grants unless it is told otherwise (100): the commands, a backup and a second site
    /// find theirs. Whoever comes beyond waits for one.
    /// </summary>
    private const int MostConnections = 50;

    /// <summary>The connection string with what it does not say: our name, 10 s to be answered or to find a connection free, how queries are planned.</summary>
    public static string Complete(string connection)
    {
        var complete = new NpgsqlConnectionStringBuilder(connection);
        complete.ApplicationName ??= "beffroi";
        // ContainsKey knows every keyword, whether it is said or not.
        var said = complete.Keys.Cast<string>().ToList();
        if (!said.Contains("Timeout"))
            complete.Timeout = 10;
        if (!said.Contains("Maximum Pool Size"))
            complete.MaxPoolSize = MostConnections;
        complete.Options ??= Plans;
        return complete.ConnectionString;
    }

    internal override string SkipLocked => "FOR UPDATE SKIP LOCKED";

    internal override string ForUpdate => "FOR UPDATE";

    internal override bool IsTaken(DbUpdateException failed) => failed.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override object Stored(Guid value) => value;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        TypedIds.ConvertWith(configurationBuilder, typeof(TypedIdConverter<>));
        // Text is compared byte by byte on both, whatever the locale of the cluster.
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
