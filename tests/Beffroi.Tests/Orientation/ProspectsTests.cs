using Beffroi.Tests.Harness;
using Ical.Net;

namespace Beffroi.Tests.Orientation;

/// <summary>What the results say of tomorrow: what would change them, what goes together, what opens and closes when.</summary>
public sealed class ProspectsTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task Results_say_what_would_change_them_and_when_time_alone_does(DatabaseKind database)
    {
        var site = await sites.On(database);
        var results = await Founded(site.NewVisitor(), "2024-03-03");

        Assert.Contains("Ce qui changerait la réponse.", results.Text, StringComparison.Ordinal);
        Assert.Contains("Votre parcours", results.Text, StringComparison.Ordinal);
        // ACC'ESS serves enterprises of less than three years.
        Assert.Contains("au plus tard le 2 mars 2027", results.Text, StringComparison.Ordinal);
        Assert.Contains("L’ensemble le plus favorable : BUSIN’ESS", results.Text.Replace('\u00A0', ' ').Replace('\'', '’'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheme_that_may_be_shut_is_told_beside_what_can_be_asked_for_together()
    {
        var visitor = (await sites.On(DatabaseKind.Sqlite)).NewVisitor();
        await Founded(visitor, "2024-03-03");
        // « Entreprendre autrement », of which no text says whether it takes requests.
        await (await Page.Open(visitor, "/orientation/commune")).Fill("commune", "59512").Press("Continuer");
        var together = (await Page.Open(visitor, "/orientation/resultats")).Document.GetElementById("ensemble")!.TextContent;

        Assert.Contains("Entreprendre autrement", together, StringComparison.Ordinal);
        Assert.Contains("aucun texte lu ne dit si l’on peut en faire la demande aujourd’hui. Il n’est pas compté ici.", together, StringComparison.Ordinal);
    }

    /// <summary>ACC'ESS today, then the statutes, then BUSIN'ESS and INV'ESS, then INSO when INV'ESS ends.</summary>
    [Fact]
    public async Task Whoever_has_a_project_and_no_structure_sees_what_the_creation_of_one_opens_and_closes()
    {
        var visitor = (await sites.On(DatabaseKind.Sqlite)).NewVisitor();
        await (await Page.Open(visitor, "/orientation/exemples/4")).Press("Partir de cet exemple et le corriger");
        await (await Page.Open(visitor, "/orientation/forme_juridique")).Choose("SCIC").Press("Continuer");
        await (await Page.Open(visitor, "/orientation/projet")).Choose("Investir").Choose("Développer un service nouveau").Press("Continuer");
        var results = await Page.Open(visitor, "/orientation/resultats");
        var rows = results.Document.QuerySelectorAll("#evenement-creation tbody tr").Select(r => string.Join(" | ", r.Children.Take(3).Select(c => c.TextContent.Trim().Replace('’', '\''))))
            .ToList();

        Assert.Equal("Une fois votre structure créée", results.Document.QuerySelector("#evenement-creation h2")!.TextContent.Trim());
        Assert.Contains("Maison des entrepreneurs | déjà ouvert, jusqu'à ce jour-là | Ne correspond plus", rows);
        Assert.Contains("ACC'ESS | déjà ouvert, jusqu'à 36 mois après | À priori éligible", rows);
        Assert.Contains("BUSIN'ESS | aussitôt | Il manque des informations", rows);
        Assert.Contains("INV'ESS | aussitôt, jusqu'à 36 mois après | Il manque des informations", rows);
        Assert.Contains("INSO | 36 mois après | Il manque des informations", rows);
        Assert.True(rows.FindIndex(r => r.StartsWith("INV'ESS", StringComparison.Ordinal)) < rows.FindIndex(r => r.StartsWith("INSO", StringComparison.Ordinal)));

        // An enterprise has no such day ahead.
        Assert.Null((await Founded(visitor, "2024-03-03")).Document.GetElementById("evenement-creation"));
    }

    /// <summary>The last day to ask is that of the window, though the answer itself would change much later; a fact has the name that its Region gives it.</summary>
    [Fact]
    public async Task The_card_of_a_scheme_tells_its_window_and_an_accented_fact_is_asked_for()
    {
        using var region = new RegionCopy();
        region.Change("schemes/busin-ess.yaml", "    documents: inconnu\n", "    disponibilité: { fenêtres: [ { du: 2026-10-01, au: 2026-12-01 }, { du: 2027-03-01, au: 2027-04-01 } ] }\n    documents: inconnu\n");
        foreach (var file in Directory.EnumerateFiles(region.Folder, "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(region.Folder, f)))
            region.Write(file, region.Read(file).Replace("forme_juridique", "forme_légale", StringComparison.Ordinal));
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { ["BEFFROI_REGION"] = region.Folder });

        var results = await Founded(site.NewVisitor(), "2024-03-03");
        Assert.Contains("À demander au plus tard le 30 novembre 2026 : ensuite, les demandes ne seront plus reçues.", results.Document.GetElementById("busin-ess")!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(2, results.Document.QuerySelectorAll("#parcours tbody tr").Count(r => r.TextContent.Contains("BUSIN", StringComparison.Ordinal)));

        site.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Contains("À demander du 1er mars 2027 au 31 mars 2027.", (await Founded(site.NewVisitor(), "2024-03-03")).Document.GetElementById("busin-ess")!.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);

        // By answering what comes before it.
        var visitor = site.NewVisitor();
        var page = await Page.Open(visitor, "/orientation/nature_demandeur");
        for (var i = 0; i < 20 && !page.Address.EndsWith("/orientation/forme_l%C3%A9gale", StringComparison.Ordinal); i++)
            page = await (page.Heading.StartsWith("Qui porte", StringComparison.Ordinal) ? page.Choose("Une structure qui existe") : page.Choose("Je ne sais pas")).Press("Continuer");
        Assert.Contains("forme juridique", page.Heading, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scheme_that_is_closed_is_not_counted_and_has_no_last_day()
    {
        using var region = new RegionCopy().AddVersion("busin-ess", new(2026, 11, 1), ("    documents: inconnu\n", "    documents: inconnu\n    fermé: { raison: \"Les crédits de l’année sont engagés.\", source: feuille }\n"));
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, region.Settings);
        var open = await Founded((await sites.On(DatabaseKind.Sqlite)).NewVisitor(), "2024-03-03");

        var closed = await Founded(site.NewVisitor(), "2024-03-03");

        Assert.StartsWith("Trois dispositifs vous correspondent", open.Heading, StringComparison.Ordinal);
        Assert.StartsWith("Deux dispositifs vous correspondent", closed.Heading, StringComparison.Ordinal);
        var card = closed.Document.GetElementById("busin-ess")!.TextContent;
        Assert.Contains("Les crédits de l’année sont engagés.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("À demander", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_of_the_path_can_be_taken_into_a_calendar()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var visitor = site.NewVisitor();
        await Founded(visitor, "2024-03-03");
        using var response = await visitor.GetAsync("/orientation/parcours.ics");
        var written = await response.Content.ReadAsStringAsync();
        var calendar = Calendar.Load(written)!;

        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var last = Assert.Single(calendar.Events, e => e.Summary!.Contains("ACC", StringComparison.Ordinal));
        Assert.Equal(new DateOnly(2027, 3, 2), last.Start!.Date);
        Assert.False(last.Start.HasTime);
        Assert.Contains("dernier jour", last.Summary, StringComparison.Ordinal);
        Assert.Contains("Elle n’engage pas la Région", last.Description!.Replace('\'', '’'), StringComparison.Ordinal);
        // Schemes and days only.
        Assert.DoesNotContain("62498", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_answered_takes_an_empty_calendar()
    {
        var site = await sites.On(DatabaseKind.Sqlite);
        var calendar = Calendar.Load(await site.NewVisitor().GetStringAsync("/orientation/parcours.ics"))!;

        Assert.Empty(calendar.Events);
    }

    /// <summary>The results of the first example, founded on a day.</summary>
    private static async Task<Page> Founded(HttpClient visitor, string day)
    {
        await (await Page.Open(visitor, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        await (await Page.Open(visitor, "/orientation/date_creation")).Fill("Quand", day).Press("Continuer");
        return await Page.Open(visitor, "/orientation/resultats");
    }
}
