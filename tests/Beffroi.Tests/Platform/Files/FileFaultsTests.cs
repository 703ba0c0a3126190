using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Scan;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Files;

/// <summary>clamd away, silent or cut; the S3 store down; a full disk; kill -9: said, tried again, never « clean », nothing lost that was acknowledged.</summary>
public sealed class FileFaultsTests(ClamdProcess clamd) : IClassFixture<ClamdProcess>
{
    [Theory]
    [InlineData(DoorFault.KeepsSilent)]
    [InlineData(DoorFault.CutsInTheMiddle)]
    [InlineData(DoorFault.CutsTheAnswer)]
    public async Task A_clamd_that_hangs_or_hangs_up_leaves_the_file_in_quarantine_and_is_asked_again(DoorFault fault)
    {
        await using var door = new Door(clamd.Port) { Fault = fault };
        await using var site = await Start(DatabaseKind.Sqlite, door.Port);
        var id = (await FilesDoor.Give(site.Client, "a.txt", Given.Page(500_000, 1))).Answer;

        await Scan(site);
        Assert.Equal("file-not-yet-checked", await Take(site, id));
        var job = await Job(site);
        Assert.Equal((JobState.Waiting, 1), (job.State, job.Attempts));
        Assert.Contains("clamd", job.LastError, StringComparison.Ordinal);

        door.Fault = DoorFault.None;
        site.Clock.Advance(JobRunner.PauseAfter(1));
        await Scan(site);
        Assert.Equal("", await Take(site, id));
    }

    [Theory, OnBothDatabases]
    public async Task A_clamd_that_is_away_for_days_scans_all_that_waited_as_soon_as_it_is_back(DatabaseKind database)
    {
        var port = StandInMailServer.FreePort();
        await using var site = await Start(database, port);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add((await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 20 + i))).Answer);
        for (var i = 0; i < Beffroi.Platform.Jobs.Job.MostAttempts; i++)
        {
            await Scan(site);
            site.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Contains("\"failed_jobs\":3", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
        Assert.Contains("\"file_scanner\":false", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"ready\"", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
        // So long that their jobs were erased.
        site.Clock.Advance(EraseEndedJobs.Kept);
        await site.With<EraseEndedJobs>(e => e.Run(CancellationToken.None));
        await Resume(site);
        Assert.Equal("file-not-yet-checked", await Take(site, ids[0]));

        using var relay = new Relay(port, clamd.Port);
        await Resume(site);
        await Scan(site);

        foreach (var id in ids)
            Assert.Equal("", await Take(site, id));
    }

    [Fact]
    public async Task Put_off_for_hours_a_scan_begins_again_with_all_its_attempts_when_clamd_is_back()
    {
        var port = StandInMailServer.FreePort();
        await using var site = await Start(DatabaseKind.Sqlite, port);
        var id = (await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 30))).Answer;
        for (var i = 0; i < 5; i++)
        {
            await Scan(site);
            site.Clock.Advance(JobRunner.PauseAfter(i + 1));
        }
        await Scan(site);
        Assert.True((await Job(site)).DueAt > site.Clock.GetUtcNow().AddHours(2));

        using var relay = new Relay(port, clamd.Port);
        await Resume(site);
        await Scan(site);

        Assert.Equal("", await Take(site, id));
        Assert.Equal(1, (await Job(site)).Attempts);
    }

    [Theory]
    [InlineData("stream: OK\0", true)]
    [InlineData("stream: OK FOUND\0", false)]
    [InlineData("OK\0", false)]
    [InlineData("stream: INSTREAM size limit exceeded. ERROR\0", false)]
    [InlineData("stream: Can't allocate memory ERROR\0", false)]
    [InlineData("", false)]
    public async Task Whatever_is_not_a_plain_OK_is_not_clean(string words, bool clean)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            await client.GetStream().ReadExactlyAsync(new byte[19]);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(words));
        });
        using var content = new MemoryStream("a"u8.ToArray());

        var verdict = await new Clamd(Options(((IPEndPoint)listener.LocalEndpoint).Port)).Scan(content, CancellationToken.None);
        await answering;

        Assert.Equal(clean, verdict is Verdict.Clean);
    }

    [Fact]
    public async Task Bytes_that_changed_in_the_store_are_never_clean()
    {
        await using var door = new Door(clamd.Port) { Fault = DoorFault.KeepsSilent };
        await using var site = await Start(DatabaseKind.Sqlite, door.Port);
        var id = (await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 40))).Answer;
        await Scan(site);
        door.Fault = DoorFault.None;
        site.Clock.Advance(JobRunner.PauseAfter(1));
        var folder = await site.With<FilesOptions, string>(o => Task.FromResult(o.Folder));
        var file = Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(file, Given.Page(1_000, 41));

        await Scan(site);

        Assert.Equal("file-not-yet-checked", await Take(site, id));
        Assert.Equal(JobState.Dead, (await Job(site)).State);
    }

    [Theory, OnBothDatabases]
    public async Task In_an_S3_store_files_come_back_are_stored_once_and_leave_and_when_it_is_down_it_is_said(DatabaseKind database)
    {
        await using var s3 = await S3Process.Start();
        await using var site = await Start(database, clamd.Port, s3.Settings);
        var photo = Given.Sample("photo.heic");
        var id = (await FilesDoor.Give(site.Client, "photo.heic", photo)).Answer;
        var twin = (await FilesDoor.Give(site.Client, "photo.heic", photo)).Answer;
        Assert.Single(s3.Objects);
        await Scan(site);
        var kept = await site.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}");
        Assert.Equal(photo.Length, kept.Length);

        await s3.Down();
        Assert.Equal("file-store-down", await Take(site, id));
        Assert.Equal((false, "file-store-down"), await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 50)));
        using (var ready = JsonDocument.Parse(await site.Client.GetStringAsync("/sante/prete")))
            Assert.False(ready.RootElement.GetProperty("file_store").GetBoolean());

        await s3.Up();
        Assert.Equal(kept, await site.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}"));
        Assert.True((await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 50))).Received);
        site.Clock.Advance(SweepFiles.Grace + TimeSpan.FromMinutes(1));
        foreach (var one in (string[])[id, twin])
            await site.With<ForgetFile, bool>(f => f.Forget(FileId.Parse(one, null), CancellationToken.None));
        await site.With<SweepFiles>(s => s.Run(CancellationToken.None));
        Assert.Single(s3.Objects);
    }

    [Fact]
    public async Task A_bucket_that_does_not_exist_is_a_store_that_is_down_and_no_missing_file()
    {
        await using var s3 = await S3Process.Start();
        await using var site = await Start(DatabaseKind.Sqlite, clamd.Port, new Dictionary<string, string?>(s3.Settings) { ["BEFFROI_FILES_S3_BUCKET"] = "autres" });

        Assert.Equal((false, "file-store-down"), await FilesDoor.Give(site.Client, "a.txt", "a"u8.ToArray()));
        Assert.Contains(site.Log, l => l.Contains("the bucket autres", StringComparison.Ordinal));
    }

    [Fact]
    public async Task On_a_full_disk_a_file_is_refused_with_a_reason_leaves_nothing_and_a_smaller_one_passes()
    {
        await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);
        await using var site = await FilesProcess.ServeOnASmallDisk(Settings(database), Path.Combine(database.Folder, "files"), 3_000_000);

        Assert.Equal((false, "file-store-full"), await FilesDoor.Give(site.Client, "a.txt", Given.Page(5_000_000, 60)));
        // Nothing of the first one is in the way.
        var small = Given.Page(2_000_000, 61);
        var (received, id) = await FilesDoor.Give(site.Client, "a.txt", small);

        Assert.True(received, id);
        await Eventually(async () => await Take(site.Client, id) == "");
        Assert.Equal(small, await site.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}"));
    }

    [Theory, OnBothDatabases]
    public async Task Killed_between_the_bytes_and_the_row_nothing_acknowledged_is_lost_and_nothing_else_is_kept(DatabaseKind kind)
    {
        await using var database = await TestDatabase.Clone(kind);
        var acknowledged = new List<(string Id, byte[] Content)>();
        await using (var killed = await FilesProcess.Serve(Settings(database)))
        {
            for (var i = 0; i < 3; i++)
                acknowledged.Add(((await FilesDoor.Give(killed.Client, "a.txt", Given.Page(50_000, 70 + i))).Answer, Given.Page(50_000, 70 + i)));
            var reached = Path.Combine(database.Folder, "reached");
            var unacknowledged = FilesDoor.Send(killed.Client, "b.txt", Given.Page(50_000, 80), query: $"?{FilesDoor.Pause}={reached}");
            await Eventually(() => Task.FromResult(File.Exists(reached)));
            await killed.Kill();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => unacknowledged);
        }
        // As the bytes of the one whose file was being written when the power went.
        var half = Directory.CreateDirectory(Path.Combine(database.Folder, "files", "arriving")).CreateSubdirectory(".").FullName;
        await File.WriteAllTextAsync(Path.Combine(half, "half"), "half");

        await Execute(kind, database, "UPDATE platform_job SET due_at = 0, lease_until = CASE WHEN lease_until IS NULL THEN NULL ELSE 0 END WHERE state = 'Waiting'", null);
        await using var next = await FilesProcess.Serve(Settings(database));
        foreach (var (id, content) in acknowledged)
        {
            await Eventually(async () => await Take(next.Client, id) == "");
            Assert.Equal(content, await next.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}"));
        }
        // The bytes that no row names are there until the sweep; a file that is given again takes them.
        Assert.Equal(4, Directory.GetFiles(Path.Combine(database.Folder, "files"), "*", SearchOption.AllDirectories).Count(f => !f.Contains("arriving", StringComparison.Ordinal)));
        await Execute(kind, database, "SELECT count(*) FROM platform_file", 3L);
        var again = (await FilesDoor.Give(next.Client, "b.txt", Given.Page(50_000, 80))).Answer;
        await Eventually(async () => await Take(next.Client, again) == "");
    }

    private Dictionary<string, string?> Settings(TestDatabase database) =>
        new(database.Settings, StringComparer.Ordinal) { [FilesOptions.ClamdKey] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{clamd.Port}") };

    private static Task<TestSite> Start(DatabaseKind database, int port, IReadOnlyDictionary<string, string?>? more = null) =>
        TestSite.Start(
            database,
            new Dictionary<string, string?>(more ?? new Dictionary<string, string?>())
            {
                [FilesOptions.ClamdKey] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
                [FilesOptions.ClamdTimeoutKey] = "2",
            },
            map: FilesDoor.Map);

    private static FilesOptions Options(int port) => new() { Folder = "", Clamd = new("127.0.0.1", port), ClamdTimeout = TimeSpan.FromSeconds(2) };

    private static Task Scan(TestSite site) => site.With<JobRunner>(r => r.Drain(CancellationToken.None));

    private static Task Resume(TestSite site) => site.With<ResumeScans>(r => r.Run(CancellationToken.None));

    private static Task<Beffroi.Platform.Jobs.Job> Job(TestSite site) =>
        site.With<BeffroiDb, Beffroi.Platform.Jobs.Job>(db => db.Set<Beffroi.Platform.Jobs.Job>().AsNoTracking().SingleAsync(j => j.Kind == ScanOrder.JobKind));

    private static Task<string> Take(TestSite site, string id) => Take(site.Client, id);

    /// <summary>Empty when the file was given.</summary>
    private static async Task<string> Take(HttpClient client, string id)
    {
        using var answer = await client.GetAsync($"{FilesDoor.Address}/{id}");
        return answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync();
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 240; i++)
        {
            if (await holds())
                return;
            await Task.Delay(250);
        }
        Assert.Fail("It never came to be.");
    }

    private static async Task Execute(DatabaseKind kind, TestDatabase database, string sql, long? expected)
    {
        await using System.Data.Common.DbConnection connection = kind is DatabaseKind.Sqlite
            ? new SqliteConnection($"Data Source={Path.Combine(database.Folder, SqliteBeffroiDb.FileName)};Pooling=false")
            : new Npgsql.NpgsqlConnection(database.Connection + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (expected is null)
            await command.ExecuteNonQueryAsync();
        else
            Assert.Equal(expected, Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture));
    }

    /// <summary>A port that was closed opens on clamd.</summary>
    private sealed class Relay : IDisposable
    {
        private readonly TcpListener listener;

        public Relay(int port, int target)
        {
            listener = new(IPAddress.Loopback, port);
            listener.Start();
            _ = Accept(target);
        }

        public void Dispose() => listener.Dispose();

        private async Task Accept(int target)
        {
            while (true)
                _ = Pass(await listener.AcceptTcpClientAsync(), target);
        }

        private static async Task Pass(TcpClient guest, int target)
        {
            using (guest)
            using (var server = new TcpClient("127.0.0.1", target))
                await Task.WhenAny(guest.GetStream().CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(guest.GetStream()));
        }
    }
}
