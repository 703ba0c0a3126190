using Beffroi.Browser.Tests.Harness;
using Beffroi.Browser.Tests.Pages;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>From an idea to a request that is complete: each step is tested elsewhere, here each one is where the step before led.</summary>
public sealed class WholeJourneyTests(SharedBrowser browser)
{
    [Fact]
    public async Task An_idea_becomes_a_talk_a_structure_a_file_written_by_two_a_deposit_and_a_complete_request()
    {
        const string structure = "La Laverie des Marais (fictif)", project = "Un lavoir partagé dans le Marais";
        var demonstration = await browser.Demonstration();
        await using var founder = new PointerHands(await browser.Arrive(elsewhere: demonstration));
        await using var editor = new PointerHands(await browser.Arrive(elsewhere: demonstration));
        await using var officer = new PointerHands(await browser.Arrive(elsewhere: demonstration));
        await using var administrator = new PointerHands(await browser.Arrive(elsewhere: demonstration));

        // From the results, without an account yet.
        await EveryPage.AnswerAsTheExample(founder.Visitor);
        await founder.Follow("En parler avec un chargé de mission : BUSIN");
        await founder.Visitor.Press("Nadia Benali");
        await founder.TickNamed("pour", "moi");
        await founder.Fill("De quoi voulez-vous parler", project);
        await founder.TickNamed("partage");
        await founder.Press("Demander un premier contact");
        var contact = founder.Visitor.Where;

        await officer.SignIn("Claire Vasseur", "/region/premiers-contacts?vue=tous");
        await officer.Visitor.Open($"/region{contact}");
        await officer.Press("Prendre en charge");
        await officer.Fill("Conseils", "Créez l’association, puis demandez BUSIN’ESS et INV’ESS.");
        await officer.Press("Enregistrer le compte rendu");

        // What the officer says leads to the structure, and the talk to its file.
        await founder.Visitor.Open(contact);
        Assert.Contains("Créez l’association", await founder.Visitor.Text(), StringComparison.Ordinal);
        await founder.Follow("ajoutez-la");
        await founder.Follow("Pas encore immatriculée");
        var home = await founder.AddsStructure(structure, "récépissé du 3 novembre 2026", "Amiens");
        await founder.NamesRepresentative(home, "Nadia", "Benali");
        await editor.JoinsAsEditor(founder, home, "Étienne Duhamel", "etienne.duhamel@exemple.invalid");
        await administrator.SignIn("Inès Pruvost", "/region/structures");
        await administrator.Verifies(structure);
        await founder.Visitor.Open(contact);
        await founder.Follow("Préparer un dossier");
        Assert.Equal(project, await founder.Visitor.Page.GetByLabel("Nom du projet").InputValueAsync());
        Assert.True(await founder.Visitor.Page.GetByLabel("BUSIN").IsCheckedAsync());
        await founder.Tick("INV");
        await founder.Press("Commencer le dossier");
        var file = founder.Visitor.Where;

        await editor.Visitor.Open($"{home}/dossiers");
        await editor.Follow(project);
        await editor.WritesProject("Amiens");
        // What the answers said of the job is there already.
        await editor.Follow("Les emplois");
        await editor.FillNamed("emploi_0_poste", "Laverie");
        await editor.Press("Enregistrer");
        await founder.Visitor.Open(file);
        await founder.WritesFundingAndDeclarations();
        await founder.SignsAndDeposits("Nadia Benali");

        Assert.Equal(file, founder.Visitor.Where);
        Assert.Contains("ne vaut pas promesse d’aide", await founder.Visitor.Text(), StringComparison.Ordinal);
        var acknowledged = TaggedPdf.Open(await founder.Visitor.Download("Télécharger l’accusé de réception"));
        Assert.StartsWith("Accusé de réception du dossier", Words.Of(acknowledged.Title), StringComparison.Ordinal);
        Assert.Contains(structure, Words.Of(acknowledged.Text), StringComparison.Ordinal);

        await officer.Visitor.Open("/region/dossiers");
        await officer.Follow(project);
        var atTheRegion = officer.Visitor.Where;
        Assert.Equal(2, await officer.Visitor.Page.Locator("#demandes .b-entry").CountAsync());
        await officer.TakesAndAsksForAPiece("BUSIN", "Le devis des machines");

        await editor.Visitor.Open(file);
        await editor.Follow("Répondre");
        await editor.Visitor.Page.GetByLabel("Le fichier").SetInputFilesAsync(new FilePayload { Name = "devis.txt", MimeType = "text/plain", Buffer = "Deux machines"u8.ToArray() });
        await editor.Press("Enregistrer");
        await editor.SendsPieces();

        await officer.Visitor.Open(atTheRegion);
        Assert.Equal("Deux machines", System.Text.Encoding.UTF8.GetString(await officer.Visitor.Download("devis.txt")));
        await officer.Follow("BUSIN");
        await officer.Press("Déclarer complète et recevable");
        foreach (var (one, page) in new[] { (officer, atTheRegion), (founder, file) })
        {
            await one.Visitor.Open(page);
            Assert.Contains("En instruction", await one.Visitor.Text(), StringComparison.Ordinal);
            one.Visitor.MustNotHaveComplained();
        }
        foreach (var one in new[] { editor, administrator })
            one.Visitor.MustNotHaveComplained();
    }
}
