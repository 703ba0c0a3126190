using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;
using static Beffroi.Browser.Tests.Pages.EveryPage;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>The pages of those who have an account, each through the eyes of someone of the demonstration.</summary>
internal static class SignedInPages
{
    private const string Owner = "Louise Carpentier (fictif)", NewOwner = "Nadia Benali (fictif)", Administrator = "Inès Pruvost (fictif)", Officer = "Claire Vasseur (fictif)", Finance = "Samuel Ringot (fictif)";

    public static IReadOnlyList<State> Accounts { get; } =
    [
        At("/connexion"),
        new("se connecter, refusé", async v =>
        {
            await v.Open("/connexion");
            await v.Load(() => v.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync());
        }),
        At("/compte/creer"),
        Refused("ouvrir un compte", Administrator, "/compte/creer", "Créer mon compte"),
        At("/compte/ouvrir/AAAAAAAAAAAAAAAAAAAAAA"),
        At("/connexion/oubli"),
        Refused("un mot de passe oublié", Administrator, "/connexion/oubli", "Recevoir le lien"),
        new("un mot de passe oublié, demandé", v => Forgets(v, "personne@exemple.invalid")),
        At("/connexion/nouveau/AAAAAAAAAAAAAAAAAAAAAA"), At("/compte/efface"),
        .. new[]
        {
            "/compte", "/compte/nom", "/compte/adresse", "/compte/adresse/AAAAAAAAAAAAAAAAAAAAAA", "/compte/mot-de-passe", "/compte/code", "/compte/cles", "/compte/connexions",
            "/compte/donnees", "/compte/courriels", "/region/comptes", "/region/courriels", "/deconnexion",
        }.Select(address => SeenBy(Administrator, address)),
        Refused("changer de nom", Administrator, "/compte/nom", "Enregistrer"),
        Refused("changer d’adresse", Administrator, "/compte/adresse", "Recevoir le lien"),
        Refused("changer de mot de passe", Administrator, "/compte/mot-de-passe", "Garder ce mot de passe"),
        Refused("donner un rôle", Administrator, "/region/comptes", "Donner ce rôle"),
    ];

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
            await Enter(v, Owner, "/structures");
            var ours = await Ours(v);
            await Enter(v, NewOwner, "/structures");
            await v.Open(ours);
        }),
    ];

    /// <summary>The first contacts of the demonstration, on both sides: one that waits, one with dates, one that was held.</summary>
    public static IReadOnlyList<State> FirstContacts { get; } =
    [
        SeenBy(Owner, "/premiers-contacts"),
        SeenBy(Owner, "/premiers-contacts/demander"),
        Refused("demander un premier contact", Owner, "/premiers-contacts/demander", "Demander un premier contact"),
        new("un premier contact, dates à choisir", v => Contact(v, Owner, "/premiers-contacts", "Rendez-vous proposé")),
        .. new[] { "repondre", "annuler", "reponses" }.Select(page => new State($"un premier contact : {page}", async v =>
        {
            await Contact(v, Owner, "/premiers-contacts", "Rendez-vous proposé");
            await v.Open($"{v.Where}/{page}");
        })),
        new("un premier contact, réponse refusée", async v =>
        {
            await Contact(v, Owner, "/premiers-contacts", "Rendez-vous proposé");
            await v.Open(v.Where + "/repondre");
            await v.Press("Accepter cette date");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        new("un premier contact, tenu", v => Contact(v, Owner, "/premiers-contacts", "Rendez-vous tenu")),
        new("un premier contact, avec des réponses", v => Contact(v, NewOwner, "/premiers-contacts", "Demandé")),
        new("un premier contact : ses réponses", async v =>
        {
            await Contact(v, NewOwner, "/premiers-contacts", "Demandé");
            await v.Follow("Ne plus les partager");
        }),
        SeenBy(Officer, "/region/premiers-contacts?vue=tous"),
        new("un premier contact à prendre", v => Contact(v, Officer, "/region/premiers-contacts?vue=tous", "Demandé")),
        new("un premier contact, tenu, à la Région", v => Contact(v, Officer, "/region/premiers-contacts?vue=tous", "Rendez-vous tenu")),
        new("un premier contact, dates refusées", async v =>
        {
            await Contact(v, Officer, "/region/premiers-contacts?vue=tous", "Rendez-vous proposé");
            await v.Press("Proposer ces dates");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        SeenBy(Administrator, "/region/territoires"),
        Refused("confier un territoire", Administrator, "/region/territoires", "Enregistrer"),
    ];

    /// <summary>The case files of the demonstration, on both sides: a draft, one deposited, one that waits for pieces, one that is assessed.</summary>
    public static IReadOnlyList<State> CaseFiles { get; } =
    [
        OfOurs("les dossiers", "/dossiers"),
        OfOurs("préparer un dossier", "/dossiers/nouveau"),
        OfOurs("préparer un dossier, refusé", "/dossiers/nouveau", v => v.Press("Commencer le dossier")),
        InFile("en préparation", "Une cuisine partagée", ""),
        .. new[] { "aides", "projet", "emplois", "financement", "declarations", "pieces-jointes", "deposer", "abandonner" }.Select(page => InFile(page, "Une cuisine partagée", "/" + page)),
        InFile("projet, refusé", "Une cuisine partagée", "/projet", async v =>
        {
            await v.Page.GetByLabel("Commune").FillAsync("Nulleville");
            await v.Press("Enregistrer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("déposé", "Un atelier de réparation", ""),
        InFile("retirer une demande", "Un atelier de réparation", "", v => v.Follow("Retirer cette demande")),
        InFile("pièces attendues", "Une ressourcerie", ""),
        InFile("donner une pièce", "Une ressourcerie", "", v => v.Follow("Répondre")),
        InFile("envoyer les pièces, refusé", "Une ressourcerie", "", async v =>
        {
            await v.Follow("Envoyer les pièces");
            await v.Press("Envoyer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        SeenBy(Officer, "/region/dossiers?vue=All"),
        new("un dossier à la Région", v => FileOfRegion(v, "Un atelier de réparation")),
        new("une demande à la Région", async v =>
        {
            await FileOfRegion(v, "Une ressourcerie");
            await v.Load(() => v.Page.Locator("main .b-entry a").First.ClickAsync());
        }),
        new("une demande à la Région, refusée", async v =>
        {
            await FileOfRegion(v, "Une ressourcerie");
            await v.Load(() => v.Page.Locator("main .b-entry a").First.ClickAsync());
            await v.Press("Relancer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
    ];

    private static State InFile(string name, string title, string page, Func<Visitor, Task>? then = null) => OfOurs($"dossier, {name}", "/dossiers", async v =>
    {
        await v.Follow(title);
        if (page.Length > 0)
            await v.Open(v.Where + page);
        await (then?.Invoke(v) ?? Task.CompletedTask);
    });

    private static async Task FileOfRegion(Visitor v, string title)
    {
        await Enter(v, Officer, "/region/dossiers?vue=All");
        await v.Follow(title);
    }

    private static async Task Contact(Visitor v, string person, string list, string state)
    {
        await Enter(v, person, list);
        await v.Load(() => v.Page.Locator(".b-entry").Filter(new() { HasText = state }).GetByRole(AriaRole.Link).First.ClickAsync());
    }

    /// <summary>Those of the identity provider.</summary>
    public static IReadOnlyList<State> ByProvider { get; } =
    [
        At("/connexion?muet=true"),
        At("/connexion/fournisseur/retour"),
        At("/deconnexion/faite"),
        new("premier passage", v => Identifies(v, "awa", "Premier passage avec Identité d’essai")),
        new("premier passage, adresse à confirmer", v => Identifies(v, "paul", "Premier passage avec Identité d’essai")),
        new("premier passage, lettre envoyée", async v =>
        {
            await Identifies(v, "paul", "Premier passage avec Identité d’essai");
            await v.Press("Recevoir le lien");
            Assert.Equal("Ouvrez votre messagerie", await v.Heading());
        }),
        new("premier passage, sans adresse", v => Identifies(v, "sans", "Premier passage avec Identité d’essai")),
        SeenBy(Administrator, "/compte/fournisseur"),
        new("relier", v => Identifies(v, "awa", "Relier Identité d’essai à votre compte")),
        new("relier, refusé", async v =>
        {
            await v.Press("Relier à mon compte");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        OfOurs("vérifier le rattachement", "/verifier"),
    ];

    public static async Task MakeKnown(OidcProcess provider)
    {
        await provider.Know("awa", new { email = "awa@exemple.invalid", email_verified = true, given_name = "Awa", usual_name = "Diallo" });
        await provider.Know("paul", new { email = "paul@exemple.invalid", given_name = "Paul", usual_name = "Martin" });
        await provider.Know("sans", new { given_name = "Sans", usual_name = "Adresse" });
    }

    private static async Task Identifies(Visitor v, string who, string heading)
    {
        // Whoever the provider knows already is asked again.
        await v.Open("/connexion/fournisseur?encore=true");
        await v.Page.GetByLabel("Qui").FillAsync(who);
        await v.Press("S’identifier");
        Assert.Equal(heading, await v.Heading());
    }

    private static State SeenBy(string person, string address) => new(address, v => Enter(v, person, address));

    private static State OfOurs(string name, string page, Func<Visitor, Task>? then = null) => new($"structure : {name}", async v =>
    {
        await Enter(v, Owner, "/structures");
        await v.Open(await Ours(v) + page);
        await (then?.Invoke(v) ?? Task.CompletedTask);
    });

    /// <summary>A form sent as it comes.</summary>
    private static State Refused(string name, string person, string address, string button) => new($"{name}, refusé", async v =>
    {
        await Enter(v, person, address);
        await v.Load(() => v.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
    });

    /// <summary>As that person, where the page asks who one is; whoever was signed in leaves first.</summary>
    private static async Task Enter(Visitor v, string person, string address)
    {
        await v.Open(address);
        if (await v.Page.GetByRole(AriaRole.Link, new() { Name = "Mon compte" }).CountAsync() > 0)
        {
            await v.Open("/compte");
            if (!(await v.Text()).Contains(person, StringComparison.Ordinal))
            {
                await v.Open("/deconnexion");
                await v.Press("Se déconnecter");
            }
            await v.Open(address);
        }
        if (v.Where.StartsWith("/connexion?", StringComparison.Ordinal))
            await v.Press(person);
        Assert.Equal(address, v.Where);
    }

    private static async Task<string> Ours(Visitor v) =>
        await v.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Les Ateliers du Beffroi (fictif)" }).First.GetAttributeAsync("href")
        ?? throw new InvalidOperationException("The structure has no address.");

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

    private static async Task Forgets(Visitor v, string mailbox)
    {
        await v.Open("/connexion/oubli");
        await v.Page.GetByLabel("Votre adresse électronique").FillAsync(mailbox);
        await v.Press("Recevoir le lien");
    }
}
