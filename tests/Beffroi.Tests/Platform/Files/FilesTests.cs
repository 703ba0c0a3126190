using System.Net;
using System.Text.Json;
using Beffroi.Platform;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Scan;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Platform.Files;

/// <summary>A file from the form of who gives it to the browser of who may see it, on the disk and in an S3 store, with ClamAV itself.</summary>
public sealed class FilesTests(ClamdProcess clamd) : IClassFixture<ClamdProcess>
{
    [Theory, OnBothDatabases]
    public async Task A_file_waits_in_quarantine_then_comes_back_as_it_was_given_and_can_do_nothing(DatabaseKind database)
    {
        await using var door = new Door(clamd.Port) { Fault = DoorFault.KeepsSilent };
        await using var site = await Start(database, door.Port);
        var given = Given.Pdf("/Title (à rendre)");

        var (received, id) = await FilesDoor.Give(site.Client, "Devis d’été « final ».pdf", given, "application/pdf");
        Assert.True(received, id);
        Assert.Equal((HttpStatusCode.Conflict, "file-not-yet-checked"), await Take(site, id));
        await Scan(site);
        door.Fault = DoorFault.None;
        site.Clock.Advance(JobRunner.PauseAfter(1));
        await Scan(site);
        using var answer = await site.Client.GetAsync($"{FilesDoor.Address}/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(given, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(given.Length, answer.Content.Headers.ContentLength);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("Devis d’été « final ».pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("no-store, private", answer.Headers.CacheControl!.ToString());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        Assert.Superset(new HashSet<string>(["default-src 'none'", "sandbox", "frame-ancestors 'none'"]), policy.Select(d => d.Trim()).ToHashSet());
        Assert.DoesNotContain(policy, d => d.Contains("self", StringComparison.Ordinal));
        // The other answers keep their own.
        using var page = await site.Client.GetAsync("/");
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_virus_bare_or_inside_a_document_is_never_given_back_nor_kept_nor_taken_again(DatabaseKind database)
    {
        await using var site = await Start(database);
        var inside = Given.Docx(("word/media/image1.bin", ClamdProcess.Eicar));

        var bare = (await FilesDoor.Give(site.Client, "note.txt", ClamdProcess.Eicar)).Answer;
        var hidden = (await FilesDoor.Give(site.Client, "rapport.docx", inside)).Answer;
        await Scan(site);

        foreach (var id in (string[])[bare, hidden])
            Assert.Equal((HttpStatusCode.Conflict, "file-infected"), await Take(site, id));
        Assert.Empty(Contents(site));
        Assert.Equal((false, "file-infected"), await FilesDoor.Give(site.Client, "rapport.docx", inside));
        Assert.Equal(2, site.Log.Count(l => l.Contains("clamd found Beffroi.Test.EICAR", StringComparison.Ordinal)));
        var kept = await site.With<FindFiles, IReadOnlyList<StoredFile>>(f => f.Find([FileId.Parse(bare, null), FileId.Parse(hidden, null)], CancellationToken.None));
        Assert.Equal(["note.txt", "rapport.docx"], kept.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(kept, f => Assert.Equal(ScanState.Infected, f.State));
    }

    [Theory, OnBothDatabases]
    public async Task The_same_content_is_stored_once_scanned_once_and_stays_as_long_as_one_file_has_it(DatabaseKind database)
    {
        await using var site = await Start(database);
        var given = Given.Page(100_000, 7);

        var ids = (await Task.WhenAll(Enumerable.Range(0, 6).Select(i => FilesDoor.Give(site.Client, $"copie {i}.txt", given)))).Select(a => a.Answer).ToList();
        Assert.Equal(6, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(Contents(site));
        await Scan(site);
        // Known to be clean: the next one has nothing to wait for.
        ids.Add((await FilesDoor.Give(site.Client, "copie.csv", given)).Answer);
        Assert.Equal(HttpStatusCode.OK, (await Take(site, ids[^1])).Status);

        site.Clock.Advance(SweepFiles.Grace + TimeSpan.FromMinutes(1));
        foreach (var id in ids[..^1])
            Assert.True(await site.With<ForgetFile, bool>(f => f.Forget(FileId.Parse(id, null), CancellationToken.None)));
        await Sweep(site);
        Assert.Equal((HttpStatusCode.Conflict, "file-absent"), await Take(site, ids[0]));
        Assert.Equal(HttpStatusCode.OK, (await Take(site, ids[^1])).Status);

        await site.With<ForgetFile, bool>(f => f.Forget(FileId.Parse(ids[^1], null), CancellationToken.None));
        await Sweep(site);
        Assert.Empty(Contents(site));
        Assert.False(await site.With<ForgetFile, bool>(f => f.Forget(FileId.Parse(ids[^1], null), CancellationToken.None)));
        // Given again, it is stored and scanned again.
        var again = (await FilesDoor.Give(site.Client, "copie.txt", given)).Answer;
        await Scan(site);
        Assert.Equal(HttpStatusCode.OK, (await Take(site, again)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Bytes_that_no_act_kept_are_swept_after_a_day_and_not_before(DatabaseKind database)
    {
        await using var site = await Start(database);
        using var stream = new MemoryStream(Given.Page(1_000, 8));
        var arrived = (await site.With<ReceiveFile, Outcome<ArrivedFile>>(r => r.Receive("a.txt", null, stream, CancellationToken.None))).Value!;

        // An act that fails keeps nothing.
        await Assert.ThrowsAsync<InvalidOperationException>(() => site.With<ActThatFails>(act => act.Run(arrived)));
        Assert.Equal(0, await site.With<BeffroiDb, int>(db => db.Set<FileEntry>().CountAsync()));
        Assert.Equal(0, await site.With<BeffroiDb, int>(db => db.Set<Job>().CountAsync(j => j.Kind == ScanOrder.JobKind)));

        site.Clock.Advance(SweepFiles.Grace - TimeSpan.FromMinutes(1));
        await Sweep(site);
        Assert.Single(Contents(site));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Sweep(site);
        Assert.Empty(Contents(site));
        // Too late: a file never names bytes that are not there.
        await Assert.ThrowsAnyAsync<Exception>(() => site.With<KeepFile, FileId>(k => k.Keep(arrived, CancellationToken.None)));
        Assert.Equal(0, await site.With<BeffroiDb, int>(db => db.Set<FileEntry>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Sweeping_while_others_give_the_same_content_never_leaves_a_file_without_its_bytes(DatabaseKind database)
    {
        await using var site = await Start(database);
        var given = Given.Page(2_000, 9);
        for (var turn = 0; turn < 5; turn++)
        {
            var first = (await FilesDoor.Give(site.Client, "a.txt", given)).Answer;
            site.Clock.Advance(SweepFiles.Grace + TimeSpan.FromMinutes(1));
            await site.With<ForgetFile, bool>(f => f.Forget(FileId.Parse(first, null), CancellationToken.None));

            var both = await Task.WhenAll(
                Task.Run(async () => { await Sweep(site); return ""; }),
                Task.Run(async () => (await FilesDoor.Give(site.Client, "a.txt", given)).Answer));

            await Scan(site);
            Assert.Equal(HttpStatusCode.OK, (await Take(site, both[1])).Status);
            await site.With<ForgetFile, bool>(f => f.Forget(FileId.Parse(both[1], null), CancellationToken.None));
        }
    }

    [Fact]
    public async Task Any_text_of_any_length_comes_back_identical()
    {
        await using var site = await Start(DatabaseKind.Sqlite);
        var kept = new List<(string Id, byte[] Content)>();
        await Gen.Select(Gen.Int[1, 300_000], Gen.Int).SampleAsync(
            async (size, seed) =>
            {
                var content = Given.Page(size, seed);
                var (received, id) = await FilesDoor.Give(site.Client, "a.txt", content);
                lock (kept)
                    kept.Add((id, content));
                return received;
            },
            iter: 40,
            threads: 4);
        await Scan(site);

        foreach (var (id, content) in kept)
            Assert.Equal(content, await site.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}"));
    }

    [Fact]
    public async Task Twenty_megabytes_fit_and_one_byte_more_does_not_whatever_was_announced()
    {
        await using var site = await Start(DatabaseKind.Sqlite);

        Assert.True((await FilesDoor.Give(site.Client, "a.txt", Given.Page(ReceiveFile.LargestFile, 10))).Received);
        await Scan(site);
        Assert.Equal((false, "file-too-large"), await FilesDoor.Give(site.Client, "a.txt", Given.Page(ReceiveFile.LargestFile + 1, 11)));
        Assert.Equal((false, "file-empty"), await FilesDoor.Give(site.Client, "a.txt", []));
        Assert.Equal((false, "file-wrong-name"), await FilesDoor.Give(site.Client, "a.jpg", Given.Pdf(), "image/jpeg"));
        Assert.Equal((false, "file-swells"), await FilesDoor.Give(site.Client, "a.docx", Given.Docx(("word/a.bin", new byte[60_000_000]))));
        Assert.Single(Contents(site));
    }

    [Fact]
    public async Task The_real_server_lets_the_form_of_a_file_in_and_refuses_what_is_twice_as_large()
    {
        await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);
        var builder = Beffroi.Platform.Web.Site.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(database.Settings)
            .AddInMemoryCollection([new("PORT", "0"), new("Logging:Console:LogLevel:Default", "None"), new(FilesOptions.ClamdKey, $"127.0.0.1:{clamd.Port}")]);
        await using var app = Modules.Build(builder);
        Modules.Map(app);
        FilesDoor.Map(app);
        await app.StartAsync();
        // Asks before it sends, and waits for the answer, however slow the machine is.
        using var patient = new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) };
        using var client = new HttpClient(patient) { BaseAddress = new(app.Urls.First()), DefaultRequestHeaders = { ExpectContinue = true } };

        Assert.True((await FilesDoor.Give(client, "a.txt", Given.Page(ReceiveFile.LargestFile, 12))).Received);
        Assert.Equal((false, "file-too-large"), await FilesDoor.Give(client, "a.txt", Given.Page(ReceiveFile.LargestFile + 1, 13)));
        using var far = await FilesDoor.Send(client, "a.txt", new byte[(2 * ReceiveFile.LargestFile) + 100_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, far.StatusCode);
        await app.StopAsync();
    }

    [Fact]
    public async Task Without_clamd_no_file_is_received_and_in_a_demonstration_one_may_say_that_nobody_checks()
    {
        await using var off = await TestSite.Start(DatabaseKind.Sqlite, map: FilesDoor.Map);
        await using var demonstration = await TestSite.Start(
            DatabaseKind.Sqlite, new Dictionary<string, string?> { ["BEFFROI_DEMONSTRATION"] = "true", ["BEFFROI_CLAMD"] = "none" }, map: FilesDoor.Map);

        Assert.Equal((false, "files-off"), await FilesDoor.Give(off.Client, "a.txt", "a"u8.ToArray()));
        var id = (await FilesDoor.Give(demonstration.Client, "a.txt", "a"u8.ToArray())).Answer;
        Assert.Equal("a"u8.ToArray(), await demonstration.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}"));
        // It is not said to be clean.
        var file = Assert.Single(await demonstration.With<FindFiles, IReadOnlyList<StoredFile>>(f => f.Find([FileId.Parse(id, null)], CancellationToken.None)));
        Assert.Equal(ScanState.Quarantined, file.State);
        Assert.Contains("aucun antivirus", FileWords.Hint(await demonstration.With<FilesOptions, FilesOptions>(Task.FromResult)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_watches_is_told_of_the_store_and_of_clamd()
    {
        await using var site = await Start(DatabaseKind.Sqlite);
        await using var off = await TestSite.Start(DatabaseKind.Sqlite);

        Assert.Equal(("True", "True"), await Told(site));
        Assert.Equal(("Null", "Null"), await Told(off));

        static async Task<(string, string)> Told(TestSite site)
        {
            using var ready = JsonDocument.Parse(await site.Client.GetStringAsync("/sante/prete"));
            return (ready.RootElement.GetProperty("file_store").ValueKind.ToString(), ready.RootElement.GetProperty("file_scanner").ValueKind.ToString());
        }
    }

    [Fact]
    public void What_pages_say_of_a_file_is_its_kind_and_its_size()
    {
        var file = new StoredFile(TypedId.New<FileId>(TimeProvider.System), "a.pdf", "application/pdf", 1_234_567, ContentHash.Of("a"u8), DateTimeOffset.UnixEpoch, ScanState.Quarantined);
        var options = new FilesOptions { Folder = "" };

        Assert.Equal("PDF, 1,2\u00A0Mo", FileWords.Describe(file));
        Assert.Equal("PDF, 12\u00A0ko", FileWords.Describe(file with { Size = 12_345 }));
        Assert.Contains("Revenez dans quelques minutes", FileWords.WhyClosed(file, options), StringComparison.Ordinal);
        Assert.Contains("antivirus", FileWords.WhyClosed(file with { State = ScanState.Infected }, options with { Unchecked = true }), StringComparison.Ordinal);
        Assert.Null(FileWords.WhyClosed(file with { State = ScanState.Clean }, options));
    }

    [Fact]
    public async Task No_route_of_the_application_gives_a_file_by_its_id_alone()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        var routes = site.Services.GetServices<Microsoft.AspNetCore.Routing.EndpointDataSource>().SelectMany(s => s.Endpoints).Select(e => e.DisplayName ?? "").ToList();

        Assert.NotEmpty(routes);
        Assert.DoesNotContain(routes, r => r.Contains("Platform/Files", StringComparison.Ordinal) || r.Contains("fichiers/", StringComparison.OrdinalIgnoreCase));
    }

    private Task<TestSite> Start(DatabaseKind database, int? port = null) =>
        TestSite.Start(
            database,
            new Dictionary<string, string?> { [FilesOptions.ClamdKey] = $"127.0.0.1:{port ?? clamd.Port}", [FilesOptions.ClamdTimeoutKey] = "2" },
            services => services.AddScoped(s => new ActThatFails(s.GetRequiredService<BeffroiDb>(), s.GetRequiredService<KeepFile>())),
            FilesDoor.Map);

    private static Task Scan(TestSite site) => site.With<JobRunner>(r => r.Drain(CancellationToken.None));

    private static Task Sweep(TestSite site) => site.With<SweepFiles>(s => s.Run(CancellationToken.None));

    private static async Task<(HttpStatusCode Status, string Words)> Take(TestSite site, string id)
    {
        using var answer = await site.Client.GetAsync($"{FilesDoor.Address}/{id}");
        return (answer.StatusCode, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The files of the store on the disk, also those that are being written.</summary>
    private static IReadOnlyList<string> Contents(TestSite site)
    {
        var folder = site.With<FilesOptions, string>(o => Task.FromResult(o.Folder)).GetAwaiter().GetResult();
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private sealed class ActThatFails(BeffroiDb db, KeepFile keep)
    {
        public Task<int> Run(ArrivedFile arrived) => db.Write<int>(
            async () =>
            {
                await keep.Keep(arrived, CancellationToken.None);
                throw new InvalidOperationException("the act failed after its file was kept");
            },
            CancellationToken.None);
    }
}
