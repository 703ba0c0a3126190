using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>A case file from the first line to « complète », by two members and an officer; on a telephone, and without script.</summary>
public sealed class CaseFileTests(SharedBrowser browser)
{
    [Fact]
    public Task It_is_prepared_by_two_deposited_completed_and_admissible_on_a_phone() => Whole("Une laverie solidaire", o => o.ViewportSize = Widths.Phone);

    [Fact]
    public Task The_same_without_script() => Whole("Une bagagerie solidaire", o => o.JavaScriptEnabled = false);

    private async Task Whole(string project, Action<BrowserNewContextOptions> configure)
    {
        var demonstration = await browser.Demonstration();
        await using var editor = await browser.Arrive(configure, demonstration);
        await using var owner = await browser.Arrive(configure, demonstration);
        await using var officer = await browser.Arrive(configure, demonstration);

        await SignIn(editor, "Marcel Wattebled", "/structures");
        await editor.Follow("Les Ateliers du Beffroi");
        await editor.Follow("Dossiers");
        await editor.Follow("Préparer un dossier");
        await editor.Page.GetByLabel("Nom du projet").FillAsync(project);
        await Interview.Tick(editor.Page.GetByLabel("BUSIN"));
        await Interview.Tick(editor.Page.GetByLabel("INV"));
        await Press(editor, "Commencer le dossier");
        var file = editor.Where;

        await editor.Follow("Le projet");
        await editor.Page.GetByLabel("Votre projet en quelques phrases").FillAsync("Laver le linge des voisins.");
        await editor.Page.GetByLabel("Ce que vous ferez").FillAsync("Louer des machines, ouvrir.");
        await editor.Page.GetByLabel("Commune où il se déroule").FillAsync("Amiens");
        await editor.Page.GetByLabel("Début").FillAsync("2027-03-01");
        await editor.Page.GetByLabel("Fin").FillAsync("2027-12-31");
        await Press(editor, "Enregistrer");
        await editor.Follow("Les emplois");
        await Interview.Tick(editor.Page.GetByLabel("Non", new() { Exact = true }));
        await Press(editor, "Enregistrer");

        // The owner writes the rest, and signs.
        await SignIn(owner, "Louise Carpentier", file);
        await owner.Follow("Le plan de financement");
        await owner.Page.GetByLabel("Demandé à BUSIN").FillAsync("10 000");
        await owner.Page.GetByLabel("Demandé à INV").FillAsync("5 000");
        await owner.Page.Locator("[name=charge_0_poste]").SelectOptionAsync("60");
        await owner.Page.Locator("[name=charge_0_montant]").FillAsync("15 000");
        await Press(owner, "Enregistrer");
        await owner.Follow("Les déclarations");
        await Interview.Tick(owner.Page.Locator("[name=declarant][value=association]"));
        await Interview.Tick(owner.Page.Locator("[name=contrat_republicain]"));
        await Interview.Tick(owner.Page.Locator("[name=de_minimis][value=non]"));
        await Interview.Tick(owner.Page.Locator("[name=a_jour]"));
        await Press(owner, "Enregistrer");
        await owner.Follow("Relire et déposer");
        await Interview.Tick(owner.Page.GetByLabel("Marcel Wattebled"));
        await Interview.Tick(owner.Page.Locator("[name=signature]"));
        await Press(owner, "Signer et déposer");
        Assert.Contains("ne vaut pas promesse d’aide", await owner.Text(), StringComparison.Ordinal);

        await SignIn(officer, "Claire Vasseur", "/region/dossiers");
        await officer.Follow(project);
        var atTheRegion = officer.Where;
        await officer.Follow("BUSIN");
        await Press(officer, "Prendre en charge");
        await officer.Follow("BUSIN");
        await officer.Page.GetByLabel("Pièces à demander").FillAsync("Le devis des machines");
        await officer.Page.GetByLabel("À donner au plus tard le").FillAsync("2090-01-31");
        await Press(officer, "Demander ces pièces");

        await editor.Open(file);
        await editor.Follow("Répondre");
        await editor.Page.GetByLabel("Ce que vous voulez en dire").FillAsync("Il est dans le dossier.");
        await Press(editor, "Enregistrer");
        await editor.Follow("Envoyer les pièces");
        await Press(editor, "Envoyer");

        await officer.Open(atTheRegion);
        Assert.Contains("Il est dans le dossier.", await officer.Text(), StringComparison.Ordinal);
        await officer.Follow("BUSIN");
        await Press(officer, "Déclarer complète et recevable");
        await owner.Open(file);
        Assert.Contains("En instruction", await owner.Text(), StringComparison.Ordinal);
        foreach (var one in new[] { editor, owner, officer })
            one.MustNotHaveComplained();
    }

    private static async Task SignIn(Visitor visitor, string person, string address)
    {
        await visitor.Open($"/connexion?retour={Uri.EscapeDataString(address)}");
        await visitor.Press(person);
    }

    /// <summary>The button of that name alone: others begin with the same word.</summary>
    private static Task Press(Visitor visitor, string button) =>
        visitor.Load(() => visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
}
