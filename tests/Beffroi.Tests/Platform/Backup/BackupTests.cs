using System.Text;
using System.Text.Json;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Backup;

/// <summary>What was backed up comes back whole, elsewhere, with the same audit head; what is not whole is refused.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"beffroi-backup-{Guid.CreateVersion7():n}");

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Postgres)]
    public async Task A_site_comes_back_with_its_accounts_its_files_and_its_audit_head(DatabaseKind database)
    {
        await using var from = await SiteWithSomething(database);
        var made = await Ran(from, "backup", folder);
        Assert.Equal((0, ""), (made.Code, made.Errors));

        await using var to = await TestDatabase.Empty(database);
        var restored = await Ran(to, "restore", folder);
        Assert.Equal((0, ""), (restored.Code, restored.Errors));
        Assert.Equal(made.Answer.GetProperty("audit_head").GetString(), restored.Answer.GetProperty("audit_head").GetString());
        Assert.NotEqual("0", made.Answer.GetProperty("audit_head").GetString()!.Split(':')[0]);

        var verified = await BeffroiProcess.Run(Settings(to), "audit", "verify", "--json", "--head", made.Answer.GetProperty("audit_head").GetString()!);
        Assert.Equal(0, verified.Code);
        // Those of the demonstration too.
        var back = Directory.GetFiles(Path.Combine(to.Folder, "files"), "*", SearchOption.AllDirectories);
        Assert.Equal(made.Answer.GetProperty("files").GetInt32(), back.Length);
        Assert.Single(back, f => File.ReadAllText(f) == "bonjour");
        Assert.Equal(0, (await BeffroiProcess.Run(Settings(to), "migrate", "--json")).Code);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
    public async Task Nothing_is_overwritten_and_nothing_that_was_altered_is_put_back(DatabaseKind database)
    {
        await using var from = await SiteWithSomething(database);
        Assert.Equal(0, (await Ran(from, "backup", folder)).Code);

        var again = await Ran(from, "backup", folder);
        Assert.Equal(1, again.Code);
        Assert.Contains("is not empty", again.Errors, StringComparison.Ordinal);
        var over = await Ran(from, "restore", folder);
        Assert.Equal(1, over.Code);
        Assert.Contains("nothing is overwritten", over.Errors, StringComparison.Ordinal);

        await using var to = await TestDatabase.Empty(database);
        var file = Directory.EnumerateFiles(Path.Combine(folder, "files")).First();
        await File.AppendAllTextAsync(file, "!");
        var altered = await Ran(to, "restore", folder);
        Assert.Equal(1, altered.Code);
        Assert.Contains("was altered", altered.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(to.Folder, "files")));
        File.Delete(Path.Combine(folder, "manifest.json"));
        Assert.Contains("did not end", (await Ran(to, "restore", folder)).Errors, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
    public async Task A_chain_that_was_broken_before_the_backup_is_said_at_both_ends(DatabaseKind database)
    {
        await using var from = await SiteWithSomething(database, db => db.Database.ExecuteSqlRawAsync("UPDATE platform_audit SET why = 'autre' WHERE sequence = 1"));

        var made = await Ran(from, "backup", folder);
        Assert.Equal(1, made.Code);
        Assert.Contains("broken at row 1", made.Errors, StringComparison.Ordinal);
        await using var to = await TestDatabase.Empty(database);
        Assert.Contains("broken at row 1", (await Ran(to, "restore", folder)).Errors, StringComparison.Ordinal);
    }

    /// <summary>A database with people of the demonstration, their acts, and one file; its site is stopped.</summary>
    private static async Task<TestDatabase> SiteWithSomething(DatabaseKind database, Func<BeffroiDb, Task>? then = null)
    {
        var home = await TestDatabase.Clone(database);
        await using var site = await TestSite.StartOn(home, Demonstration);
        await Someone.Plays(site.Client, "Claire Vasseur");
        await site.With<ReceiveFile>(async receive =>
        {
            var received = await receive.Receive("bonjour.txt", "text/plain", new MemoryStream(Encoding.UTF8.GetBytes("bonjour")), CancellationToken.None);
            Assert.True(received.Succeeded);
            await site.With<KeepFile>(keep => keep.Keep(received.Value!, CancellationToken.None));
        });
        if (then is not null)
            await site.With(then);
        return home;
    }

    private static readonly Dictionary<string, string?> Demonstration = new() { ["BEFFROI_DEMONSTRATION"] = "true", [FilesOptions.ClamdKey] = "none" };

    private static Dictionary<string, string?> Settings(TestDatabase home) => new(home.Settings) { ["BEFFROI_DEMONSTRATION"] = "true", [FilesOptions.ClamdKey] = "none" };

    private static async Task<(int Code, JsonElement Answer, string Errors)> Ran(TestDatabase home, string verb, string folder)
    {
        var (code, output, errors) = await BeffroiProcess.Run(Settings(home), verb, folder, "--json");
        return (code, output.Length > 0 && output[0] == '{' ? JsonDocument.Parse(output).RootElement : default, errors);
    }
}
