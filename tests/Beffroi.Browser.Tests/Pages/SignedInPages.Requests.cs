using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Beffroi.Browser.Tests.Pages.EveryPage;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>Case files, on both sides.</summary>
internal static partial class SignedInPages
{
    /// <summary>The case files of the demonstration, on both sides: a draft, one deposited, one that waits for pieces, one that is assessed, two for a form of another site.</summary>
    public static IReadOnlyList<State> CaseFiles { get; } =
    [
        OfOurs("les dossiers", "/dossiers"),
        OfOurs("préparer un dossier", "/dossiers/nouveau"),
        SeenBy("Hugo Lefebvre (fictif)", "/dossiers/preparer"),
        OfOurs("préparer un dossier, refusé", "/dossiers/nouveau", v => v.Press("Commencer le dossier")),
        InFile("en préparation", "Une cuisine partagée", ""),
        .. new[] { "aides", "projet", "emplois", "financement", "declarations", "pieces-jointes", "deposer", "abandonner" }.Select(page => InFile(page, "Une cuisine partagée", "/" + page)),
        InFile("aides, changées par un autre", "Une cuisine partagée", "/aides", async v =>
        {
            await v.Page.GetByLabel("Nom du projet").FillAsync("Une cuisine de quartier (fictif)");
            await SendsAsOfOld(v, "version", "Enregistrer");
        }),
        InFile("abandonner, changé par un autre", "Une cuisine partagée", "/abandonner", v => SendsAsOfOld(v, "lu", "Abandonner le dossier")),
        InFile("projet, refusé", "Une cuisine partagée", "/projet", async v =>
        {
            await v.Page.GetByLabel("Commune").FillAsync("Nulleville");
            await v.Press("Enregistrer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("partenaires", "Un pôle de coopération", "/partenaires"),
        InFile("partenaires, refusé", "Un pôle de coopération", "/partenaires", async v =>
        {
            await v.Page.GetByLabel("Son numéro SIREN").First.FillAsync("123456789");
            await v.Press("Enregistrer et ajouter des lignes");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("en coopération, à relire", "Un pôle de coopération", "/deposer"),
        OfOurs("déclarations d’une collectivité", "/dossiers/nouveau", async v =>
        {
            await v.Page.GetByLabel("Nom du projet").FillAsync("Un plan pour l’ESS (fictif)");
            await Interview.Tick(v.Page.GetByLabel("TESS"));
            await v.Press("Commencer le dossier");
            await v.Open(v.Where + "/declarations");
            Assert.Equal(1, await v.Page.GetByLabel("Son numéro").CountAsync());
        }),
        InFile("reprendre un tableau", "Une cuisine partagée", "/financement/tableau"),
        InFile("reprendre un tableau, refusé", "Une cuisine partagée", "/financement/tableau", async v =>
        {
            await v.Press("Lire le tableau");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("un plan lu dans un tableau", "Une cuisine partagée", "/financement/tableau", async v =>
        {
            await v.Page.GetByLabel("Coller les cellules").FillAsync("60 – Achats\t1 200\t70 – Ventes\t800\n64 – Charges de personnel\t20 000,50\t13 – Subvention\t-5\nUn poste à nous\t30");
            await v.Press("Lire le tableau");
            Assert.Equal(0, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("déposé", "Un atelier de réparation", ""),
        InFile("retirer une demande", "Un atelier de réparation", "", v => v.Follow("Retirer cette demande")),
        InFile("pièces attendues", "Une ressourcerie", ""),
        InFile("retirer une demande, changée", "Une ressourcerie", "", async v =>
        {
            await v.Follow("Retirer cette demande");
            await v.Page.GetByLabel("Pourquoi").FillAsync("Nous avons un autre financement. (fictif)");
            await SendsAsOfOld(v, "version", "Retirer cette demande");
        }),
        InFile("donner une pièce", "Une ressourcerie", "", v => v.Follow("Répondre")),
        InFile("envoyer les pièces, refusé", "Une ressourcerie", "", async v =>
        {
            await v.Follow("Envoyer les pièces");
            await v.Press("Envoyer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("demander une mise en relation", "Une cuisine partagée", "", v => v.Load(() => v.Page.Locator("main a[href*='/mise-en-relation/']").First.ClickAsync())),
        InFile("demander une mise en relation, sans accord", "Une cuisine partagée", "", async v =>
        {
            await v.Load(() => v.Page.Locator("main a[href*='/mise-en-relation/']").First.ClickAsync());
            await v.Press("Envoyer la demande");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("mise en relation demandée", "Une cuisine partagée", "", async v =>
        {
            await v.Load(() => v.Page.Locator("main a[href*='/mise-en-relation/']").First.ClickAsync());
            await v.Page.Locator("input[name=accord]").CheckAsync(new() { Force = true });
            await v.Press("Envoyer la demande");
            Assert.Equal(0, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("ce que les administrations savent", "Une cuisine partagée", "/structure"),
        InFile("messages", "Un atelier de réparation", "/messages"),
        InFile("messages, refusé", "Un atelier de réparation", "/messages", async v =>
        {
            await v.Press("Envoyer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("un message envoyé", "Un atelier de réparation", "/messages", async v =>
        {
            await v.Page.GetByLabel("Votre message").FillAsync("Nous avons trouvé un local. (fictif)");
            await v.Press("Envoyer");
            Assert.Equal(0, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("à recopier", "Une conciergerie", ""),
        InFile("réponses à recopier", "Une conciergerie", "", v => v.Follow("Recopier dans")),
        InFile("déposé sur un autre site, refusé", "Une conciergerie", "", async v =>
        {
            await v.Follow("Recopier dans");
            await v.Follow("J’ai déposé le formulaire");
            await v.Press("J’ai déposé là-bas");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("fait sur un autre site", "Une garde d’enfants", ""),
        InFile("ce que dit l’autre site, refusé", "Une garde d’enfants", "", async v =>
        {
            await v.Follow("Noter ce que dit");
            await v.Press("Noter");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("numéro corrigé, refusé", "Une garde d’enfants", "", async v =>
        {
            await v.Follow("Corriger le numéro");
            await v.Page.GetByLabel("Le numéro donné par le site").FillAsync("");
            await v.Press("Enregistrer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        SeenBy(Officer, "/region/dossiers?vue=Outside"),
        new("un dossier fait sur un autre site, à la Région", v => FileOfRegion(v, "Une garde d’enfants")),
        new("un état noté par la Région, refusé", async v =>
        {
            await FileOfRegion(v, "Une garde d’enfants");
            await v.Follow("INSO");
            await v.Press("Noter");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        SeenBy(Officer, "/region/dossiers?vue=All"),
        SeenBy(Officer, "/region/dossiers?vue=Unanswered"),
        new("un dossier à la Région", v => FileOfRegion(v, "Un atelier de réparation")),
        new("des messages à la Région", async v =>
        {
            await FileOfRegion(v, "Un atelier de réparation");
            await v.Follow("Écrire à la structure");
        }),
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
        new("une demande à la Région, changée", async v =>
        {
            await FileOfRegion(v, "Une ressourcerie");
            await v.Load(() => v.Page.Locator("main .b-entry a").First.ClickAsync());
            await v.Page.GetByLabel("À donner au plus tard le").FillAsync("2090-01-31");
            await SendsAsOfOld(v, "version", "Relancer");
        }),
    ];

    /// <summary>A draft that an officer writes for the structure of the demonstration, on both sides.</summary>
    public static IReadOnlyList<State> Assistance { get; } =
    [
        SeenBy(Officer, "/region/structures/chercher"),
        SeenBy(Officer, "/region/structures/ajouter"),
        Refused("ajouter une structure, à la Région", Officer, "/region/structures/ajouter", "Ajouter et inviter"),
        new("chercher une structure, trouvée", v => Finds(v)),
        new("saisir un dossier, refusé", async v =>
        {
            await Finds(v);
            await v.Follow("Les Ateliers du Beffroi (fictif)");
            await v.Press("Commencer la saisie");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        new("un dossier saisi, à la Région", async v =>
        {
            await Finds(v);
            await v.Follow("Les Ateliers du Beffroi (fictif)");
            await v.Page.GetByLabel("Qui vous l’a demandé").FillAsync("Louise Carpentier, par téléphone. (fictif)");
            await v.Page.GetByLabel("Nom du projet").FillAsync("Un jardin partagé (fictif)");
            await v.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync(new() { Force = true });
            await v.Press("Commencer la saisie");
            Assert.Equal("Un jardin partagé (fictif)", await v.Heading());
        }),
        SeenBy(Officer, "/region/saisies"),
        .. new[] { "projet", "fin-de-saisie" }.Select(page => new State($"un dossier saisi : {page}", async v =>
        {
            await Enter(v, Officer, "/region/saisies");
            await v.Follow("Un jardin partagé");
            await v.Open($"{v.Where}/{page}");
        })),
        new("un dossier saisi : à relire", async v =>
        {
            await Enter(v, Officer, "/region/saisies");
            await v.Follow("Un jardin partagé");
            await v.Follow("Dire à la structure");
        }),
        InFile("saisi par la Région", "Un jardin partagé", ""),
        new("une réorientation, proposée à la Région", async v =>
        {
            await FileOfRegion(v, "Une épicerie associative");
            await v.Load(() => v.Page.Locator("main .b-entry a").First.ClickAsync());
            await v.Page.GetByLabel("Aide proposée à la place").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await v.Page.Locator("[name=motif_ProposeRedirect]").FillAsync("Elle convient mieux à une épicerie. (fictif)");
            await v.Press("Proposer cette aide à la place");
            Assert.Equal(0, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("réorientation proposée", "Une épicerie associative", ""),
        InFile("réorientation, sans réponse", "Une épicerie associative", "", async v =>
        {
            await v.Follow("Répondre à la proposition");
            await v.Press("Répondre");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        InFile("fin de la saisie", "Un jardin partagé", "/fin-de-saisie"),
    ];

    /// <summary>Sends a form as if it had been opened before all that was done since.</summary>
    private static async Task SendsAsOfOld(Visitor v, string field, string button)
    {
        await v.Page.EvaluateAsync("name => { for (const e of document.querySelectorAll(`[name=${name}]`)) e.value = '0'; }", field);
        await v.PressExactly(button);
        Assert.Matches("a changé depuis que vous avez ouvert cette page|a modifié cette page avant vous", await v.Text());
    }

    private static async Task Finds(Visitor v)
    {
        await Enter(v, Officer, "/region/structures/chercher");
        await v.Page.GetByLabel("Son SIREN, son nom ou sa référence").FillAsync("ateliers");
        await v.Press("Chercher");
    }

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
}
