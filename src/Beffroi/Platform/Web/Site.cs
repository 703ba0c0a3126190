using System.Globalization;
using System.Net;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Backup;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Database;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace Beffroi.Platform.Web;

/// <summary>The web application around the parts: what surrounds every request, in the order in which it happens.</summary>
internal static class Site
{
    /// <summary>The time that running requests and jobs have to end when the process is asked to stop; the promise is 10 s.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(8);

    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("fr-FR");

    public static WebApplicationBuilder CreateBuilder()
    {
        // Beside the program, not in the current folder: the program may be called from anywhere.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            // Settings are read once, at start: no file is watched.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        return builder;
    }

    public static void AddSite(this WebApplicationBuilder builder)
    {
        var options = PlatformOptions.Read(builder.Configuration);
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = Culture;

        builder.Logging.AddLogs(Logs.ForAPerson(options));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ApiConventions.LargestBody;
            if (options.ListenOnAnyAddress)
                kestrel.ListenAnyIP(options.Port);
            else if (options.Port == 0)
                kestrel.Listen(IPAddress.Loopback, 0);
            else
                kestrel.ListenLocalhost(options.Port);
        });

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddDemonstrationClock(options);
        services.Configure<HostOptions>(o => o.ShutdownTimeout = StopWithin);
        services.AddJobs();
        services.AddAudit();
        services.AddBeffroiDatabase(options);
        services.AddMails(builder.Configuration, options);
        services.AddDocuments(builder.Configuration);
        services.AddScoped<BackUp>().AddScoped<RestoreBackup>();
        services.AddFiles(builder.Configuration, options);
        services.AddDataProtection().SetApplicationName("beffroi").PersistKeysToDbContext<BeffroiDb>();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "beffroi-formulaire";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.FormFieldName = "jeton";
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "image/svg+xml"];
        });
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            o.KnownProxies.Clear();
            o.KnownIPNetworks.Clear();
            foreach (var proxy in options.KnownProxies)
                o.KnownIPNetworks.Add(proxy.Network);
        });
        services.AddAccounts(builder.Configuration);
        services.AddSecurityHeaders(options.EmbedIn);
        services.AddApiConventions();
        services.AddApiReference();
        services.AddSingleton<RateLimits>();
        services.AddTelemetry(options);
        // Pages stand in the folder of the part and the act that they belong to; each says its own address.
        services.AddRazorPages(o => o.RootDirectory = "/").AddMvcOptions(o =>
        {
            o.Filters.Add<NoSuchForm>();
            o.Filters.Add<ReadableText>();
            o.Filters.Add<AcknowledgeKept>();
        });
        services.AddRouting(o => o.LowercaseUrls = true);
        // The page is UTF-8: accents are written as they are.
        services.AddSingleton(System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
    }

    public static void UseSite(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<PlatformOptions>();
        if (options.KnownProxies.Count > 0)
            app.UseForwardedHeaders();
        app.UseRequestLog();
        app.UseSecurityHeaders();
        app.UseLastResort();
        app.UseResponseCompression();
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(Culture),
            SupportedCultures = [Culture],
            SupportedUICultures = [Culture],
            RequestCultureProviders = [],
        });
        app.UseErrorPages();
        app.UseApiBodyLimit();
        app.Use(app.Services.GetRequiredService<RateLimits>().Limit);
        app.UseRouting();
        app.UseRequestLogRoute();
        app.UseCors();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapGroup("").AllowAnonymous().MapStaticAssets();
        app.MapHealth();
        app.MapApiReference();
        app.MapPlainErrorPage();
        app.MapRazorPages().WithStaticAssets();
    }
}
