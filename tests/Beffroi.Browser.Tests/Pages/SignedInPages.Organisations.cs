using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Beffroi.Browser.Tests.Pages.EveryPage;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>Structures, their papers and their bank details, and what the Region verifies of them.</summary>
internal static partial class SignedInPages
{
    /// <summary>The structure of the demonstration, as its owner sees it; then one in creation, which the Region verifies.</summary>
    public static IReadOnlyList<State> Organisations { get; } =
    [
        SeenBy(Owner, "/structures"),
        SeenBy(Owner, "/structures/creer"),
        Refused("ajouter une structure", Owner, "/structures/creer", "Continuer"),
        SeenBy(Owner, "/structures/creer?sans-siren=true"),
        Refused("ajouter une structure en création", Owner, "/structures/creer?sans-siren=true", "Enregistrer la structure"),
        SeenBy(Owner, "/structures/invitation/AAAAAAAAAAAAAAAAAAAAAA"),
        OfOurs("la fiche", ""),
        OfOurs("modifier la fiche", "/modifier"),
        OfOurs("qui la représente", "/personnes"),
        OfOurs("nommer quelqu’un", "/personnes", v => v.Follow("Ajouter : contact")),
        OfOurs("nommer quelqu’un, refusé", "/personnes", async v =>
        {
            await v.Follow("Ajouter : signataire");
            await v.Press("Enregistrer");
        }),
        OfOurs("les membres", "/membres"),
        OfOurs("changer un rôle", "/membres", v => v.Follow("Changer le rôle")),
        OfOurs("inviter", "/membres/inviter"),
        OfOurs("inviter, refusé", "/membres/inviter", v => v.Load(() => v.Page.Locator("main form button").First.ClickAsync())),
        OfOurs("quitter", "/membres/quitter"),
        OfOurs("passer la main", "/membres/passation"),
        OfOurs("l’historique", "/historique"),
        OfOurs("les documents", "/documents"),
        OfOurs("ajouter un document", "/documents/ajouter?piece=comptes"),
        OfOurs("ajouter un document, refusé", "/documents/ajouter?piece=assurance", v => v.Press("Ajouter au classeur")),
        OfOurs("un document", "/documents", v => v.Follow("Attestation d’assurance")),
        OfOurs("un document, remplacé", "/documents", async v =>
        {
            await v.Follow("Bureau et conseil");
            await v.Follow("Remplacer");
            await v.Press("Remplacer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Table, new() { Name = "Versions du document" }).CountAsync());
        }),
        OfOurs("retirer un document", "/documents", async v =>
        {
            await v.Follow("Statuts adoptés");
            await v.Follow("Retirer du classeur");
        }),
        OfOurs("retirer un document, refusé", "/documents", async v =>
        {
            await v.Follow("RIB du compte courant");
            await v.Follow("Retirer du classeur");
        }),
        OfOurs("l’état du classeur", "/documents/etat"),
        OfOurs("les documents, avec un état", "/documents/etat", v => v.Press("Faire l’état")),
        OfOurs("les coordonnées bancaires", "/coordonnees-bancaires"),
        OfOurs("proposer un compte", "/coordonnees-bancaires/proposer"),
        OfOurs("proposer un compte, refusé", "/coordonnees-bancaires/proposer", v => v.Press("Proposer ce compte")),
        SeenBy(Finance, "/region/coordonnees-bancaires"),
        new("un compte à vérifier", Account),
        new("un compte à vérifier, l’appel refusé", async v =>
        {
            await Account(v);
            await v.Press("Enregistrer l’appel");
        }),
        new("un compte à vérifier, en entier", async v =>
        {
            await Account(v);
            await v.Press("Afficher en entier");
        }),
        new("une structure en création, enregistrée", async v =>
        {
            await Enter(v, NewOwner, "/structures/creer?sans-siren=true");
            await v.Page.GetByLabel("Nom de la structure").FillAsync("Le Jardin des Remparts (fictif)");
            await v.Page.GetByLabel("Récépissé de dépôt").FillAsync("Récépissé fictif");
            await v.Page.GetByLabel("Commune du siège").FillAsync("Hazebrouck");
            await v.Press("Enregistrer la structure");
            Assert.Equal(0, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        SeenBy(Administrator, "/region/structures"),
        new("une structure à vérifier", Claim),
        new("une structure à vérifier, sans raison", async v =>
        {
            await Claim(v);
            await v.Load(() => v.Page.Locator("main form button").Last.ClickAsync());
        }),
        new("une structure qui n’est pas la sienne", async v =>
        {
            var ours = await Ours(v);
            await Enter(v, NewOwner, "/structures");
            await v.Open(ours);
        }),
    ];

    private static async Task Claim(Visitor v)
    {
        await Enter(v, Administrator, "/region/structures");
        await v.Follow("Le Jardin des Remparts (fictif)");
    }

    private static async Task Account(Visitor v)
    {
        await Enter(v, Finance, "/region/coordonnees-bancaires");
        await v.Follow("Les Ateliers du Beffroi (fictif)");
    }
}
