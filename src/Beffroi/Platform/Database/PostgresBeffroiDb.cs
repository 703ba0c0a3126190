using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Beffroi.Platform.Database;

internal sealed class PostgresBeffroiDb(DbContextOptions<PostgresBeffroiDb> options, WriterGate gate) : BeffroiDb(options, gate)
{
    public static void Configure(DbContextOptionsBuilder builder, string connection) =>
        builder.UseNpgsql(Complete(connection));

    /// <summary>The connection string with what it does not say: our name, and 5 s to be answered.</summary>
    public static string Complete(string connection)
    {
        var complete = new NpgsqlConnectionStringBuilder(connection);
        complete.ApplicationName ??= "beffroi";
        if (!complete.ContainsKey("Timeout"))
            complete.Timeout = 5;
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
