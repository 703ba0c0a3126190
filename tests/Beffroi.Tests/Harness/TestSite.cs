using System.Collections.Concurrent;
using System.Net;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Database;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Beffroi.Tests.Harness;

/*
   How to write an HTTP test that runs on both databases:

       public sealed class Resume_links(Sites sites) : IClassFixture<Sites>
       {
           [Theory, OnBothDatabases]
           public async Task An_expired_link_says_so(DatabaseKind database)
           {
               var site = await sites.On(database);        // one site and one database for the class
               var page = await site.Open("/orientation"); // read it as a person: page.Heading, page.Press("Continuer")
           }
       }

   A test that needs its own settings, clock or data starts its own: await using var site = await TestSite.Start(database, …).
*/

/// <summary>The whole application, in this process, over a database of its own that is dropped with it.</summary>
public sealed class TestSite : IAsyncDisposable
{
    private static readonly Lock Reading = new();
    private static SchemeCatalogue? original;

    private readonly WebApplication app;
    private readonly TestDatabase? database;

    private TestSite(WebApplication app, TestDatabase? database, FakeTimeProvider clock, ConcurrentQueue<string> log)
    {
        (this.app, this.database, Clock, Log) = (app, database, clock, log);
        Server = app.GetTestServer();
        // A request is a part of what asks for it: whoever counts its queries knows them.
        Server.PreserveExecutionContext = true;
        Server.BaseAddress = new Uri("http://localhost");
        Client = NewVisitor();
    }

    /// <summary>2026-11-23 10:00 in Paris, until a test moves it.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Every line that the application logged.</summary>
    public ConcurrentQueue<string> Log { get; }

    public TestServer Server { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>One visitor, who keeps their cookies and does not follow redirections.</summary>
    public HttpClient Client { get; }

    /// <param name="kind">Which database.</param>
    /// <param name="settings">Settings that differ, by their names in the environment.</param>
    /// <param name="configure">Services that must be there before those of the application.</param>
    /// <param name="map">Endpoints that only the test has, inside all that surrounds a real one.</param>
    public static async Task<TestSite> Start(
        DatabaseKind kind,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection>? configure = null,
        Action<IEndpointRouteBuilder>? map = null)
    {
        var clone = await TestDatabase.Clone(kind);
        return await StartOn(clone, settings, configure, map, clone);
    }

    /// <summary>The same over a database that is dropped with it.</summary>
    public static Task<TestSite> StartOver(TestDatabase home, IReadOnlyDictionary<string, string?> settings) => StartOn(home, settings, null, null, home);

    /// <summary>The same over a database that stays when the site is gone.</summary>
    public static Task<TestSite> StartOn(TestDatabase home, IReadOnlyDictionary<string, string?>? settings = null) => StartOn(home, settings, null, null, null);

    private static async Task<TestSite> StartOn(
        TestDatabase home, IReadOnlyDictionary<string, string?>? settings, Action<IServiceCollection>? configure, Action<IEndpointRouteBuilder>? map, TestDatabase? toDrop)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var log = new ConcurrentQueue<string>();
        var builder = Beffroi.Platform.Web.Site.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(home.Settings)
        {
            ["Logging:Console:LogLevel:Default"] = "None",
        });
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(ReadOnce);
        builder.Services.AddSingleton<ILoggerProvider>(new LogKeeper(log));
        // Slow on purpose elsewhere: hundreds of tests sign in.
        builder.Services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        builder.Host.UseServiceProviderFactory(new SharedPages());
        configure?.Invoke(builder.Services);
        var built = Modules.Build(builder);
        Modules.Map(built);
        map?.Invoke(built);
        await built.Services.RunStartSteps(CancellationToken.None);
        await built.StartAsync();
        return new(built, toDrop, clock, log);
    }

    /// <summary>The schemes of the repository's own region are read once for all sites of the run: nobody changes its files meanwhile.</summary>
    private static ReadSchemes ReadOnce(IServiceProvider services)
    {
        var read = RegionFolder.FromFiles(services.GetRequiredService<FrenchTerritories>());
        return (folder, diagnostics) =>
        {
            if (folder != RegionCopy.Original)
                return read(folder, diagnostics);
            lock (Reading)
            {
                return original ??= read(folder, diagnostics);
            }
        };
    }

    /// <summary>Another browser: no cookie in common with the others.</summary>
    public HttpClient NewVisitor() =>
        new(new CookieContainerHandler(new CookieContainer()) { InnerHandler = Server.CreateHandler() })
        {
            BaseAddress = Server.BaseAddress,
        };

    /// <summary>Another browser, that also goes to other sites of this machine when it is sent there.</summary>
    public HttpClient NewTraveller() =>
        new(new CookieContainerHandler(new CookieContainer()) { InnerHandler = new HereOrElsewhere(Server.CreateHandler()) })
        {
            BaseAddress = Server.BaseAddress,
        };

    /// <summary>Opens a page as a person would, following redirections.</summary>
    public Task<Page> Open(string address) => Page.Open(Client, address);

    /// <summary>Does something with the services of one scope, as one request would.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> act) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task With<TService>(Func<TService, Task> act) where TService : notnull =>
        With<TService, bool>(async service =>
        {
            await act(service);
            return true;
        });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        if (database is not null)
            await database.DisposeAsync();
    }

    /// <summary>The site is in this process; others are reached by the network.</summary>
    private sealed class HereOrElsewhere(HttpMessageHandler here) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker site = new(here), others = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            (request.RequestUri!.IsDefaultPort ? site : others).SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            site.Dispose();
            others.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class LogKeeper(ConcurrentQueue<string> log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}

/// <summary>One site for each database, started when a test of the class first asks, stopped after its last.</summary>
public sealed class Sites : IAsyncLifetime
{
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TestSite>>> started = new();

    public Task<TestSite> On(DatabaseKind database) => started.GetOrAdd(database, d => new(() => TestSite.Start(d))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in started.Values)
            await (await site.Value).DisposeAsync();
    }
}
