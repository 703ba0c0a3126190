using System.Net;
using AngleSharp.Dom;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Catalogue;

public sealed class CompareTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task The_two_texts_of_a_scheme_are_compared_in_words_and_by_examples(DatabaseKind database)
    {
        var site = await sites.On(database);
        var page = await (await site.Open("/dispositifs/busin-ess")).Go("Comparer les lectures des textes");

        Assert.Equal("/dispositifs/busin-ess/comparer", page.Address);
        Assert.Equal("Comparer les textes de BUSIN’ESS", page.Heading);
        var effect = Section(page, "effet");
        Assert.Contains("À qui la seconde lecture serait plus favorable Personne : toutes les valeurs", effect, StringComparison.Ordinal);
        Assert.Contains("SCIC de trois salariés", effect, StringComparison.Ordinal);
        Assert.Contains("À priori éligible, de 8 000 € à 15 000 €", effect, StringComparison.Ordinal);
        Assert.Contains("À priori éligible, jusqu’à 20 000 €", effect, StringComparison.Ordinal);
        Assert.Contains("Treize conditions sont les mêmes", Section(page, "mots"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_closes_a_scheme_is_said_to_before_anything_is_compared()
    {
        using var region = new RegionCopy().AddVersion("tzcld", new(2026, 9, 1), ("    documents: inconnu\n", "    documents: inconnu\n    fermé: { raison: \"L’expérimentation est finie.\", source: feuille }\n"));
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, region.Settings);

        var page = await site.Open("/dispositifs/tzcld/comparer");

        Assert.Contains("Le dispositif ferme", page.Text, StringComparison.Ordinal);
        Assert.Contains("L’expérimentation est finie. Plus personne ne peut en faire la demande.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Qui y perd Tous ceux qui pouvaient en faire la demande.", Section(page, "effet"), StringComparison.Ordinal);
        Assert.DoesNotContain("Le dispositif ferme", (await site.Open("/dispositifs/busin-ess/comparer")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_version_says_what_it_changes_and_who_gains_or_loses(DatabaseKind database)
    {
        using var region = new RegionCopy().AddVersion("tzcld", new(2026, 9, 1));
        region.AddVersion("busin-ess", new(2026, 9, 1), ("etp_crees >= 0.8", "etp_crees >= 1"), ("Créer au moins 0,8\u00A0ETP\n", "Créer au moins 1\u00A0ETP\n"),
            ("      - { plafond: 20000, source: feuille }", "      - { plafond: 25000, source: feuille }"),
            ("{ etp_crees: 0.8, etp_cdi: 0.8 }, attendu: { verdict: eligible, montant: [8000, 15000], critères: { emplois: met, emplois_cdi: met } }",
                "{ etp_crees: 0.8, etp_cdi: 0.8 }, attendu: { verdict: ineligible, critères: { emplois: not_met, emplois_cdi: met } }"),
            ("montant: [8000, 20000]", "montant: [8000, 25000]"));
        await using var site = await TestSite.Start(database, region.Settings);

        var page = await (await site.Open("/dispositifs/busin-ess")).Go("Comparer les versions");

        var effect = Section(page, "effet");
        Assert.Contains("Qui y gagne", effect, StringComparison.Ordinal);
        Assert.Contains("emplois créés : 0,9 ETP ; dont en CDI : 0,9 ETP", effect, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("À cause de : « Créer au moins 1 ETP »", effect, StringComparison.Ordinal);
        Assert.Contains("de 8 000 € à 25 000 €", effect, StringComparison.Ordinal);
        Assert.Contains("Créer au moins 1 ETP Modifiée.", Section(page, "mots"), StringComparison.Ordinal);
        Assert.Contains("Rien : les deux textes disent la même chose.", Section(await site.Open("/dispositifs/tzcld/comparer"), "mots"), StringComparison.Ordinal);

        var chosen = await page.Fill("Premier texte", "2024-10-21").Fill("Second texte", "2024-10-21.corps").Press("Comparer");
        Assert.Contains("Seconde lecture", chosen.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_visitor_s_own_situation_is_compared_and_the_page_is_not_kept(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var visitor = site.NewVisitor();
        Assert.DoesNotContain("Dans votre situation", (await Page.Open(visitor, "/dispositifs/busin-ess/comparer")).Text, StringComparison.Ordinal);
        await (await Page.Open(visitor, "/orientation/exemples/1")).Press("Partir de cet exemple");

        var page = await Page.Open(visitor, "/dispositifs/busin-ess/comparer");

        var own = Section(page, "vous");
        Assert.Contains("À priori éligible, de 8 000 € à 15 000 €", own, StringComparison.Ordinal);
        Assert.Contains("À priori éligible, jusqu’à 20 000 €", own, StringComparison.Ordinal);
        Assert.True(page.Response.Headers.CacheControl!.NoStore);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_compared_says_so_at_its_place(DatabaseKind database)
    {
        var site = await sites.On(database);

        Assert.Contains("il n’y a rien à comparer", (await site.Open("/dispositifs/tzcld/comparer")).Text, StringComparison.Ordinal);

        var same = await site.Open("/dispositifs/busin-ess/comparer?avant=2024-10-21&apres=2024-10-21");
        Assert.Contains("Choisissez deux textes différents.", same.Text, StringComparison.Ordinal);
        Assert.Equal("true", same.Field("Second texte").GetAttribute("aria-invalid"));

        var unknown = await site.Open("/dispositifs/busin-ess/comparer?avant=1999-01-01");
        Assert.Contains("Ce texte n’existe pas pour ce dispositif", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("À priori éligible", Section(unknown, "effet"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Open("/dispositifs/introuvable/comparer")).Status);
    }

    private static string Section(Page page, string id) =>
        string.Join(' ', page.Document.GetElementById(id)!.Closest("section")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
