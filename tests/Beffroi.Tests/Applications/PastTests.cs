using System.Collections.Concurrent;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Applications;

/// <summary>The case files of two years that the demonstration begins with.</summary>
public sealed class PastTests(PastSites sites) : IClassFixture<PastSites>
{
    private const string Rich = "Une épicerie, sa cuisine et ses voisins (fictif)";

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
    public async Task It_reaches_every_state_over_many_territories_and_what_is_written_down_holds(DatabaseKind database)
    {
        var site = await sites.On(database);
        var (files, requests) = await Rows(site);

        Assert.InRange(files.Count, 40, 60);
        Assert.Equal(Enum.GetValues<CaseFileState>(), files.Select(f => f.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<AidRequestState>(), requests.Select(r => r.State).Distinct().Order());
        Assert.InRange(files.Select(f => f.Intermunicipality).Distinct().Count(), 15, 100);
        Assert.InRange(files.Select(f => f.OrganisationId).Distinct().Count(), 12, 100);
        Assert.Equal([2025, 2026], files.Select(f => f.OpenedAt.Year).Distinct().Order());
        Assert.All(files, f => Assert.True(f.OpenedAt <= f.Since && f.Since <= site.Clock.GetUtcNow() && (f.DepositedAt is null || f.OpenedAt <= f.DepositedAt), f.Title));
        Assert.All(files, f => Assert.EndsWith("(fictif)", f.Title, StringComparison.Ordinal));
        Assert.True((await site.With<VerifyAudit, AuditFinding>(v => v.Verify(null, CancellationToken.None))).Intact);
        // Old letters arrived long ago; no job waits since then.
        Assert.True(await site.With<JobsDb, DateTimeOffset?>(j => j.WaitingSince(site.Clock.GetUtcNow(), CancellationToken.None)) is not { } waits || waits >= site.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Played_twice_on_one_day_it_is_the_same_and_a_second_start_plays_nothing_more()
    {
        var first = (await Told(await sites.On(DatabaseKind.Sqlite))).ToList();
        await using var home = await TestDatabase.Clone(DatabaseKind.Sqlite);
        await using (var second = await TestSite.StartOn(home, PastSites.Settings))
            Assert.Equal(first, await Told(second));

        await using var again = await TestSite.StartOn(home, PastSites.Settings);

        Assert.Equal(first, await Told(again));

        async Task<IEnumerable<string>> Told(TestSite site)
        {
            var (files, requests) = await Rows(site);
            return files.OrderBy(f => f.Title, StringComparer.Ordinal).ThenBy(f => f.OpenedAt).SelectMany(f => (string[])
            [
                $"{f.Title} {f.State} {f.OpenedAt:O} {f.DepositedAt:O} {f.Since:O} {f.Municipality} {f.ImpliedRejectionOn:O}",
                .. requests.Where(r => r.CaseFileId == f.Id).OrderBy(r => r.SchemeId, StringComparer.Ordinal)
                    .Select(r => $"  {r.SchemeId} {r.State} {r.Since:O} {r.AskedCents} {r.DueOn:O} {r.ImpliedRejectionOn:O} {r.Words}"),
            ]);
        }
    }

    [Fact]
    public async Task One_file_shows_what_both_sides_do_and_each_reads_it()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        using var louise = site.NewVisitor();
        using var claire = site.NewVisitor();
        await Someone.Plays(louise, Played.Louise);
        await Someone.Plays(claire, Played.Claire);

        var structures = await Page.Open(louise, "/structures");
        var theirs = await (await (await structures.Go("Les Ateliers du Beffroi")).Go("Dossiers")).Go(Rich);
        Assert.Contains("Réorientation proposée", theirs.Text, StringComparison.Ordinal);
        Assert.Contains("la somme demandée reste la même", theirs.Text, StringComparison.Ordinal);
        Assert.Contains("La Ferme des deux rives", theirs.Text, StringComparison.Ordinal);

        var all = await Page.Open(claire, "/region/dossiers?vue=Mine");
        var atTheRegion = await all.Go(Rich);
        Assert.Contains("Deux devis pour la cuisine", atTheRegion.Text, StringComparison.Ordinal);
        Assert.Contains("En instruction", atTheRegion.Text, StringComparison.Ordinal);
        Assert.Contains("Statuts adoptés en assemblée", atTheRegion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_files_are_received_it_is_played_without_what_rests_on_papers()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?>(PastSites.Settings) { [FilesOptions.ClamdKey] = null });

        var (files, requests) = await Rows(site);

        Assert.InRange(files.Count, 40, 60);
        Assert.DoesNotContain(requests, r => r.SchemeId is "cote" or "tess" && r.State is not AidRequestState.Prepared);
    }

    private static Task<(IReadOnlyList<CaseFile> Files, IReadOnlyList<AidRequest> Requests)> Rows(TestSite site) => site.With<BeffroiDb, (IReadOnlyList<CaseFile>, IReadOnlyList<AidRequest>)>(
        async db => (await db.Set<CaseFile>().AsNoTracking().ToListAsync(), await db.Set<AidRequest>().AsNoTracking().ToListAsync()));
}

/// <summary>A site on each database where the past was played, for the class.</summary>
public sealed class PastSites : IAsyncLifetime
{
    private readonly ConcurrentDictionary<DatabaseKind, Lazy<Task<TestSite>>> started = new();

    public static IReadOnlyDictionary<string, string?> Settings { get; } = new Dictionary<string, string?>
    {
        ["BEFFROI_DEMONSTRATION"] = "true",
        ["BEFFROI_DEMONSTRATION_PAST"] = "true",
        [FilesOptions.ClamdKey] = "none",
        [CompanyDirectoryOptions.DirectoryKey] = "none",
    };

    public Task<TestSite> On(DatabaseKind database) => started.GetOrAdd(database, d => new(() => TestSite.Start(d, Settings))).Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in started.Values)
            await (await site.Value).DisposeAsync();
    }
}
