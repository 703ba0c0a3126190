using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Orientation;

/// <summary>A visitor's SIREN answers some questions.</summary>
public sealed class PrefillTests : WithADirectory
{
    private const string Asked = "d’après l’annuaire des entreprises, le 23 novembre 2026";

    [Theory, OnBothDatabases]
    public async Task An_association_gives_its_SIREN_at_the_start_and_reads_each_answer_with_its_origin(DatabaseKind database)
    {
        await using var own = await Start(database);
        var page = await (await (await own.Open("/orientation")).Go("Vous avez un numéro SIREN"))
            .Fill("Numéro SIREN", StandInDirectory.Association).Press("Demander à l’annuaire");

        Assert.Equal("/orientation/siren", page.Address);
        Assert.Equal("Ce que dit l’annuaire des entreprises", page.Heading);
        Assert.Contains("ASSOCIATION INVENTEE", page.Text, StringComparison.Ordinal);
        Assert.Contains("C’est la commune du siège.", page.Text, StringComparison.Ordinal);
        Assert.Contains("C’est une tranche, d’une année passée.", page.Text, StringComparison.Ordinal);

        var results = await page.Go("Voir mes résultats");
        Assert.Equal("Une structure qui existe", Said(results, "Vous êtes").Value);
        Assert.Equal("Péronne (80620)", Said(results, "Commune").Value);
        Assert.Equal("Association", Said(results, "Forme juridique").Value);
        Assert.Equal("De 6 salariés à 9 salariés", Said(results, "Salariés").Value);
        Assert.Equal("14 mai 2019", Said(results, "Date de création").Value);
        Assert.Equal("88", Said(results, "Division NAF").Value);
        Assert.Equal(Asked, Said(results, "Commune").Origin, ignoreCase: true);
        Assert.Equal($"{Asked} (chiffre de 2023)", Said(results, "Salariés").Origin, ignoreCase: true);
        Assert.DoesNotContain("Mention ESS", results.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_true_answer_of_the_directory_is_read_whole()
    {
        var page = await Give(StandInDirectory.Recorded);

        Assert.Contains("CENTRE SOCIAL 'CAP DE TOUT'", page.Text, StringComparison.Ordinal);
        var results = await page.Go("Voir mes résultats");
        Assert.Equal("Mazères-Lezons (64373)", Said(results, "Commune").Value);
        Assert.Equal("Association", Said(results, "Forme juridique").Value);
        Assert.Equal("De 10 salariés à 19 salariés", Said(results, "Salariés").Value);
        Assert.Equal($"{Asked} (chiffre de 2022)", Said(results, "Salariés").Origin, ignoreCase: true);
        Assert.Equal("13 juin 1986", Said(results, "Date de création").Value);
        Assert.Equal("88", Said(results, "Division NAF").Value);
    }

    [Fact]
    public async Task The_directory_is_asked_once_for_no_more_than_what_is_read()
    {
        await Give(StandInDirectory.Association);

        Assert.Equal("/search?q=000000018&minimal=true&include=siege,complements&page=1&per_page=1", Assert.Single(Directory.Asked));
        Assert.Contains("User-Agent: Beffroi", Directory.LastHeaders, StringComparison.Ordinal);
        Assert.DoesNotContain("traceparent", Directory.LastHeaders, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Cookie", Directory.LastHeaders, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_number_is_in_no_log_no_address_and_no_kept_answer()
    {
        await Give("00000001800010");
        Directory.Fault = Status(500);
        await Give(StandInDirectory.Association);
        var results = await Site.Open("/orientation/resultats");
        results = await results.Press("Reprendre plus tard");
        var reopened = await Page.Open(Site.NewVisitor(), new Uri(results.Link("/orientation/reprendre/").Href).PathAndQuery);

        Assert.Equal(Asked, Said(reopened, "Commune").Origin, ignoreCase: true);
        Assert.DoesNotContain(Site.Log, l => l.Contains("000000018", StringComparison.Ordinal) || l.Contains("000 000 018", StringComparison.Ordinal));
        Assert.Contains(Site.Log, l => l.Contains("directory-failed", StringComparison.Ordinal));
        foreach (var page in new[] { results, reopened, await Site.Open("/orientation/commune") })
            Assert.DoesNotContain("000000018", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_the_directory_is_shown_at_its_question_and_corrected_becomes_the_visitor_s_own()
    {
        await Give(StandInDirectory.Association);

        var question = await Site.Open("/orientation/effectif");
        Assert.Contains("De 6 salariés à 9 salariés", question.Text, StringComparison.Ordinal);
        Assert.Contains("chiffre de 2023", question.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await question.Go("Garder cette réponse")).Address, (string[])["/orientation/effectif", "/orientation/resultats"]);
        await question.Fill("Ou le nombre exact", "11").Press("Continuer");

        var results = await Site.Open("/orientation/resultats");
        Assert.Equal(("11 salariés", null), Said(results, "Salariés"));
        Assert.NotNull(Said(results, "Commune").Origin);
        Assert.DoesNotContain("Garder cette réponse", (await Site.Open("/orientation/effectif")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_visitor_said_stays_when_the_directory_says_otherwise()
    {
        await (await Site.Open("/orientation/commune")).Fill("Dans quelle commune", "62498").Press("Continuer");
        await (await Site.Open("/orientation/anciennete_mois")).Fill("Ou le nombre exact", "8").Press("Continuer");
        var page = await (await Site.Open("/orientation/resultats")).Go("Compléter avec mon numéro SIREN");
        page = await page.Fill("Numéro SIREN", StandInDirectory.Association).Press("Demander à l’annuaire");

        Assert.Contains("Les réponses que vous aviez déjà données n’ont pas changé.", page.Text, StringComparison.Ordinal);
        var results = await Site.Open("/orientation/resultats");
        Assert.Equal(("Lens (62498)", null), Said(results, "Commune"));
        Assert.Equal(("8 mois", null), Said(results, "Ancienneté"));
        Assert.DoesNotContain("Date de création", Situation(results), StringComparison.Ordinal);
        Assert.NotNull(Said(results, "Forme juridique").Origin);
    }

    [Fact]
    public async Task A_second_SIREN_takes_the_place_of_the_first()
    {
        await Give(StandInDirectory.Association);
        await Give(StandInDirectory.SimplifiedCompany);

        var results = await Site.Open("/orientation/resultats");
        Assert.Equal("Lens (62498)", Said(results, "Commune").Value);
        Assert.Equal("62", Said(results, "Division NAF").Value);
    }

    [Fact]
    public async Task A_simplified_company_may_be_a_cooperative_and_is_still_asked()
    {
        var page = await Give(StandInDirectory.SimplifiedCompany);
        Assert.Contains("SCOP, SCIC, une autre coopérative ou société commerciale", page.Text, StringComparison.OrdinalIgnoreCase);

        page = await page.Go("Continuer");
        for (var i = 0; i < 40 && page.Address != "/orientation/forme_juridique"; i++)
        {
            Assert.NotEqual("/orientation/resultats", page.Address);
            using var unknown = await Post(page, page.Address, ("reponse", "inconnu"));
            page = await Site.Open(unknown.Headers.Location!.ToString());
        }
        Assert.DoesNotContain("Garder cette réponse", page.Text, StringComparison.Ordinal);
        await page.Choose("SCIC").Press("Continuer");
        Assert.Equal(("SCIC", null), Said(await Site.Open("/orientation/resultats"), "Forme juridique"));
    }

    [Theory]
    [InlineData("NN")]
    [InlineData(null)]
    public async Task No_headcount_is_not_a_headcount_of_zero(string? bracket)
    {
        Directory.Tell(StandInDirectory.Association, e => e["tranche_effectif_salarie"] = bracket);
        await Give(StandInDirectory.Association);

        Assert.DoesNotContain("Salariés", Situation(await Site.Open("/orientation/resultats")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_intercommunality_is_one_and_is_not_asked_for_its_date_of_creation()
    {
        Directory.Tell(StandInDirectory.Association, e => e["nature_juridique"] = "7346");
        await Give(StandInDirectory.Association);

        var results = await Site.Open("/orientation/resultats");
        Assert.Equal("Une intercommunalité (EPCI)", Said(results, "Vous êtes").Value);
        Assert.DoesNotContain("Date de création", Situation(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_of_the_social_economy_and_an_enterprise_of_integration_are_told_so()
    {
        Directory.Tell(StandInDirectory.Association, e =>
        {
            e["nature_juridique"] = "5202";
            e["complements"]!["est_siae"] = true;
        });
        await Give(StandInDirectory.Association);

        var results = await Site.Open("/orientation/resultats");
        Assert.Equal(Asked, Said(results, "Mention ESS").Origin, ignoreCase: true);
        var question = await Site.Open("/orientation/statuts_particuliers");
        Assert.True(((AngleSharp.Html.Dom.IHtmlInputElement)question.Field("SIAE")).IsChecked);
    }

    [Fact]
    public async Task Not_being_listed_in_the_social_economy_proves_nothing()
    {
        Directory.Tell(StandInDirectory.Association, e =>
        {
            e["nature_juridique"] = "5202";
            e["complements"]!["est_ess"] = false;
        });
        await Give(StandInDirectory.Association);

        Assert.DoesNotContain("Mention ESS", Situation(await Site.Open("/orientation/resultats")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_questions_do_not_take_is_left_out_and_the_rest_is_kept()
    {
        Directory.Tell(StandInDirectory.Association, e =>
        {
            (e["date_creation"], e["activite_principale"], e["annee_tranche_effectif_salarie"]) = ("2999-01-01", "[ND]", null);
            e["siege"]!["commune"] = "99999";
        });
        await Give(StandInDirectory.Association);

        var results = await Site.Open("/orientation/resultats");
        Assert.Equal("Association", Said(results, "Forme juridique").Value);
        Assert.Equal(Asked, Said(results, "Salariés").Origin, ignoreCase: true);
        Assert.All(["Commune", "Date de création", "Division NAF"], f => Assert.DoesNotContain(f, Situation(results), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_name_of_a_person_is_not_shown()
    {
        Directory.Tell(StandInDirectory.Association, e =>
            (e["nature_juridique"], e["nom_complet"], e["nom_raison_sociale"]) = ("1000", "PRENOM NOM", "PRENOM NOM"));

        Assert.DoesNotContain("PRENOM NOM", (await Give(StandInDirectory.Association)).Text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Post(Page page, string address, params (string Name, string Value)[] fields)
    {
        var token = page.Document.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;
        return await Site.Client.PostAsync(address, new FormUrlEncodedContent(
            [new("jeton", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]));
    }

    private static string Situation(Page results) => results.Document.QuerySelector(".b-facts")!.TextContent;
}
