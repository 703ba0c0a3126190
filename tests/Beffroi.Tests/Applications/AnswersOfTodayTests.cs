using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>What the rules answered on the day of the deposit, beside what they answer today.</summary>
public sealed class AnswersOfTodayTests
{
    [Theory, OnBothDatabases]
    public async Task Where_the_verdict_is_the_same_the_criteria_that_changed_are_named(DatabaseKind database)
    {
        using var region = new RegionCopy();
        region.Change("region.yaml", "etp_crees: 1, etp_cdi: 1,", "etp_crees: 7, etp_cdi: 0.5,")
            .AddVersion("busin-ess", new(2026, 12, 1), ("si: etp_crees >= 0.8\n", "si: 'etp_crees >= 0.8 and etp_crees < 7'\n"));
        await using var played = await Played.Start(database, new Dictionary<string, string?>(IdsOf.Settings) { ["BEFFROI_REGION"] = region.Folder });
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await (await Page.Open(louise, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        var file = await Filed.IsOpened(louise, played.Root, "BUSIN");
        await Filed.IsWritten(louise, file, form => form.Fill("Demandé à BUSIN", "15 000,50"));
        await Filed.IsDeposited(louise, file);
        Assert.Contains("La même réponse aujourd’hui.", (await Page.Open(claire, Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);

        played.Site.Clock.Advance(TimeSpan.FromDays(10));
        var at = await Page.Open(await played.As(Played.Claire), Filed.AtTheRegion(file));

        Assert.Contains("La même réponse aujourd’hui, sauf sur ces critères", Plain(at), StringComparison.Ordinal);
        Assert.Contains(at.Document.QuerySelectorAll("main li"), l => l.TextContent.Replace('\u00A0', ' ').Trim() == "Créer au moins 0,8 ETP : rempli au dépôt, non rempli aujourd’hui");
        Assert.DoesNotContain("Créer au moins 0,8 ETP en CDI : non rempli au dépôt", Plain(at), StringComparison.Ordinal);
    }

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
