using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>When the Region votes next, beside a deposited file: as a text gives it, or said to be unknown.</summary>
public sealed class MeetingsTests
{
    [Theory, OnBothDatabases]
    public async Task The_next_meeting_is_told_with_its_source_on_both_sides(DatabaseKind database)
    {
        using var region = new RegionCopy();
        region.Change("meetings.yaml", "réunions: []", """
            réunions:
              - { date: 2027-03-25, source: { texte: "Calendrier d’essai", lu: 2026-11-20, fiabilité: officielle } }
              - { date: 2027-01-28, complet_avant: 2026-12-10, source: { texte: "Calendrier d’essai", repère: "p. 2", lu: 2026-11-20, fiabilité: officielle } }
              - { date: 2026-11-20, source: { texte: "Calendrier d’essai", lu: 2026-11-20, fiabilité: officielle } }
            """);
        await using var played = await Played.Start(database, new Dictionary<string, string?>(IdsOf.Settings) { ["BEFFROI_REGION"] = region.Folder });
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await IsDeposited(played, louise);

        foreach (var page in new[] { await Page.Open(louise, file), await Page.Open(claire, Filed.AtTheRegion(file)) })
        {
            Assert.Contains("28 janvier 2027", page.Text, StringComparison.Ordinal);
            Assert.Contains("10 décembre 2026", page.Text, StringComparison.Ordinal);
            Assert.Contains("Calendrier d’essai, p. 2", page.Text, StringComparison.Ordinal);
        }
        played.Site.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Contains("10 décembre 2026 : ce jour est passé", (await Page.Open(await played.As(Played.Louise), file)).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        played.Site.Clock.Advance(TimeSpan.FromDays(60));
        var later = await Page.Open(await played.As(Played.Louise), file);
        Assert.Contains("25 mars 2027", later.Text, StringComparison.Ordinal);
        Assert.Contains("non publié", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_text_gives_a_date_none_is_told()
    {
        await using var played = await Played.Start(DatabaseKind.Sqlite, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await IsDeposited(played, louise);

        Assert.Contains("date non publiée", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
        Assert.Contains("date non publiée", (await Page.Open(claire, Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);
    }

    private static async Task<string> IsDeposited(Played played, HttpClient owner)
    {
        var file = await Filed.IsOpened(owner, played.Root);
        await Filed.IsWritten(owner, file);
        await Filed.IsDeposited(owner, file);
        return file;
    }
}
