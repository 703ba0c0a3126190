using System.Net;
using System.Net.Sockets;
using System.Text;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Scan;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Files;

/// <summary>clamd away, silent or cut: said, tried again, never « clean ».</summary>
public sealed class ScanFaultsTests(ClamdProcess clamd) : IClassFixture<ClamdProcess>
{
    [Theory]
    [InlineData(DoorFault.KeepsSilent)]
    [InlineData(DoorFault.CutsInTheMiddle)]
    [InlineData(DoorFault.CutsTheAnswer)]
    public async Task A_clamd_that_hangs_or_hangs_up_leaves_the_file_in_quarantine_and_is_asked_again(DoorFault fault)
    {
        await using var door = new Door(clamd.Port) { Fault = fault };
        await using var site = await FilesDoor.Start(DatabaseKind.Sqlite, door.Port);
        var id = (await FilesDoor.Give(site.Client, "a.txt", Given.Page(500_000, 1))).Answer;

        await FilesDoor.Scan(site);
        Assert.Equal("file-not-yet-checked", await FilesDoor.Take(site.Client, id));
        var job = await Job(site);
        Assert.Equal((JobState.Waiting, 1), (job.State, job.Attempts));
        Assert.Contains("clamd", job.LastError, StringComparison.Ordinal);

        door.Fault = DoorFault.None;
        site.Clock.Advance(JobRunner.PauseAfter(1));
        await FilesDoor.Scan(site);
        Assert.Equal("", await FilesDoor.Take(site.Client, id));
    }

    [Theory, OnBothDatabases]
    public async Task A_clamd_that_is_away_for_days_scans_all_that_waited_as_soon_as_it_is_back(DatabaseKind database)
    {
        var port = OtherPrograms.FreePort();
        await using var site = await FilesDoor.Start(database, port);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add((await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 20 + i))).Answer);
        for (var i = 0; i < Beffroi.Platform.Jobs.Job.MostAttempts; i++)
        {
            await FilesDoor.Scan(site);
            site.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Contains("\"failed_jobs\":3", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
        Assert.Contains("\"file_scanner\":false", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
        Assert.Contains("\"status\":\"ready\"", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
        // So long that their jobs were erased.
        site.Clock.Advance(EraseEndedJobs.Kept);
        await site.With<EraseEndedJobs>(e => e.Run(CancellationToken.None));
        await Resume(site);
        Assert.Equal("file-not-yet-checked", await FilesDoor.Take(site.Client, ids[0]));

        using var relay = new Relay(port, clamd.Port);
        await Resume(site);
        await FilesDoor.Scan(site);

        foreach (var id in ids)
            Assert.Equal("", await FilesDoor.Take(site.Client, id));
    }

    [Fact]
    public async Task Put_off_for_hours_a_scan_begins_again_with_all_its_attempts_when_clamd_is_back()
    {
        var port = OtherPrograms.FreePort();
        await using var site = await FilesDoor.Start(DatabaseKind.Sqlite, port);
        var id = (await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 30))).Answer;
        for (var i = 0; i < 5; i++)
        {
            await FilesDoor.Scan(site);
            site.Clock.Advance(JobRunner.PauseAfter(i + 1));
        }
        await FilesDoor.Scan(site);
        Assert.True((await Job(site)).DueAt > site.Clock.GetUtcNow().AddHours(2));

        using var relay = new Relay(port, clamd.Port);
        await Resume(site);
        await FilesDoor.Scan(site);

        Assert.Equal("", await FilesDoor.Take(site.Client, id));
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
        await using var site = await FilesDoor.Start(DatabaseKind.Sqlite, door.Port);
        var id = (await FilesDoor.Give(site.Client, "a.txt", Given.Page(1_000, 40))).Answer;
        await FilesDoor.Scan(site);
        door.Fault = DoorFault.None;
        site.Clock.Advance(JobRunner.PauseAfter(1));
        var folder = await site.With<FilesOptions, string>(o => Task.FromResult(o.Folder));
        var file = Assert.Single(Directory.GetFiles(folder, "*", SearchOption.AllDirectories));
        await File.WriteAllBytesAsync(file, Given.Page(1_000, 41));

        await FilesDoor.Scan(site);

        Assert.Equal("file-not-yet-checked", await FilesDoor.Take(site.Client, id));
        Assert.Equal(JobState.Dead, (await Job(site)).State);
    }

    private static FilesOptions Options(int port) => new() { Folder = "", Clamd = new("127.0.0.1", port), ClamdTimeout = TimeSpan.FromSeconds(2) };

    private static Task Resume(TestSite site) => site.With<ResumeScans>(r => r.Run(CancellationToken.None));

    private static Task<Beffroi.Platform.Jobs.Job> Job(TestSite site) =>
        site.With<BeffroiDb, Beffroi.Platform.Jobs.Job>(db => db.Set<Beffroi.Platform.Jobs.Job>().AsNoTracking().SingleAsync(j => j.Kind == ScanOrder.JobKind));

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
