using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Database;

internal static class DatabaseServices
{
    public static void AddBeffroiDatabase(this IServiceCollection services, PlatformOptions options)
    {
        services.AddSingleton(new WriterGate(oneAtATime: !options.OnPostgres));
        if (options.OnPostgres)
            services.AddDbContext<BeffroiDb, PostgresBeffroiDb>(b => PostgresBeffroiDb.Configure(b, options.PostgresConnection));
        else
            services.AddDbContext<BeffroiDb, SqliteBeffroiDb>(
                b => SqliteBeffroiDb.Configure(b, Path.Combine(options.DataFolder, SqliteBeffroiDb.FileName)));
        if (options.OnPostgres)
            services.AddSingleton<IDatabaseCopies, PostgresCopies>();
        else
            services.AddSingleton<IDatabaseCopies, SqliteCopies>();
        services.AddScoped<Schema>();
        services.AddStartStep<Schema>();
    }
}
