using Beffroi.Platform.Configuration;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Beffroi.Platform.Database;

internal static class DatabaseServices
{
    public static void AddBeffroiDatabase(this IServiceCollection services, PlatformOptions options)
    {
        services.AddSingleton(new WriterGate(oneAtATime: !options.OnPostgres));
        if (options.OnPostgres)
            services.AddDbContext<BeffroiDb, PostgresBeffroiDb>(b => PostgresBeffroiDb.Configure(Released(b), options.PostgresConnection));
        else
            services.AddDbContext<BeffroiDb, SqliteBeffroiDb>(
                b => SqliteBeffroiDb.Configure(Released(b), Path.Combine(options.DataFolder, SqliteBeffroiDb.FileName)));
        if (options.OnPostgres)
            services.AddSingleton<IDatabaseCopies, PostgresCopies>();
        else
            services.AddSingleton<IDatabaseCopies, SqliteCopies>();
        services.AddScoped<Schema>();
        services.AddStartStep<Schema>();
    }

    /// <summary>Whether the migrations end at the model is found by a test, before a release, and not by comparing the two at each first start.</summary>
    private static DbContextOptionsBuilder Released(DbContextOptionsBuilder builder) =>
        builder.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));
}
