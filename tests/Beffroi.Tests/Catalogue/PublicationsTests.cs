using Beffroi.Catalogue.Publications;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Catalogue;

public sealed class PublicationsTests
{
    [Theory, OnBothDatabases]
    public async Task A_catalogue_is_kept_once_however_many_nodes_start(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);

        var kept = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Task.Run(() => site.With<PublicationsDb, bool>(db => db.Keep(Publication(site, "sha256:a", "{}"))))));

        Assert.Single(kept, k => k);
        var found = await site.With<PublicationsDb, Publication?>(db => db.Find("essai", "sha256:a"));
        Assert.Equal(10, found!.SchemeCount);
        Assert.Equal("{}", found.Content);
        Assert.Equal(site.Clock.GetUtcNow(), found.PublishedAt);
    }

    [Theory, OnBothDatabases]
    public async Task The_latest_is_the_one_published_last(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        await site.With<PublicationsDb, bool>(db => db.Keep(Publication(site, "sha256:a", null)));
        site.Clock.Advance(TimeSpan.FromMicroseconds(1));
        await site.With<PublicationsDb, bool>(db => db.Keep(Publication(site, "sha256:b", null)));

        var latest = await site.With<PublicationsDb, Publication?>(db => db.Latest("essai"));

        Assert.Equal("sha256:b", latest!.Hash);
        Assert.Null(latest.Content);
    }

    private static Publication Publication(TestSite site, string hash, string? content) => new()
    {
        Id = Guid.CreateVersion7(site.Clock.GetUtcNow()),
        Hash = hash,
        Region = "essai",
        PublishedAt = site.Clock.GetUtcNow(),
        SchemeCount = 10,
        Content = content,
    };
}
