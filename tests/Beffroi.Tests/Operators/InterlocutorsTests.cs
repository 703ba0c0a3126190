using System.Net;
using Beffroi.Operators;
using Beffroi.Territories;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Operators;

public sealed class InterlocutorsTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task Without_a_commune_every_operator_is_listed(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        Assert.Equal("Qui contacter", page.Heading);
        Assert.Contains("Galilée", page.Text, StringComparison.Ordinal);
        Assert.Contains("Partenaire de la Région jusqu’au 31 décembre 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("secondaire", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_commune_keeps_who_serves_it_and_who_may(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var found = await page.Fill("Votre commune", "Lens").Press("Chercher");

        Assert.Equal("Qui contacter à Lens", found.Heading);
        Assert.Equal("/interlocuteurs", found.Address);
        Assert.Contains("Pas-de-Calais Actif", found.Text, StringComparison.Ordinal);
        Assert.Contains("dans votre commune", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("France Active Nord (Nord Actif)", Names(found), StringComparer.Ordinal);
        Assert.Contains("Demandez-lui s’il reçoit à Lens", found.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_postcode_lets_one_choose(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var asked = await page.Fill("Votre commune", "80200").Press("Chercher");
        var chosen = await asked.Press("Péronne");

        Assert.Contains("Quelle commune", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Qui contacter à Péronne", chosen.Heading);
    }

    [Theory, OnBothDatabases]
    public async Task Nonsense_is_answered_with_help(DatabaseKind database)
    {
        foreach (var typed in (string[])["Atlantide", new string('é', 10_000), "<script>", "''"])
        {
            var page = await (await sites.On(database)).Open("/interlocuteurs");
            var found = await page.Fill("Votre commune", typed).Press("Chercher");

            Assert.Equal(HttpStatusCode.OK, found.Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_day_after_a_mandate_the_operator_neither_vanishes_nor_is_claimed(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        site.Clock.Advance(TimeSpan.FromDays(39)); // 1 January 2027

        var page = await site.Open("/interlocuteurs");

        Assert.Contains("Galilée", page.Text, StringComparison.Ordinal);
        Assert.Contains("jusqu’au 31 décembre 2026 ; suite non publiée, confirmez auprès de ess@hautsdefrance.fr",
            page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_directory_puts_the_desk_of_the_commune_first(DatabaseKind database)
    {
        var site = await sites.On(database);
        var directory = site.Services.GetRequiredService<OperatorDirectory>();
        var calais = site.Services.GetRequiredService<FrenchTerritories>().Find(MunicipalityCode.Parse("62193", null))!;

        var found = directory.ForScheme("acc-ess", [calais]);

        Assert.Equal("galilee", found[0].Operator.Id);
        Assert.Equal(Serves.Yes, found[0].Serves);
        Assert.DoesNotContain(found, m => m.Operator.Id == "bge-picardie");
        Assert.Empty(directory.ForScheme("busin-ess", [calais]));
    }

    [Fact]
    public async Task Whom_to_meet_is_one_link_away_from_a_scheme_that_an_operator_receives_for()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var page = await site.Open("/orientation/exemples/4");
        var link = page.Document.QuerySelectorAll("main a[href^='/interlocuteurs']").Select(a => a.GetAttribute("href")!).First();

        Assert.Equal("/interlocuteurs#acc-ess", link);
        var whom = (await site.Open("/interlocuteurs")).Document;
        Assert.NotNull(whom.GetElementById("acc-ess"));
        Assert.NotNull(whom.GetElementById("region"));
    }

    [Theory, OnBothDatabases]
    public async Task The_map_has_a_link_for_each_intercommunalite_that_says_what_it_shows(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var links = page.Document.QuerySelectorAll("svg[role=group] a");
        Assert.Equal(92, links.Length);
        Assert.All(links, a =>
        {
            Assert.StartsWith("/interlocuteurs/", a.GetAttribute("href"), StringComparison.Ordinal);
            Assert.NotEqual("", Words(a));
        });
        Assert.Equal(92, links.Select(a => a.GetAttribute("href")).Distinct().Count());
        // The table says the same, one row for each.
        Assert.Equal(92, page.Document.QuerySelectorAll("#carte tbody tr").Length);
        var calais = Words(links.Single(a => a.GetAttribute("href") == "/interlocuteurs/200090751"));
        Assert.Equal("CA Grand Calais Terres et Mers\u00A0: 3 opérateurs annoncés, 2 lieux d’accueil", calais);
    }

    [Theory, OnBothDatabases]
    public async Task A_territory_of_the_map_has_its_page(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var arras = await page.Go("CU d’Arras");

        Assert.Equal("Qui contacter : CU d’Arras", arras.Heading);
        Assert.Equal("/interlocuteurs/200033579", arras.Address);
        Assert.Contains("Antenne de Saint-Nicolas-lez-Arras", arras.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BGE Picardie", Names(arras), StringComparer.Ordinal);
        Assert.Equal("/interlocuteurs/200033579", arras.Document.QuerySelector("svg a[aria-current]")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await sites.On(database)).Open("/interlocuteurs/999999999")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_operator_that_serves_a_part_of_a_territory_is_named_with_that_limit(DatabaseKind database)
    {
        // The Ternois lies in two départements.
        var page = await (await sites.On(database)).Open("/interlocuteurs/200069672");

        Assert.Contains("BGE Picardie", Names(page), StringComparer.Ordinal);
        Assert.Contains("Il n’y reçoit que pour une partie des communes.", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_list_is_narrowed_to_an_aid_and_to_an_operator_without_telling_the_address(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var dla = await page.Fill("Votre commune", "Lens").Fill("Aide cherchée", "dla").Press("Chercher");
        var nord = await dla.Fill("Aide cherchée", "").Fill("Opérateur", "france-active-nord").Press("Chercher");

        Assert.Equal("/interlocuteurs", dla.Address);
        Assert.Equal(["Le Mouvement associatif Hauts-de-France"], Names(dla));
        Assert.Equal("Qui contacter à Lens", nord.Heading);
        Assert.Empty(Names(nord));
        Assert.Contains("Aucun texte lu ne dit que France Active Nord (Nord Actif) reçoit à Lens", nord.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_choice_among_communes_keeps_what_is_looked_for(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var asked = await page.Fill("Votre commune", "80200").Fill("Aide cherchée", "dla").Press("Chercher");
        var chosen = await asked.Press("Péronne");

        Assert.Equal("Qui contacter à Péronne", chosen.Heading);
        Assert.Equal(["Le Mouvement associatif Hauts-de-France"], Names(chosen));
    }

    [Theory, OnBothDatabases]
    public async Task The_map_shows_the_intercommunalite_of_the_commune(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var lens = await page.Fill("Votre commune", "Lens").Press("Chercher");

        var here = lens.Document.QuerySelector("svg a[aria-current]")!;
        Assert.StartsWith("CA de Lens - Liévin", Words(here), StringComparison.Ordinal);
        Assert.Contains("votre territoire", lens.Text, StringComparison.Ordinal);
    }

    /// <summary>The operators of the list, by the headings under those of the aids.</summary>
    private static string[] Names(Page page) => [.. page.Document.QuerySelectorAll("main h3").Select(h => h.TextContent.Trim())];

    /// <summary>What a territory of the map is called: its title, which is read aloud and shown by the pointer.</summary>
    private static string Words(AngleSharp.Dom.IElement territory) => territory.QuerySelector("title")!.TextContent;
}
