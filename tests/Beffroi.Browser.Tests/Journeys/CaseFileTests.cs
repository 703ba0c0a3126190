using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>A case file from the first line to « complète », by two members and an officer; on a telephone, and without script.</summary>
public sealed class CaseFileTests(SharedBrowser browser)
{
    [Fact]
    public Task It_is_prepared_by_two_deposited_completed_and_admissible_on_a_phone() => Whole("Une laverie solidaire", v => new PointerHands(v), o => o.ViewportSize = Widths.Phone);

    [Fact]
    public Task The_same_without_script() => Whole("Une bagagerie solidaire", v => new PointerHands(v), o => o.JavaScriptEnabled = false);

    [Fact]
    public Task The_same_by_keyboard_alone() => Whole("Une conserverie solidaire", v => new KeyboardHands(v), _ => { });

    /// <summary>A public body is added, verified, represented; it deposits TESS with the deliberation of its council, and nothing of what associations declare.</summary>
    [Fact]
    public async Task An_intercommunality_deposits_TESS_with_its_deliberation()
    {
        const string name = "Communauté de communes des Quatre Clochers (fictif)";
        var demonstration = await browser.Demonstration();
        await using var agent = new PointerHands(await browser.Arrive(elsewhere: demonstration));
        await using var administrator = new PointerHands(await browser.Arrive(elsewhere: demonstration));

        await agent.SignIn("Étienne Duhamel", "/structures/creer?sans-siren=true");
        var epci = await agent.AddsStructure(name, "arrêté préfectoral du 12 octobre 2026", "Tourcoing");
        await administrator.SignIn("Inès Pruvost", "/region/structures");
        await administrator.Verifies("Quatre Clochers");
        await agent.NamesRepresentative(epci, "Odile", "Delattre");
        await agent.Visitor.Open($"{epci}/documents/ajouter?piece=deliberation");
        await agent.Fill("Intitulé", "Délibération du 3 mars");
        await agent.Visitor.Page.GetByLabel("Fichier").SetInputFilesAsync(new FilePayload { Name = "deliberation.txt", MimeType = "text/plain", Buffer = "Le conseil"u8.ToArray() });
        await agent.Press("Ajouter au classeur");

        await agent.Visitor.Open($"{epci}/dossiers/nouveau");
        await agent.Fill("Nom du projet", "Un plan d’actions pour l’ESS");
        await agent.Tick("TESS");
        await agent.Press("Commencer le dossier");
        var file = agent.Visitor.Where;
        await agent.Follow("Le projet");
        await agent.Fill("Votre projet en quelques phrases", "Un plan d’actions avec les structures du territoire.");
        await agent.Fill("Ce que vous ferez", "Des ateliers, un guichet.");
        await agent.Fill("Commune où il se déroule", "Tourcoing");
        await agent.Fill("Début", "2027-03-01");
        await agent.Fill("Fin", "2027-12-31");
        await agent.Press("Enregistrer");
        await agent.SaysThatNoJobIsCreated();
        await agent.Follow("Le plan de financement");
        await agent.Fill("Demandé à TESS", "50 000");
        await agent.Select("charge_0_poste", "64");
        await agent.FillNamed("charge_0_montant", "50 000");
        await agent.Press("Enregistrer");
        await agent.Follow("Les déclarations");
        Assert.Equal(0, await agent.Visitor.Page.Locator("[name=contrat_republicain], [name=de_minimis]").CountAsync());
        await agent.TickNamed("a_jour");
        await agent.FillNamed("deliberation_date", "2026-03-03");
        await agent.Fill("Son numéro", "2026-12");
        await agent.Visitor.Page.Locator("[name=deliberation_piece]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await agent.Press("Enregistrer");
        await agent.Visitor.Open($"{file}/deposer");
        Assert.Contains("nº 2026-12 du 3 mars 2026", Words.Of(await agent.Visitor.Text()), StringComparison.Ordinal);
        await agent.Signs("Odile Delattre");

        Assert.Contains("ne vaut pas promesse d’aide", await agent.Visitor.Text(), StringComparison.Ordinal);
        agent.Visitor.MustNotHaveComplained();
        administrator.Visitor.MustNotHaveComplained();
    }

    private async Task Whole(string project, Hands.Of hands, Action<BrowserNewContextOptions> configure)
    {
        var demonstration = await browser.Demonstration();
        await using var editor = hands(await browser.Arrive(configure, demonstration));
        await using var owner = hands(await browser.Arrive(configure, demonstration));
        await using var officer = hands(await browser.Arrive(configure, demonstration));

        await editor.SignIn("Marcel Wattebled", "/structures");
        await editor.Follow("Les Ateliers du Beffroi");
        await editor.Follow("Dossiers");
        await editor.Follow("Préparer un dossier");
        await editor.Fill("Nom du projet", project);
        await editor.Tick("BUSIN");
        await editor.Tick("INV");
        await editor.Press("Commencer le dossier");
        var file = editor.Visitor.Where;

        await editor.WritesProject("Amiens");
        await editor.SaysThatNoJobIsCreated();

        // The owner writes the rest, and signs.
        await owner.SignIn("Louise Carpentier", file);
        await owner.WritesFundingAndDeclarations();
        await owner.SignsAndDeposits("Marcel Wattebled");
        Assert.Contains("ne vaut pas promesse d’aide", await owner.Visitor.Text(), StringComparison.Ordinal);

        await officer.SignIn("Claire Vasseur", "/region/dossiers");
        await officer.Follow(project);
        var atTheRegion = officer.Visitor.Where;
        await officer.TakesAndAsksForAPiece("BUSIN", "Le devis des machines");

        await editor.Visitor.Open(file);
        await editor.Follow("Répondre");
        await editor.Fill("Ce que vous voulez en dire", "Il est dans le dossier.");
        await editor.Press("Enregistrer");
        await editor.SendsPieces();

        await officer.Visitor.Open(atTheRegion);
        Assert.Contains("Il est dans le dossier.", await officer.Visitor.Text(), StringComparison.Ordinal);
        await officer.Follow("BUSIN");
        await officer.Press("Déclarer complète et recevable");
        await owner.Visitor.Open(file);
        Assert.Contains("En instruction", await owner.Visitor.Text(), StringComparison.Ordinal);
        foreach (var one in new[] { editor, owner, officer })
            one.Visitor.MustNotHaveComplained();
    }
}
