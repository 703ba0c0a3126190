using System.Net;
using System.Text.Json.Nodes;
using Beffroi.Orientation.Share;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Orientation;

/// <summary>Answers that go into an address: a link to send, and the links of other sites.</summary>
public sealed class ShareTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task A_link_shows_what_may_be_told_and_opening_it_changes_nothing_of_ones_own(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        await (await site.Open("/orientation/nature_demandeur")).Choose("Une structure qui existe").Press("Continuer");
        await (await site.Open("/orientation/commune")).Fill("Dans quelle commune", "Vervins").Press("Continuer");
        await (await site.Open("/orientation/effectif")).Fill("Ou le nombre exact", "7").Press("Continuer");
        await (await site.Open("/orientation/exercices_en_perte")).Choose("Trois").Press("Continuer");

        var page = await (await site.Open("/orientation/resultats")).Press("Partager par un lien");
        var link = new Uri(page.Link("/orientation/partage/").Href).PathAndQuery;
        var told = page.Document.QuerySelectorAll("main li").Select(l => l.TextContent.Trim()).ToList();

        Assert.Contains(told, t => t.StartsWith("Commune", StringComparison.Ordinal) && t.Contains("Aisne (02)", StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.StartsWith("Exercices en perte", StringComparison.Ordinal));
        var friend = site.NewVisitor();
        await (await Page.Open(friend, "/orientation/nature_demandeur")).Choose("Une autre collectivité").Press("Continuer");
        var shared = await Page.Open(friend, link);
        Assert.Equal(HttpStatusCode.OK, shared.Status);
        Assert.Contains("Aisne (02)", shared.Text, StringComparison.Ordinal);
        Assert.Contains("De 4 salariés à 9 salariés", shared.Text.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("Vervins", shared.Text, StringComparison.Ordinal);
        Assert.Contains("remplaceraient les réponses", shared.Text, StringComparison.Ordinal);
        Assert.Contains("Une autre collectivité", (await Page.Open(friend, "/orientation/resultats")).Text, StringComparison.OrdinalIgnoreCase);
        var taken = await shared.Press("Partir de ces réponses");
        Assert.Equal("/orientation/resultats", taken.Address);
        Assert.Contains("Aisne (02)", taken.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log, l => l.Contains(link.Split('/')[^1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_that_was_altered_cut_or_made_up_says_so_whatever_is_done_with_it()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var link = site.Services.GetRequiredService<SharedAnswers>().Address(new JsonObject { ["esus"] = true });
        Assert.Equal(HttpStatusCode.OK, (await site.Open(link)).Status);
        var middle = link.Length / 2;
        string[] wrong =
        [
            link[..^1], link[..middle], link + "A", $"{link[..middle]}{(link[middle] == 'A' ? 'B' : 'A')}{link[(middle + 1)..]}",
            "/orientation/partage/x", "/orientation/partage/%0A", "/orientation/partage/" + new string('A', 9000), "/orientation/partage/%7B%22esus%22:true%7D",
        ];

        foreach (var address in wrong)
        {
            var page = await site.Open(address);
            Assert.Equal((HttpStatusCode.NotFound, "Ce lien de partage n’est pas valable"), (page.Status, page.Heading));
        }
    }

    [Fact]
    public async Task Answers_that_no_link_may_tell_make_none()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        await (await site.Open("/orientation/exercices_en_perte")).Choose("Trois").Press("Continuer");

        var page = await (await site.Open("/orientation/resultats")).Press("Partager par un lien");

        Assert.Contains("Aucune de vos réponses ne se met dans un lien", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("a[href*='/orientation/partage/']"));
    }

    [Theory]
    [InlineData("forme_juridique=association", "Forme juridique : Association")]
    [InlineData("forme_juridique=scop&forme_juridique=scic", "Forme juridique : SCOP ou SCIC")]
    [InlineData("commune=02789", "Commune : Vervins (02789)")]
    [InlineData("commune.departement=02", "Commune : Aisne (02)")]
    [InlineData("commune.epci=200071983", "Commune : CC Thiérache Sambre et Oise")]
    [InlineData("effectif=4..9", "Salariés : De 4 salariés à 9 salariés")]
    [InlineData("effectif=250..", "Salariés : Au moins 250 salariés")]
    [InlineData("effectif=3", "Salariés : 3 salariés")]
    [InlineData("etp_crees=0.8..0.95", "Emplois créés : De 0,8 ETP à 0,95 ETP")]
    [InlineData("esus=oui", "Agrément ESUS : Oui")]
    [InlineData("besoins=conseil&besoins=financement", "Besoins : Du conseil et un financement")]
    [InlineData("besoins=", "Besoins : Aucun")]
    public async Task Another_site_sends_people_with_what_it_knows(string query, string situation)
    {
        var site = await sites.On(DatabaseKind.Sqlite);

        var page = await Page.Open(site.NewVisitor(), $"/orientation/depuis?{query}");

        Assert.StartsWith("/orientation/partage/", page.Address, StringComparison.Ordinal);
        Assert.Equal([situation], Situation(page));
    }

    [Theory]
    [InlineData("efectif=3", "« efectif » n’est pas une question de ce site.")]
    [InlineData("exercices_en_perte=3", "« Exercices en perte » ne se met pas dans une adresse.")]
    [InlineData("effectif=beaucoup", "Salariés : « beaucoup » ne se comprend pas.")]
    [InlineData("effectif=", "Salariés : «  » ne se comprend pas.")]
    [InlineData("effectif=..", "Salariés : « .. » ne se comprend pas.")]
    [InlineData("effectif=9..4", "Salariés : « 9..4 » n’est pas possible.")]
    [InlineData("effectif=-1", "Salariés : « -1 » n’est pas possible.")]
    [InlineData("effectif=1&effectif=2", "Salariés : « 1, 2 » ne se comprend pas.")]
    [InlineData("effectif.departement=2", "Salariés : « 2 » ne se comprend pas.")]
    [InlineData("esus=true", "Agrément ESUS : « true » ne se comprend pas.")]
    [InlineData("commune=99999", "Commune : « 99999 » n’est pas possible.")]
    [InlineData("commune.nom=Lille", "Commune : « Lille » n’est pas possible.")]
    [InlineData("commune.departement=2", "Commune : « 2 » n’est pas possible.")]
    [InlineData("forme_juridique=%3Cscript%3E", "Forme juridique : « <script> » n’est pas possible.")]
    [InlineData("etp_crees=1&etp_cdi=2", "Dont en CDI : « 2 » n’est pas possible.")]
    public async Task What_a_link_cannot_say_is_told_and_the_rest_goes_on(string query, string sentence)
    {
        var site = await sites.On(DatabaseKind.Sqlite);

        var page = await Page.Open(site.NewVisitor(), $"/orientation/depuis?{query}&mention_ess=oui");

        Assert.Equal("Un lien qui ne dit pas tout", page.Heading);
        Assert.Equal([sentence], page.Document.QuerySelectorAll("main li").Select(l => l.TextContent.Trim()));
        Assert.Contains("Mention ESS", (await page.Go("Continuer avec le reste")).Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Situation(Page page) => page.Document.QuerySelectorAll("aside dt").Select(dt =>
        $"{dt.TextContent.Trim()} : {dt.NextElementSibling!.TextContent.Trim()}".Replace('\u00A0', ' ').Replace('\u202F', ' '));

    [Fact]
    public async Task A_link_without_facts_begins_the_questions()
    {
        var site = await sites.On(DatabaseKind.Sqlite);

        var page = await Page.Open(site.NewVisitor(), "/orientation/depuis");

        Assert.Equal("/orientation/nature_demandeur", page.Address);
    }
}
