using Beffroi.Browser.Tests.Harness;
using Beffroi.Browser.Tests.Pages;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>What people do from their structure to a complete request, whatever their hands.</summary>
internal static class CaseFileSteps
{
    /// <summary>From the form of a structure without SIREN.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> AddsStructure(this Hands founder, string name, string receipt, string town)
    {
        await founder.Fill("Nom de la structure", name);
        await founder.Fill("Récépissé", receipt);
        await founder.Fill("Commune du siège", town);
        await founder.Press("Enregistrer la structure");
        return $"/structures/{founder.Visitor.Where.Split('/')[2]}";
    }

    /// <summary>From the list of structures that wait.</summary>
    public static async Task Verifies(this Hands administrator, string name)
    {
        await administrator.Follow(name);
        await administrator.Press("Accepter");
    }

    public static async Task NamesRepresentative(this Hands owner, string structure, string firstName, string lastName)
    {
        await owner.Visitor.Open($"{structure}/personnes");
        await owner.Follow("représentant légal");
        await owner.Fill("Prénom", firstName);
        await owner.FillNamed("nom", lastName);
        await owner.Press("Enregistrer");
    }

    /// <summary>By the link of the letter, which the demonstration keeps.</summary>
    public static async Task JoinsAsEditor(this Hands invited, Hands owner, string structure, string person, string mailbox)
    {
        await owner.Visitor.Open($"{structure}/membres/inviter");
        await owner.Fill("Adresse électronique", mailbox);
        await owner.TickNamed("role", "Editor");
        await owner.Press("Envoyer l’invitation");
        await EveryPage.ReadLetter(invited.Visitor, mailbox, "rejoindre une structure");
        await invited.Follow("/structures/invitation/");
        await invited.Visitor.Press(person);
        await invited.Press("Rejoindre cette structure");
    }

    /// <summary>From the page of the draft, and back to it.</summary>
    public static async Task WritesProject(this Hands editor, string town)
    {
        await editor.Follow("Le projet");
        await editor.Fill("Votre projet en quelques phrases", "Laver le linge des voisins.");
        await editor.Fill("Ce que vous ferez", "Louer des machines, ouvrir.");
        await editor.Fill("Commune où il se déroule", town);
        await editor.Fill("Début", "2027-03-01");
        await editor.Fill("Fin", "2027-12-31");
        await editor.Press("Enregistrer");
    }

    public static async Task SaysThatNoJobIsCreated(this Hands editor)
    {
        await editor.Follow("Les emplois");
        await editor.Tick(editor.Visitor.Page.GetByLabel("Non", new() { Exact = true }));
        await editor.Press("Enregistrer");
    }

    /// <summary>Of a file that asks for BUSIN’ESS and INV’ESS.</summary>
    public static async Task WritesFundingAndDeclarations(this Hands editor)
    {
        await editor.Follow("Le plan de financement");
        await editor.Fill("Demandé à BUSIN", "10 000");
        await editor.Fill("Demandé à INV", "5 000");
        await editor.Select("charge_0_poste", "60");
        await editor.FillNamed("charge_0_montant", "15 000");
        await editor.Press("Enregistrer");
        await editor.Follow("Les déclarations");
        await editor.TickNamed("declarant", "association");
        await editor.TickNamed("contrat_republicain");
        await editor.TickNamed("de_minimis", "non");
        await editor.TickNamed("a_jour");
        await editor.Press("Enregistrer");
    }

    public static async Task SignsAndDeposits(this Hands owner, string signatory)
    {
        await owner.Follow("Relire et déposer");
        await owner.Signs(signatory);
    }

    /// <summary>From the page that shows all of the file.</summary>
    public static async Task Signs(this Hands owner, string signatory)
    {
        await owner.Tick(signatory);
        await owner.TickNamed("signature");
        await owner.Press("Signer et déposer");
    }

    /// <summary>From the page of the file at the Region, and back to it.</summary>
    public static async Task TakesAndAsksForAPiece(this Hands officer, string scheme, string piece)
    {
        await officer.Follow(scheme);
        await officer.Press("Prendre en charge");
        await officer.Follow(scheme);
        await officer.Fill("Pièces à demander", piece);
        await officer.Fill("À donner au plus tard le", "2090-01-31");
        await officer.Press("Demander ces pièces");
    }

    public static async Task SendsPieces(this Hands editor)
    {
        await editor.Follow("Envoyer les pièces");
        await editor.Press("Envoyer");
    }
}
