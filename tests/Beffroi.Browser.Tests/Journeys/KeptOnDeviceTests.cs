using System.Text.RegularExpressions;
using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Beffroi.Browser.Tests.Journeys.KeptForms;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>What is typed stays on the device until the server has accepted it: a closed tab, a lost network and an ended session lose nothing, and nothing is shown to anybody else.</summary>
public sealed class KeptOnDeviceTests(SharedBrowser browser)
{
    private static readonly Regex PutBackOn =
        new("^Nous avons remis ce que vous aviez écrit le (1er|[0-9]+) [a-zéû]+ à [0-9]+ h [0-9]{2}, sans l’(enregistrer|envoyer)\\.", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [Fact]
    public Task What_was_typed_is_there_when_the_page_is_opened_again() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Une page fermée");
        await louise.Open(file + "/projet");
        await louise.Page.GetByText(Kept).WaitForAsync();
        await Type(louise, "resume", "Des phrases\nsur deux lignes.");
        await louise.Page.Locator("[name=debut]").FillAsync("2027-03-01");
        await IsKept(louise);
        await louise.Open(file + "/emplois");
        await Interview.Tick(louise.Page.GetByLabel("Oui", new() { Exact = true }));
        await Type(louise, "emploi_0_poste", "Coordonner");
        await IsKept(louise, 2);
        await louise.Open(file + "/financement");
        await louise.Page.Locator("[name=charge_1_poste]").SelectOptionAsync("60");
        await Type(louise, "charge_1_montant", "1 500");
        await Interview.Tick(louise.Page.Locator("[name=produit_0_acquis]"));
        await IsKept(louise, 3);
        await louise.Page.CloseAsync();

        var page = await louise.Page.Context.NewPageAsync();
        await page.GotoAsync(file + "/projet");
        Assert.Equal("Des phrases\nsur deux lignes.", await page.Locator("[name=resume]").InputValueAsync());
        Assert.Equal("2027-03-01", await page.Locator("[name=debut]").InputValueAsync());
        Assert.Matches(PutBackOn, await Notice(page));
        await page.GotoAsync(file + "/emplois");
        Assert.True(await page.Locator("[name=cree][value=oui]").IsCheckedAsync());
        Assert.Equal("Coordonner", await page.Locator("[name=emploi_0_poste]").InputValueAsync());
        await page.GotoAsync(file + "/financement");
        Assert.Equal("60", await page.Locator("[name=charge_1_poste]").InputValueAsync());
        Assert.Equal("1 500", await page.Locator("[name=charge_1_montant]").InputValueAsync());
        Assert.True(await page.Locator("[name=produit_0_acquis]").IsCheckedAsync());
    });

    [Fact]
    public Task The_keyboard_alone_goes_back_to_what_is_saved() => Visit(async louise =>
    {
        await louise.Open(await NewFile(louise, "Au clavier") + "/projet");
        await Type(louise, "resume", "Enregistré.");
        await louise.PressExactly("Enregistrer");
        await louise.Follow("Le projet");
        await Type(louise, "resume", "Pas enregistré.");
        await louise.Page.Locator("[name=commune]").FillAsync("Amie");
        await IsKept(louise);
        await louise.Open(louise.Where);
        Assert.Matches(PutBackOn, await Notice(louise.Page));
        Assert.Empty(await Axe.BrokenRules(louise.Page));

        var back = louise.Page.GetByRole(AriaRole.Button, new() { Name = Back });
        for (var tabs = 0; !await back.EvaluateAsync<bool>("b => b === document.activeElement"); tabs++)
        {
            Assert.True(tabs < 30, "The button is not reached.");
            await louise.Page.Keyboard.PressAsync("Tab");
        }
        await louise.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Vous voyez ce qui est enregistré.", await Notice(louise.Page));
        Assert.True(await louise.Page.Locator("main [role=status][tabindex]").EvaluateAsync<bool>("s => s === document.activeElement"));
        Assert.Equal("Enregistré.", await Typed(louise, "resume"));
        Assert.Equal("", await Typed(louise, "commune"));
        Assert.Empty(await Axe.BrokenRules(louise.Page));
        await louise.Open(louise.Where);
        Assert.Equal(0, await louise.Page.GetByText("Nous avons remis").CountAsync());
        Assert.Equal("Enregistré.", await Typed(louise, "resume"));
    });

    [Fact]
    public Task A_network_that_is_lost_when_one_saves_loses_nothing() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Sans réseau");
        await louise.Open(file + "/projet");
        await Type(louise, "resume", "Écrit dans le train.");
        await louise.Page.Context.SetOfflineAsync(true);
        await louise.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        var alert = louise.Page.GetByRole(AriaRole.Alert);
        Assert.Contains("Rien n’est perdu", await alert.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await alert.EvaluateAsync<bool>("a => a === document.activeElement"));
        Assert.Empty(await Axe.BrokenRules(louise.Page));
        await louise.Page.Context.SetOfflineAsync(false);
        await alert.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await louise.PressExactly("Enregistrer");
        Assert.Equal(file, louise.Where);
        Assert.Equal(0, await HowMany(louise.Page));
        Assert.DoesNotContain(await louise.Page.Context.CookiesAsync(), c => c.Name.StartsWith("beffroi-recu-", StringComparison.Ordinal));
        await louise.Open(file + "/projet");
        Assert.Equal("Écrit dans le train.", await Typed(louise, "resume"));
        Assert.Equal(0, await louise.Page.GetByText("Nous avons remis").CountAsync());
    });

    [Fact]
    public async Task A_form_that_does_not_arrive_is_found_again()
    {
        await using var louise = await Arrive();
        var file = await NewFile(louise, "Une page d’erreur");
        await louise.Open(file + "/projet");
        await Type(louise, "resume", "Parti, pas arrivé.");
        await louise.Page.RouteAsync("**/projet", r => r.AbortAsync(RequestAbortErrorCode.ConnectionReset));
        await PressInVain(louise.Page, "Enregistrer");
        await louise.Page.UnrouteAsync("**/projet");
        await louise.Page.GoBackAsync();
        await louise.Follow("Le projet");
        Assert.Equal("Parti, pas arrivé.", await Typed(louise, "resume"));
        Assert.Matches(PutBackOn, await Notice(louise.Page));
        Assert.Equal(1, await HowMany(louise.Page));
    }

    [Fact]
    public async Task What_may_have_been_sent_is_to_be_looked_for_before_it_is_sent_again()
    {
        await using var louise = await Arrive();
        await louise.SignIn(Louise, "/premiers-contacts/demander");
        await Type(louise, "sujet", "Arrivé ou non ?");
        await louise.Page.RouteAsync("**/demander", r => r.AbortAsync(RequestAbortErrorCode.ConnectionReset));
        await PressInVain(louise.Page, "Demander un premier contact");
        await louise.Page.UnrouteAsync("**/demander");
        await louise.Page.GotoAsync("/premiers-contacts/demander");
        Assert.Equal("Arrivé ou non ?", await Typed(louise, "sujet"));
        Assert.DoesNotContain("sans l’envoyer", await Notice(louise.Page), StringComparison.Ordinal);
        Assert.Contains("Le site n’a pas confirmé votre envoi", await louise.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_session_that_has_ended_loses_nothing() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Une longue pause");
        await louise.Open(file + "/projet");
        await Type(louise, "actions", "Écrit avant le déjeuner.");
        await EndSession(louise);
        await louise.PressExactly("Enregistrer");
        Assert.StartsWith("/connexion?retour=", louise.Where, StringComparison.Ordinal);
        await louise.Press(Louise);
        Assert.Equal(file + "/projet", louise.Where);
        Assert.Equal("Écrit avant le déjeuner.", await Typed(louise, "actions"));
        await louise.PressExactly("Enregistrer");
        Assert.Equal(file, louise.Where);
        Assert.Equal(0, await HowMany(louise.Page));
    });

    [Fact]
    public Task A_refused_form_is_kept_and_an_accepted_one_forgotten() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Refusé d’abord");
        await louise.Open(file + "/projet");
        await Type(louise, "resume", "Trois mots justes.");
        await Type(louise, "commune", "Nulleville");
        await louise.PressExactly("Enregistrer");
        Assert.Equal(1, await louise.Page.GetByRole(AriaRole.Alert).CountAsync());
        Assert.Equal(0, await louise.Page.GetByText("Nous avons remis").CountAsync());
        await louise.Open(file + "/projet");
        Assert.Equal("Trois mots justes.", await Typed(louise, "resume"));
        Assert.Equal("Nulleville", await Typed(louise, "commune"));
        await Type(louise, "commune", "");
        await louise.PressExactly("Enregistrer");
        Assert.Equal(file, louise.Where);
        Assert.Equal(0, await HowMany(louise.Page));
    });

    [Fact]
    public Task Lines_that_the_page_no_longer_shows_are_made_again() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Un budget relu");
        await louise.Open(file + "/financement/tableau");
        await Type(louise, "cellules", string.Join('\n', Enumerable.Range(1, 7).Select(n => $"60 - Achats\t{n}00")));
        await louise.PressExactly("Lire le tableau");
        await Type(louise, "charge_6_libelle", "Corrigé à la main");
        await IsKept(louise);
        await louise.Open(file + "/financement");
        Assert.Equal("700", (await Typed(louise, "charge_6_montant")).Split(',')[0]);
        Assert.Equal("Corrigé à la main", await Typed(louise, "charge_6_libelle"));
        Assert.True(await louise.Page.GetByRole(AriaRole.Group, new() { Name = "Dépense 7" }).IsVisibleAsync());
        Assert.Empty(await Axe.BrokenRules(louise.Page));
        await louise.PressExactly("Enregistrer");
        await louise.Open(file + "/financement");
        Assert.Equal("Corrigé à la main", await Typed(louise, "charge_6_libelle"));
        Assert.Equal(0, await HowMany(louise.Page));
    });

    [Fact]
    public Task What_has_no_place_in_the_page_any_more_is_told() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Une aide de moins", aids: ["BUSIN", "INV"]);
        await louise.Open(file + "/financement");
        await louise.Page.GetByLabel("Demandé à INV").FillAsync("5 432");
        await louise.Page.GetByLabel("Demandé à BUSIN").FillAsync("10 000");
        await IsKept(louise);
        await louise.Open(file + "/aides");
        await louise.Page.GetByLabel("INV").UncheckAsync(new() { Force = true });
        await louise.PressExactly("Enregistrer");
        await louise.Open(file + "/financement");
        Assert.Matches(PutBackOn, await Notice(louise.Page));
        Assert.Contains("N’a plus sa place dans cette page : « 5 432 ».", await louise.Text(), StringComparison.Ordinal);
        Assert.Equal("10 000", await louise.Page.GetByLabel("Demandé à BUSIN").InputValueAsync());
    });

    [Fact]
    public Task A_form_that_sends_is_forgotten_once_it_is_sent() => Visit(async louise =>
    {
        await louise.SignIn(Louise, "/structures");
        await louise.Follow("Les Ateliers du Beffroi");
        await louise.Follow("Dossiers");
        await louise.Follow("Préparer un dossier");
        var (form, known) = (louise.Where, louise.Page.GetByLabel("BUSIN"));
        await Type(louise, "titre", "Commencé deux fois");
        await Interview.Tick(known);
        await IsKept(louise);
        await louise.Open(form);
        Assert.Equal("Commencé deux fois", await Typed(louise, "titre"));
        Assert.True(await known.IsCheckedAsync());
        Assert.Matches(PutBackOn, await Notice(louise.Page));
        await louise.PressExactly("Commencer le dossier");
        Assert.Equal(0, await HowMany(louise.Page));
        await louise.Open(form);
        Assert.Equal("", await Typed(louise, "titre"));
    });

    /// <summary>Where long texts are typed: to the Region, for a first contact, about a piece; and by the Region.</summary>
    [Theory]
    [InlineData(Louise, "sujet", new[] { "/premiers-contacts/demander" })]
    [InlineData(Louise, "message", new[] { "/structures", "Les Ateliers du Beffroi", "Dossiers", "Un atelier de réparation", "/messages" })]
    [InlineData(Louise, "reponse", new[] { "/structures", "Les Ateliers du Beffroi", "Dossiers", "Une ressourcerie", "Répondre" })]
    [InlineData(Claire, "message", new[] { "/region/dossiers?vue=All", "Un atelier de réparation", "Écrire à la structure" })]
    [InlineData(Claire, "motif_ProposeRedirect", new[] { "/region/dossiers?vue=All", "Une épicerie associative", "INV" })]
    public Task Long_texts_are_kept_on_both_sides(string person, string field, string[] way) => Visit(async someone =>
    {
        await someone.SignIn(person, way[0]);
        foreach (var step in way[1..])
            await (step[0] is '/' ? someone.Open(someone.Where + step) : someone.Follow(step));
        await Type(someone, field, "Une longue lettre, écrite avec soin.");
        await IsKept(someone);
        await someone.Open(someone.Where);
        Assert.Equal("Une longue lettre, écrite avec soin.", await Typed(someone, field));
        await someone.Page.GetByRole(AriaRole.Button, new() { Name = field == "reponse" ? Back : "Oublier ce que j’avais écrit" }).ClickAsync();
        Assert.Equal("", await Typed(someone, field));
        Assert.Equal(0, await HowMany(someone.Page));
    });

    private async Task Visit(Func<Visitor, Task> act) => await browser.Visit(act, elsewhere: await browser.Demonstration());

    /// <summary>Sends a form that the network loses, until the browser shows its own page instead. It does not always tell that it does.</summary>
    private static async Task PressInVain(IPage page, string button)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.RequestFailed += (_, request) =>
        {
            if (request.IsNavigationRequest)
                lost.TrySetResult();
        };
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(60));
        for (var left = 100; left > 0 && !page.Url.StartsWith("chrome-error:", StringComparison.Ordinal); left--)
            await Task.Delay(50);
    }

    private async Task<Visitor> Arrive() => await browser.Arrive(elsewhere: await browser.Demonstration());
}
