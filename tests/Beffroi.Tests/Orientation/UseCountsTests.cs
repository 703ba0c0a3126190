using Beffroi.Orientation.UseCounts;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Orientation;

public sealed class UseCountsTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Theory, OnBothDatabases]
    public async Task Uses_of_a_day_add_up(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        await site.With<CountUse>(uses =>
        {
            Parallel.For(0, 100, _ => uses.Count(Monday, "results"));
            uses.Count(Monday, "scheme-page", "inso");
            uses.Count(Monday.AddDays(1), "results");
            return Task.CompletedTask;
        });
        await Write(site);
        await site.With<CountUse>(uses =>
        {
            uses.Count(Monday, "results");
            return Task.CompletedTask;
        });
        await Write(site);
        await Write(site);

        var counts = await site.With<UseCountsDb, IReadOnlyList<UseCount>>(db => db.Between(Monday, Monday));

        Assert.Equal([("results", "", 101), ("scheme-page", "inso", 1)], counts.Select(c => (c.Kind, c.Scheme, c.Count)));
    }

    [Theory, OnBothDatabases]
    public async Task Two_nodes_that_count_at_once_lose_nothing(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        var count = new UseCount { Day = Monday, Kind = "results", Scheme = "", Count = 3 };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Task.Run(() => site.With<UseCountsDb>(db => db.Add([count], CancellationToken.None)))));

        var counts = await site.With<UseCountsDb, IReadOnlyList<UseCount>>(db => db.Between(Monday, Monday));
        Assert.Equal(60, Assert.Single(counts).Count);
    }

    private static Task Write(TestSite site) => site.With<WriteUseCounts>(w => w.Run(CancellationToken.None));
}
