using Beffroi.Maps.Contours;
using Beffroi.Platform;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Maps;

/// <summary>Contours are tried once in the background after a first start: nobody waits for them, and without them the tiles serve.</summary>
public sealed class FirstContoursTests : IAsyncLifetime
{
    private StandInFiles files = null!;

    public async ValueTask InitializeAsync() => files = await StandInFiles.Start();

    public async ValueTask DisposeAsync() => await files.DisposeAsync();

    [Theory, OnBothDatabases]
    public async Task After_a_first_start_contours_are_asked_for_once_and_nobody_waits(DatabaseKind database)
    {
        var mayAnswer = new TaskCompletionSource();
        files.Answer = async http =>
        {
            await mayAnswer.Task;
            await http.Response.WriteAsync(Squares.All().ToJsonString());
        };
        await using var site = await TestSite.Start(database, new Dictionary<string, string?> { [ContoursOptions.SourceKey] = files.Address });

        var first = await site.Open("/interlocuteurs");
        mayAnswer.SetResult();
        await Until(() => site.Services.GetRequiredService<CurrentContours>().Drawn is not null);
        var then = await site.Open("/interlocuteurs");
        var again = await site.With<ContoursDb, bool>(db => db.BeginFirstTry("ailleurs", site.Clock.GetUtcNow(), CancellationToken.None));

        Assert.Contains("C’est un schéma", first.Text, StringComparison.Ordinal);
        Assert.Contains("Contours simplifiés", then.Text, StringComparison.Ordinal);
        Assert.False(again);
        Assert.Equal(1, files.Asked);
    }

    [Theory, OnBothDatabases]
    public async Task A_first_try_that_is_refused_is_not_made_again(DatabaseKind database)
    {
        files.Answer = http => Task.FromResult(http.Response.StatusCode = 500);
        await using var site = await TestSite.Start(database, new Dictionary<string, string?> { [ContoursOptions.SourceKey] = files.Address });

        await Until(() => site.Log.Any(l => l.Contains("contours-unreachable", StringComparison.Ordinal)));
        var again = await site.With<ContoursDb, bool>(db => db.BeginFirstTry("ailleurs", site.Clock.GetUtcNow(), CancellationToken.None));

        Assert.False(again);
        Assert.DoesNotContain(site.Log, l => l.Contains("jeton", StringComparison.Ordinal));
        // What a person asks for is done all the same.
        files.Give(Squares.All().ToJsonString());
        Assert.True((await site.With<ImportContours, Outcome<ContourLayer>>(i => i.Import(files.Address, CancellationToken.None))).Succeeded);
    }

    [Fact]
    public async Task What_cannot_be_unpacked_costs_the_contours_alone()
    {
        files.Answer = async http =>
        {
            http.Response.Headers.ContentEncoding = "gzip";
            await http.Response.WriteAsync("This was never packed.");
        };
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { [ContoursOptions.SourceKey] = files.Address });

        await Until(() => site.Log.Any(l => l.Contains("contours-truncated", StringComparison.Ordinal)));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await site.Open("/interlocuteurs")).Status);
    }

    [Theory]
    [InlineData("/var/contours.geojson")]
    [InlineData("ftp://exemple.invalid/epci.geojson")]
    [InlineData("https://qui:secret@exemple.invalid/epci.geojson")]
    public async Task A_wrong_address_stops_the_start_and_names_its_key(string address)
    {
        var refused = await BeffroiProcess.Run(new Dictionary<string, string?> { [ContoursOptions.SourceKey] = address }, "serve");

        Assert.Equal((1, "", "BEFFROI_CONTOURS: neither none nor an http address without password.\n"), refused);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_nobody_answers_costs_the_contours_alone(DatabaseKind database)
    {
        // Nobody listens there: the port was free a moment ago.
        var nobody = files.Address;
        await files.DisposeAsync();
        await using var site = await TestSite.Start(database, new Dictionary<string, string?> { [ContoursOptions.SourceKey] = nobody });

        await Until(() => site.Log.Any(l => l.Contains("contours-unreachable", StringComparison.Ordinal)));
        var page = await site.Open("/interlocuteurs");

        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.Contains("C’est un schéma", page.Text, StringComparison.Ordinal);
        Assert.Equal(92, page.Document.QuerySelectorAll("svg[role=group] a").Length);
    }

    private static async Task Until(Func<bool> isSo)
    {
        for (var i = 0; i < 600 && !isSo(); i++)
            await Task.Delay(50);
        Assert.True(isSo());
    }
}
