using System.Globalization;
using System.Text.Json;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Tests.Harness;
using Microsoft.Data.Sqlite;

namespace Beffroi.Tests.Platform.Files;

/// <summary>The S3 store down, a full disk, kill -9: said, tried again, nothing lost that was acknowledged.</summary>
public sealed class StoreFaultsTests(ClamdProcess clamd) : IClassFixture<ClamdProcess>
{
    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Postgres)]
    public async Task In_an_S3_store_files_come_back_are_stored_once_and_leave_and_when_it_is_down_it_is_said(DatabaseKind database)
    {
        await using var s3 = await S3Process.Start();
        await using var site = await FilesDoor.Start(database, clamd.Port, s3.Settings);
        var photo = Given.Sample("photo.heic");
        var id = (await FilesDoor.Give(site.Client, "photo.heic", photo)).Answer;
        var twin = (await FilesDoor.Give(site.Client, "photo.heic", photo)).Answer;
        Assert.Single(s3.Objects);
        await FilesDoor.Scan(site);
        var kept = await site.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}");
        Assert.Equal(photo.Length, kept.Length);

        await s3.Down();
        Assert.Equal("file-store-down", await FilesDoor.Take(site.Client, id));
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
        await using var site = await FilesDoor.Start(DatabaseKind.Sqlite, clamd.Port, new Dictionary<string, string?>(s3.Settings) { ["BEFFROI_FILES_S3_BUCKET"] = "autres" });

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
        await Eventually(async () => await FilesDoor.Take(site.Client, id) == "");
        Assert.Equal(small, await site.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}"));
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
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

        await database.LetLeasesEnd();
        await using var next = await FilesProcess.Serve(Settings(database));
        foreach (var (id, content) in acknowledged)
        {
            await Eventually(async () => await FilesDoor.Take(next.Client, id) == "");
            Assert.Equal(content, await next.Client.GetByteArrayAsync($"{FilesDoor.Address}/{id}"));
        }
        // The bytes that no row names are there until the sweep; a file that is given again takes them.
        Assert.Equal(4, Directory.GetFiles(Path.Combine(database.Folder, "files"), "*", SearchOption.AllDirectories).Count(f => !f.Contains("arriving", StringComparison.Ordinal)));
        Assert.Equal(3L, Assert.Single(await database.Query("SELECT COUNT(*) FROM platform_file"))[0]);
        var again = (await FilesDoor.Give(next.Client, "b.txt", Given.Page(50_000, 80))).Answer;
        await Eventually(async () => await FilesDoor.Take(next.Client, again) == "");
    }

    private Dictionary<string, string?> Settings(TestDatabase database) =>
        new(database.Settings, StringComparer.Ordinal) { [FilesOptions.ClamdKey] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{clamd.Port}") };

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
}
