using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>The people that the site is for, each from the home page to their results.</summary>
public sealed class PersonasTests(SharedBrowser browser)
{
    [Fact]
    public Task A_cooperative_of_three_people_in_Lens_learns_that_BUSINESS_may_bring_8000_to_15000_euros() => browser.Visit(async visitor =>
    {
        var asked = await Interview.Take(visitor, Persona.ScicInLens);
        Assert.Equal(ResultsPage.Yes, (await ResultsPage.Read(visitor))["BUSIN’ESS"].Group);
        // The questions end when no verdict depends on them any more; these three only narrow the amount.
        foreach (var question in new[] { "depenses_fonctionnement", "mutualisation", "rev3" }.Except(asked, StringComparer.Ordinal))
        {
            await visitor.Open($"/orientation/{question}?retour=resultats");
            await Interview.ByPointer(visitor, Persona.ScicInLens.Says(question));
        }

        var results = await ResultsPage.Read(visitor);
        Assert.Equal("de 8 000 € à 15 000 €", results["BUSIN’ESS"].Figure);
        Assert.Contains("rempli : Employer au moins un salarié", results["BUSIN’ESS"].Text, StringComparison.Ordinal);
        Assert.Contains("Le calcul du montant", results["BUSIN’ESS"].Text, StringComparison.Ordinal);
        var text = await visitor.Text();
        Assert.Contains("Avant d’embaucher, de commander ou de signer", text, StringComparison.Ordinal);
        Assert.Contains("Elle n’engage pas la Région", text, StringComparison.Ordinal);
        Assert.Equal("BUSIN’ESS", results.Schemes.First());
        Assert.DoesNotContain("Béthune-Bruay ESS", results.Schemes);
        Assert.Contains("aides d’autres intercommunalités", text, StringComparison.Ordinal);
    });

    [Fact]
    public Task An_association_in_Peronne_that_creates_its_first_job_is_admitted_without_an_employee() => browser.Visit(async visitor =>
    {
        await Interview.Take(visitor, Persona.AssociationInPeronne);

        var results = await ResultsPage.Read(visitor);
        Assert.Equal(ResultsPage.Yes, results["BUSIN’ESS"].Group);
        Assert.Equal(ResultsPage.Yes, results["ACC’ESS"].Group);
        Assert.Equal("gratuit", results["ACC’ESS"].Figure);
        Assert.Equal(ResultsPage.No, results["DLA"].Group);
    });

    [Fact]
    public Task An_association_that_gives_its_SIREN_is_not_asked_what_the_directory_knows_and_corrects_it() => browser.Visit(async visitor =>
    {
        await visitor.Open("/");
        await visitor.Follow("Commencer");
        await visitor.Follow("Vous avez un numéro SIREN");
        await visitor.Page.GetByLabel("Numéro SIREN").FillAsync(StandInDirectory.Recorded);
        await visitor.Press("Demander à l’annuaire");
        Assert.Equal("Ce que dit l’annuaire des entreprises", await visitor.Heading());
        Assert.Contains("Mazères-Lezons (64373)", await visitor.Text(), StringComparison.Ordinal);

        await visitor.Load(() => visitor.Page.Locator("a[href='/orientation/commune']").ClickAsync());
        await Interview.ByPointer(visitor, ["Péronne"]);
        var asked = await Interview.GoOn(visitor, Persona.AssociationInPeronne.With(("premier_emploi", "Non")));

        Assert.Empty(asked.Intersect(["nature_demandeur", "commune", "forme_juridique", "effectif", "date_creation", "division_naf"]));
        Assert.Equal(ResultsPage.Yes, (await ResultsPage.Read(visitor))["BUSIN’ESS"].Group);
        var said = await visitor.Text();
        Assert.Contains("Péronne (80620)", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Mazères-Lezons", said, StringComparison.Ordinal);
        Assert.Contains("D’après l’annuaire des entreprises, le ", said, StringComparison.Ordinal);
        Assert.DoesNotContain(visitor.Addresses, a => a.Contains("338", StringComparison.Ordinal));
        Assert.DoesNotContain(browser.Site.Log, l => l.Contains("338365059", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_cooperative_of_three_years_in_Saint_Quentin_sees_INSO_open_and_INVESS_close() => browser.Visit(async visitor =>
    {
        await Interview.Take(visitor, Persona.ScopInSaintQuentin);

        var results = await ResultsPage.Read(visitor);
        Assert.Equal(ResultsPage.Yes, results["INSO"].Group);
        Assert.Equal("jusqu’à 40 000 €", results["INSO"].Figure);
        Assert.Equal(ResultsPage.No, results["INV’ESS"].Group);
        Assert.Contains("non rempli : Avoir moins de trois ans", results["INV’ESS"].Text, StringComparison.Ordinal);
        Assert.Contains("Après trois ans, regardez INSO", results["INV’ESS"].Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task Someone_in_Audruicq_with_an_idea_and_no_structure_is_sent_to_ACCESS_and_told_what_BUSINESS_would_take() => browser.Visit(async visitor =>
    {
        await Interview.Take(visitor, Persona.IdeaInAudruicq);

        var results = await ResultsPage.Read(visitor);
        Assert.Equal(ResultsPage.Yes, results["ACC’ESS"].Group);
        Assert.Equal(ResultsPage.No, results["BUSIN’ESS"].Group);
        Assert.Contains("Créez d’abord la structure. ACC’ESS vous y aide, gratuitement.", results["BUSIN’ESS"].Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task An_intercommunality_with_a_plan_sees_TESS_and_its_50000_euros() => browser.Visit(async visitor =>
    {
        await Interview.Take(visitor, Persona.IntercommunalityWithAPlan);

        var results = await ResultsPage.Read(visitor);
        Assert.Equal(ResultsPage.Yes, results["TESS"].Group);
        Assert.Equal("50 000 €", results["TESS"].Figure);
    });

    [Fact]
    public Task A_cooperative_in_Rouen_gets_a_true_no_that_says_why() => browser.Visit(async visitor =>
    {
        await Interview.Take(visitor, Persona.ScicInRouen);

        var results = await ResultsPage.Read(visitor);
        Assert.Equal("Aucun dispositif ne vous correspond pour l’instant", await visitor.Heading());
        Assert.Equal(results.Schemes, results.In(ResultsPage.No));
        Assert.Contains("non rempli : Être implanté en Hauts-de-France", results["BUSIN’ESS"].Text, StringComparison.Ordinal);
    });

    [Fact]
    public Task An_enterprise_in_difficulty_sees_DASESS_and_the_advance_that_it_asks_for() => browser.Visit(async visitor =>
    {
        await Interview.Take(visitor, Persona.EnterpriseInDifficulty);

        var results = await ResultsPage.Read(visitor);
        Assert.Equal(ResultsPage.Yes, results["DASESS"].Group);
        Assert.Equal("20 000 €", results["DASESS"].Figure);
    });

    [Fact]
    public Task An_example_of_the_home_page_opens_its_results_and_becomes_one_s_own() => browser.Visit(async visitor =>
    {
        await visitor.Open("/");
        await visitor.Follow("Une SCIC de trois salariés, à Lens");
        Assert.Equal("de 8 000 € à 15 000 €", (await ResultsPage.Read(visitor))["BUSIN’ESS"].Figure);

        await visitor.Press("Partir de cet exemple et le corriger");
        Assert.Equal(Interview.Results, visitor.Where);
        Assert.Equal("de 8 000 € à 15 000 €", (await ResultsPage.Read(visitor))["BUSIN’ESS"].Figure);
    });
}
