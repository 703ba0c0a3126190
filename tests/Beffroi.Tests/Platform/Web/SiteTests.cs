using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Platform.Web;

public sealed class SiteTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task The_process_says_that_it_is_alive_and_ready(DatabaseKind database)
    {
        var site = await sites.On(database);

        var alive = await site.Client.GetFromJsonAsync<JsonElement>("/sante");
        var ready = await site.Client.GetFromJsonAsync<JsonElement>("/sante/prete");

        Assert.Equal("alive", alive.GetProperty("status").GetString());
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.True(ready.GetProperty("database").GetBoolean());
        Assert.True(ready.GetProperty("migrations").GetBoolean());
        Assert.True(ready.GetProperty("disk").GetBoolean());
    }

    [Theory]
    [InlineData("/sante")]
    [InlineData("/une/page/qui/n/existe/pas")]
    [InlineData("/api/v1/territories?q=lens")]
    public async Task Every_answer_is_closed_to_what_is_not_ours(string address)
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var response = await site.Client.GetAsync(address);

        var csp = response.Headers.GetValues("Content-Security-Policy").Single();
        foreach (var directive in (string[])["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
                     "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"])
            Assert.Contains(directive, csp.Split("; "));
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("camera=()", response.Headers.GetValues("Permissions-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task The_reference_page_of_the_API_has_its_own_policy_and_loads_nothing_from_elsewhere()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var page = await site.Open("/api");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("'nonce-", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("//", string.Concat(page.Document.QuerySelectorAll("[src], [href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href"))), StringComparison.Ordinal);
        using var openApi = JsonDocument.Parse(await site.Client.GetStringAsync("/openapi/v1.json"));
        Assert.True(openApi.RootElement.GetProperty("paths").TryGetProperty("/api/v1/territories", out _));
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_page_is_a_page_and_an_unknown_resource_a_problem(DatabaseKind database)
    {
        var site = await sites.On(database);
        var page = await site.Open("/une/page/qui/n/existe/pas");
        using var api = await site.Client.GetAsync("/api/v1/nope");
        using var method = await site.Client.DeleteAsync("/api/v1/territories");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.NotEmpty(page.Heading);
        Assert.Equal("fr", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType!.MediaType));
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (method.StatusCode, method.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_failure_is_a_page_in_French_that_shows_nothing_of_it_and_a_problem_on_the_API()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, map: app =>
        {
            app.MapGet("/echec", Fail).AllowAnonymous();
            app.MapGet("/api/v1/echec", Fail).AllowAnonymous();
        });

        var page = await site.Open("/echec");
        using var api = await site.Client.GetAsync("/api/v1/echec");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.NotEmpty(page.Heading);
        Assert.DoesNotContain("secret", await page.Response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (api.StatusCode, api.Content.Headers.ContentType!.MediaType));
        Assert.DoesNotContain("secret", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(site.Log, l => l.Contains("the secret of the failure", StringComparison.Ordinal));

        static string Fail() => throw new InvalidOperationException("the secret of the failure");
    }

    /// <summary>One of SQLite stays as long as somebody has its file open.</summary>
    [Fact]
    public async Task A_database_that_goes_while_the_site_runs_is_said_with_when_to_come_back()
    {
        var home = await TestDatabase.Clone(DatabaseKind.Postgres);
        await using var site = await TestSite.StartOn(home);
        var link = $"/orientation/reprendre/{new string('A', 22)}";
        Assert.Equal(HttpStatusCode.NotFound, (await site.Open(link)).Status);

        await home.DisposeAsync();
        var page = await site.Open(link);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("Le site est momentanément indisponible", page.Heading);
        Assert.Equal(TimeSpan.FromSeconds(30), page.Response.Headers.RetryAfter!.Delta);
        Assert.Contains(site.Log, l => l.Contains("The database does not answer", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await site.Open("/dispositifs")).Status);
    }

    [Fact]
    public async Task When_the_error_page_fails_too_a_plain_page_answers()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, map: app =>
        {
            app.MapGet("/echec", string () => throw new InvalidOperationException("first")).AllowAnonymous();
            app.Map("/erreur/500", string () => throw new InvalidOperationException("second")).WithOrder(-1).AllowAnonymous();
        });

        var page = await site.Open("/echec");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Une erreur est survenue", page.Heading);
        Assert.Contains("default-src 'none'", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_endpoint_says_who_may_use_it(DatabaseKind database)
    {
        var site = await sites.On(database);

        var silent = site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints)
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is null
                && e.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAuthorizeData>() is null)
            .Select(e => e.DisplayName);

        Assert.Empty(silent);
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_is_closed()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, map: app => app.MapGet("/oubli", () => "open"));

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Open("/oubli")).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_above_64_KiB_is_refused_in_French(bool lengthKnown)
    {
        // The real server: it is what counts a body of unknown length.
        await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);
        var builder = Beffroi.Platform.Web.Site.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(database.Settings)
            .AddInMemoryCollection([new("PORT", "0"), new("Logging:Console:LogLevel:Default", "None")]);
        await using var app = Modules.Build(builder);
        Modules.Map(app);
        app.MapPost("/api/v1/echo", (JsonElement body) => body.GetRawText().Length).AllowAnonymous();
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        // The server counts the framing of the chunks too.
        using var fits = await Post(lengthKnown ? 64 * 1024 : 63 * 1024);
        using var tooLarge = await Post((64 * 1024) + 1);

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        Assert.Equal("application/problem+json", tooLarge.Content.Headers.ContentType!.MediaType);
        Assert.Contains("volumineuse", await tooLarge.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.StopAsync();

        async Task<HttpResponseMessage> Post(int length)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/echo")
            {
                Content = new StringContent($"\"{new string('x', length - 2)}\"", Encoding.ASCII, "application/json"),
            };
            if (!lengthKnown)
                request.Headers.TransferEncodingChunked = true;
            return await client.SendAsync(request);
        }
    }

    [Fact]
    public async Task One_address_that_asks_too_much_is_told_when_to_come_back()
    {
        await using var site = await TestSite.Start(
            DatabaseKind.Sqlite, new Dictionary<string, string?> { ["BEFFROI_RATE_SUSTAINED"] = "1", ["BEFFROI_RATE_BURST"] = "3" });

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
            statuses.Add((await From(site, "192.0.2.1")).Response.StatusCode);
        var refused = await From(site, "192.0.2.1");

        Assert.Equal([200, 200, 200, 429], statuses);
        Assert.Equal("application/problem+json", refused.Response.ContentType);
        Assert.InRange(int.Parse(refused.Response.Headers.RetryAfter!, CultureInfo.InvariantCulture), 1, 5);
        using var body = new StreamReader(refused.Response.Body);
        Assert.Contains("Trop de demandes", await body.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Equal(200, (await From(site, "192.0.2.2")).Response.StatusCode);
        for (var i = 0; i < 6; i++)
            Assert.Equal(200, (await From(site, "127.0.0.1")).Response.StatusCode);

        static Task<HttpContext> From(TestSite site, string address) => site.Server.SendAsync(http =>
        {
            http.Request.Path = "/api/v1/territories/62498";
            http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        });
    }

    [Theory]
    [InlineData("192.0.2.1", "203.0.113.9 https")]
    [InlineData("192.0.2.2", "192.0.2.2 http")]
    public async Task Forwarded_headers_are_believed_from_known_proxies_only(string from, string seen)
    {
        await using var site = await TestSite.Start(
            DatabaseKind.Sqlite,
            new Dictionary<string, string?> { ["BEFFROI_KNOWN_PROXIES"] = "192.0.2.1" },
            map: app => app.MapGet("/qui", (HttpContext http) => $"{http.Connection.RemoteIpAddress} {http.Request.Scheme}").AllowAnonymous());

        var answered = await site.Server.SendAsync(http =>
        {
            http.Request.Path = "/qui";
            http.Connection.RemoteIpAddress = IPAddress.Parse(from);
            http.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
            http.Request.Headers["X-Forwarded-Proto"] = "https";
        });

        using var body = new StreamReader(answered.Response.Body);
        Assert.Equal(seen, await body.ReadToEndAsync());
    }

    [Fact]
    public async Task A_log_line_has_the_route_and_the_trace_and_neither_the_address_nor_the_query()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, map: app =>
            app.MapGet("/reprise/{jeton}", (string jeton) => jeton.Length).AllowAnonymous());

        await site.Client.GetAsync("/reprise/SECRETSECRETSECRET?q=SECRETSECRETSECRET");
        await site.Client.GetAsync("/nulle-part/SECRETSECRETSECRET?q=SECRETSECRETSECRET");

        Assert.Contains(site.Log, l => System.Text.RegularExpressions.Regex.IsMatch(
            l, @"^GET /reprise/\{jeton\} 200 \d+[.,]\d ms [0-9a-f]{32} ", default, TimeSpan.FromSeconds(1)));
        Assert.Contains(site.Log, l => l.StartsWith("GET - 404", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log.Where(l => !l.StartsWith("Request ", StringComparison.Ordinal)), l => l.Contains("SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_are_French_whatever_the_host_and_the_visitor()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, map: app =>
            app.MapGet("/culture", () => $"{CultureInfo.CurrentCulture.Name} {1234.5:0.0} {new DateTime(2026, 11, 23):d MMMM yyyy}").AllowAnonymous());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/culture");
        request.Headers.AcceptLanguage.ParseAdd("en-US");

        using var response = await site.Client.SendAsync(request);

        Assert.Equal("fr-FR 1234,5 23 novembre 2026", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Answers_are_compressed()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/territories?q=saint&limit=100");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));

        using var response = await site.Client.SendAsync(request);

        Assert.Equal("br", response.Content.Headers.ContentEncoding.Single());
        await using var body = new BrotliStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var document = await JsonDocument.ParseAsync(body);
        Assert.Equal(100, document.RootElement.GetProperty("territories").GetArrayLength());
    }

    [Fact]
    public async Task Style_sheets_are_served_with_a_tag()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var response = await site.Client.GetAsync("/_content/Beffroi.Ui/beffroi.css");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.NotNull(response.Headers.CacheControl);
    }

    [Fact]
    public async Task A_service_that_cannot_be_ready_says_what_is_wrong()
    {
        await using var site = await TestSite.Start(DatabaseKind.Postgres);
        await site.With<Beffroi.Platform.Database.BeffroiDb>(async db =>
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database, """DELETE FROM "__EFMigrationsHistory" """);
        });

        using var response = await site.Client.GetAsync("/sante/prete");
        var body = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("not_ready", body.GetProperty("status").GetString());
        Assert.True(body.GetProperty("database").GetBoolean());
        Assert.False(body.GetProperty("migrations").GetBoolean());
    }
}
