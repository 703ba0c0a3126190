using System.Xml.Linq;
using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>Every page that asks for no account, and every state in which one looks otherwise, one line each: the file is as long as the site is wide. <see cref="SignedInPages"/> has the others.</summary>
internal static class EveryPage
{
    /// <summary>
    /// The viewer of the API's reference is another's program, with its own markup and its own policy: it is only asked to keep to
    /// this host. What it shows is in /openapi/v1.json, and every page that people need stands without it.
    /// </summary>
    public const string ApiReference = "/api";

    private const string NoAnswer = "sans réponse";

    /// <param name="Name">As a failing test says it.</param>
    /// <param name="Reach">From anywhere, with the answers of the example.</param>
    internal sealed record State(string Name, Func<Visitor, Task> Reach);

    /// <summary>What the site itself says that it holds.</summary>
    public static async Task<IReadOnlyList<State>> OfSiteMap(RunningSite site)
    {
        using var http = new HttpClient();
        var map = XDocument.Parse(await http.GetStringAsync(new Uri(site.Address + "/sitemap.xml")));
        return [.. map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => At(new Uri(e.Value).PathAndQuery))];
    }

    /// <summary>What no map lists: questions of every type and their refusals, results, searches, errors.</summary>
    public static IReadOnlyList<State> Others { get; } =
    [
        .. Question("oui ou non", "esus"),
        .. Question("un choix", "forme_juridique"),
        .. Question("plusieurs choix", "projet"),
        .. Question("un nombre et ses réponses prêtes", "effectif"),
        .. Question("un nombre", "division_naf"),
        .. Question("une somme et ses réponses prêtes", "depenses_fonctionnement"),
        .. Question("une somme", "cout_etude"),
        .. Question("une date", "date_creation"),
        .. Question("une commune", "commune"),
        new("plusieurs communes", async v =>
        {
            await v.Open("/orientation/commune");
            await v.Page.GetByRole(AriaRole.Combobox).FillAsync("Saint-Quentin");
            await v.Load(() => v.Page.GetByRole(AriaRole.Combobox).PressAsync("Enter"));
        }),
        new("les propositions de communes", async v =>
        {
            await v.Open("/orientation/commune");
            await v.Page.GetByRole(AriaRole.Combobox).FillAsync("Saint-Qu");
            await v.Page.GetByRole(AriaRole.Option).First.WaitForAsync();
            await v.Page.Keyboard.PressAsync("ArrowDown");
        }),
        new("une question, pourquoi elle est posée", async v =>
        {
            await v.Open("/orientation/effectif");
            await v.Page.Locator("main summary").First.ClickAsync();
        }),
        At("/orientation/resultats"),
        new("les résultats, tout déplié", async v =>
        {
            await v.Open("/orientation/resultats");
            foreach (var fold in await v.Page.Locator("main details").AllAsync())
            {
                if (await fold.GetAttributeAsync("open") is null)
                    await fold.Locator("summary").First.ClickAsync();
            }
        }),
        new("les résultats et leur lien de reprise", async v =>
        {
            await v.Open("/orientation/resultats");
            await v.Press("Reprendre plus tard");
        }),
        new("les résultats et leur lien de partage", async v =>
        {
            await v.Open("/orientation/resultats");
            await v.Press("Partager par un lien");
        }),
        new("des réponses reçues par un lien", async v =>
        {
            await v.Open("/orientation/resultats");
            await v.Press("Partager par un lien");
            await v.Open(await v.Page.Locator("a[href*='/orientation/partage/']").InnerTextAsync());
        }),
        At("/orientation/partage/coupe"), At("/orientation/depuis?efectif=3&forme_juridique=scop"),
        At("/integrer/orientation?forme_juridique=association"), At("/integrer/orientation?efectif=3"),
        new("une question refusée dans un cadre", async v =>
        {
            await v.Open("/integrer/orientation?forme_juridique=scop");
            await v.Press("Continuer");
        }),
        new("les résultats dans un cadre", Framed),
        new("du cadre au site, avec d’autres réponses", async v =>
        {
            await Framed(v);
            await v.Page.Locator("form[target]").EvaluateAsync("f => f.removeAttribute('target')");
            await v.Press("Voir pourquoi, combien et comment");
        }),
        At("/orientation/exemples/2"), At("/orientation/exemples/3"), At("/orientation/exemples/4"), At("/orientation/exemples/5"),
        At("/orientation/reprendre/AAAAAAAAAAAAAAAAAAAAAA"),
        At("/dispositifs?levier=financement&q=emploi"), At("/dispositifs?q=introuvable"), At("/dispositifs?ou=Saint-Quentin"),
        At("/dispositifs?ou=Rouen"), At("/dispositifs/inconnu"),
        At("/dispositifs?le=2025-06-30"), At("/dispositifs/inso?le=1901-01-01"), At("/dispositifs/inso?le=demain"),
        At("/dispositifs/comparaison?d=busin-ess&d=inv-ess"), At("/dispositifs/comparaison?d=busin-ess&d=inv-ess&d=inso&d=dla"), At("/dispositifs/comparaison?d=inso&d=x"),
        At("/dispositifs/busin-ess/comparer"),
        At("/dispositifs/busin-ess/comparer?avant=inconnu"), At("/dispositifs/tzcld/comparer"),
        new("les interlocuteurs d’une commune", v => AskWho(v, "Lens")),
        new("les interlocuteurs, plusieurs communes", v => AskWho(v, "Saint-Quentin")),
        new("les interlocuteurs hors de la région", v => AskWho(v, "Rouen")),
        At("/interlocuteurs/200033579"),
        new("la carte en tableau", async v =>
        {
            await v.Open("/interlocuteurs");
            await v.Page.GetByText("La même carte en tableau").ClickAsync();
        }),
        At("/orientation/siren"),
        new("un SIREN impossible", v => GiveSiren(v, "000 000 019")),
        new("un SIREN inconnu de l’annuaire", v => GiveSiren(v, StandInDirectory.Nobody)),
        At("/livret.pdf?etape=inconnue"), At("/page-qui-n-existe-pas"), At("/erreur/429"), At("/erreur/500"), At("/erreur/503"),
    ];

    /// <summary>Reminders and their letters, which a demonstration shows: to be visited there.</summary>
    public static IReadOnlyList<State> Reminders { get; } =
    [
        new("demander des rappels", AskForReminders),
        new("demander des rappels, adresse refusée", async v =>
        {
            await AskForReminders(v);
            await v.Page.GetByLabel("Votre adresse électronique").FillAsync("personne");
            await v.Press("Demander ces rappels");
        }),
        new("des rappels sont demandés", v => AskedForReminders(v)),
        new("les courriels de la démonstration", async v =>
        {
            await ReadLetter(v, await AskedForReminders(v));
            await v.Open("/demonstration/courriels");
        }),
        new("un courriel de la démonstration", async v =>
        {
            await ReadLetter(v, await AskedForReminders(v));
        }),
        new("confirmer des rappels", ConfirmReminders),
        new("des rappels confirmés", async v =>
        {
            await ConfirmReminders(v);
            await v.Press("Confirmer mes rappels");
        }),
        new("des rappels arrêtés", async v =>
        {
            await ConfirmReminders(v);
            await v.Press("Effacer mon adresse");
        }),
        new("un arrêt d’un clic", async v =>
        {
            await ReadLetter(v, await AskedForReminders(v));
            await v.Press("Se désabonner");
        }),
        At("/orientation/rappels/AAAAAAAAAAAAAAAAAAAAAA"),
    ];

    /// <summary>The map drawn from contours: to be visited where there are some.</summary>
    public static IReadOnlyList<State> Contours { get; } =
    [
        new("la carte des contours", OpenContours),
        At("/interlocuteurs/200040947"),
        new("la carte des contours, agrandie", async v =>
        {
            await OpenContours(v);
            await v.Page.GetByRole(AriaRole.Button, new() { Name = "Agrandir" }).ClickAsync();
        }),
    ];

    /// <summary>What one sees before any answer: to be visited by someone new.</summary>
    public static IReadOnlyList<State> Fresh { get; } =
    [
        new($"la première question, {NoAnswer}", v => v.Open("/orientation")),
        new($"les résultats, {NoAnswer}", v => v.Open("/orientation/resultats")),
        new("ce que dit l’annuaire", v => GiveSiren(v, StandInDirectory.Association)),
        new("une question à laquelle l’annuaire a répondu", async v =>
        {
            await GiveSiren(v, StandInDirectory.Association);
            await v.Open("/orientation/effectif");
        }),
        new("les résultats avec l’annuaire", async v =>
        {
            await GiveSiren(v, StandInDirectory.Association);
            await v.Open("/orientation/resultats");
        }),
        new("les résultats d’une seule réponse", async v =>
        {
            await v.Open("/orientation");
            await Interview.ByPointer(v, ["Une structure qui existe"]);
            await v.Open("/orientation/resultats");
        }),
    ];

    public static async Task AnswerAsTheExample(Visitor visitor)
    {
        await visitor.Open("/orientation/exemples/1");
        await visitor.Press("Partir de cet exemple et le corriger");
    }

    public static State At(string address) => new(address, v => v.Open(address));

    /// <summary>A question as it is asked, and as it comes back when nothing is answered.</summary>
    private static IEnumerable<State> Question(string type, string fact) =>
    [
        new($"question : {type}", v => v.Open($"/orientation/{fact}")),
        new($"question : {type}, refusée", async v =>
        {
            await v.Open($"/orientation/{fact}");
            foreach (var ticked in await v.Page.Locator("main form [type=checkbox]:checked").AllAsync())
                await ticked.Locator("xpath=..").Locator("label").ClickAsync();
            if (await Interview.TextField(v.Page).CountAsync() > 0)
                await Interview.TextField(v.Page).FillAsync(fact is "date_creation" or "commune" ? "" : "beaucoup");
            else
                await v.Page.Locator("main form [type=radio]:checked").EvaluateAllAsync<object?>("all => { all.forEach(e => e.checked = false); }");
            await v.Press("Continuer");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
    ];

    /// <summary>The form, with answers that give the path an end: ACC'ESS serves structures of less than three years.</summary>
    private static async Task AskForReminders(Visitor v)
    {
        await v.Open("/orientation/date_creation");
        await Interview.TextField(v.Page).FillAsync(LessThanThreeYearsOld());
        await v.Press("Continuer");
        await v.Open("/orientation/resultats");
        await v.Follow("Recevoir un rappel aux dates de mon parcours");
    }

    /// <summary>Another mailbox each time: one is written to three times a day only.</summary>
    public static async Task<string> AskedForReminders(Visitor v)
    {
        var mailbox = $"jeanne.{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):n}@exemple.invalid";
        await AskForReminders(v);
        await v.Page.GetByLabel("Votre adresse électronique").FillAsync(mailbox);
        await v.Press("Demander ces rappels");
        return mailbox;
    }

    /// <summary>Opens the last letter to that mailbox whose subject has these words, once it is there.</summary>
    public static async Task ReadLetter(Visitor v, string mailbox, string subject = "")
    {
        var row = v.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = mailbox }).Filter(new() { HasText = subject }).First;
        await v.Open("/demonstration/courriels");
        for (var i = 0; i < 40 && await row.CountAsync() == 0; i++)
        {
            await Task.Delay(250);
            await v.Open("/demonstration/courriels");
        }
        await v.Load(() => row.GetByRole(AriaRole.Link).ClickAsync());
    }

    private static async Task ConfirmReminders(Visitor v)
    {
        await ReadLetter(v, await AskedForReminders(v));
        await v.Follow("/orientation/rappels/");
    }

    private static string LessThanThreeYearsOld() =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddYears(-3).AddMonths(4).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>They are imported while the site serves already.</summary>
    private static async Task OpenContours(Visitor v)
    {
        await v.Open("/interlocuteurs");
        for (var i = 0; i < 40 && !(await v.Text()).Contains("Contours simplifiés", StringComparison.Ordinal); i++)
        {
            await Task.Delay(250);
            await v.Open("/interlocuteurs");
        }
        Assert.Contains("Contours simplifiés", await v.Text(), StringComparison.Ordinal);
    }

    private static async Task GiveSiren(Visitor v, string siren)
    {
        await v.Open("/orientation/siren");
        await v.Page.GetByLabel("Numéro SIREN").FillAsync(siren);
        await v.Press("Demander à l’annuaire");
    }

    private static async Task Framed(Visitor v)
    {
        await v.Open("/integrer/orientation?forme_juridique=scop");
        await Interview.ByPointer(v, ["Une structure qui existe"]);
        await v.Press("Voir les résultats");
    }

    private static async Task AskWho(Visitor v, string commune)
    {
        await v.Open("/interlocuteurs");
        await v.Page.GetByLabel("Votre commune").FillAsync(commune);
        await v.Load(() => v.Page.GetByLabel("Votre commune").PressAsync("Enter"));
    }
}
