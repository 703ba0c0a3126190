using System.Text.RegularExpressions;
using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>What is typed stays on the device until the server has accepted it: a closed tab, a lost network and an ended session lose nothing, and nothing is shown to anybody else.</summary>
public sealed class KeptOnDeviceTests(SharedBrowser browser)
{
    private const string Louise = "Louise Carpentier", Marcel = "Marcel Wattebled", Claire = "Claire Vasseur";
    private const string Kept = "Ce que vous écrivez est gardé sur cet appareil jusqu’à l’enregistrement.";
    private const string Back = "Revenir à ce qui est enregistré", PutBack = "Remettre ce que j’avais écrit";

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
        await Press(louise, "Enregistrer");
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
        await Press(louise, "Enregistrer");
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
        await louise.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await louise.Page.WaitForURLAsync("chrome-error://**");
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
        await SignIn(louise, Louise, "/premiers-contacts/demander");
        await Type(louise, "sujet", "Arrivé ou non ?");
        await louise.Page.RouteAsync("**/demander", r => r.AbortAsync(RequestAbortErrorCode.ConnectionReset));
        await louise.Page.GetByRole(AriaRole.Button, new() { Name = "Demander un premier contact" }).ClickAsync();
        await louise.Page.WaitForURLAsync("chrome-error://**");
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
        await Press(louise, "Enregistrer");
        Assert.StartsWith("/connexion?retour=", louise.Where, StringComparison.Ordinal);
        await louise.Press(Louise);
        Assert.Equal(file + "/projet", louise.Where);
        Assert.Equal("Écrit avant le déjeuner.", await Typed(louise, "actions"));
        await Press(louise, "Enregistrer");
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
        await Press(louise, "Enregistrer");
        Assert.Equal(1, await louise.Page.GetByRole(AriaRole.Alert).CountAsync());
        Assert.Equal(0, await louise.Page.GetByText("Nous avons remis").CountAsync());
        await louise.Open(file + "/projet");
        Assert.Equal("Trois mots justes.", await Typed(louise, "resume"));
        Assert.Equal("Nulleville", await Typed(louise, "commune"));
        await Type(louise, "commune", "");
        await Press(louise, "Enregistrer");
        Assert.Equal(file, louise.Where);
        Assert.Equal(0, await HowMany(louise.Page));
    });

    [Fact]
    public async Task What_somebody_else_has_saved_meanwhile_is_not_overwritten_in_silence()
    {
        await using var marcel = await Arrive();
        await using var louise = await Arrive();
        var file = await NewFile(marcel, "À deux", Marcel);
        await marcel.Open(file + "/projet");
        await Type(marcel, "resume", "Les mots de Marcel.");
        await IsKept(marcel);
        await marcel.Open("/structures");

        await SignIn(louise, Louise, file + "/projet");
        await Type(louise, "resume", "Les mots de Louise.");
        await Press(louise, "Enregistrer");

        await marcel.Open(file + "/projet");
        Assert.Equal("Les mots de Louise.", await Typed(marcel, "resume"));
        Assert.Contains("Vous aviez écrit autre chose", await Notice(marcel.Page), StringComparison.Ordinal);
        Assert.Empty(await Axe.BrokenRules(marcel.Page));
        await marcel.Page.GetByRole(AriaRole.Button, new() { Name = PutBack }).ClickAsync();
        Assert.Equal("Les mots de Marcel.", await Typed(marcel, "resume"));
        await Press(marcel, "Enregistrer");
        Assert.Contains("Quelqu’un a modifié cette page avant vous", await marcel.Text(), StringComparison.Ordinal);
        Assert.Contains("Les mots de Louise.", await marcel.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await HowMany(marcel.Page));
        await Press(marcel, "Enregistrer");
        Assert.Equal(file, marcel.Where);
        Assert.Equal(0, await HowMany(marcel.Page));
        await louise.Open(file + "/projet");
        Assert.Equal("Les mots de Marcel.", await Typed(louise, "resume"));
        marcel.MustNotHaveComplained();
        louise.MustNotHaveComplained();
    }

    [Fact]
    public Task Another_account_sees_nothing_and_signing_out_forgets() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Un ordinateur partagé");
        await louise.Open(file + "/projet");
        await Type(louise, "resume", "Pour moi seule.");
        await IsKept(louise);
        await EndSession(louise);
        await SignIn(louise, Marcel, file + "/projet");
        Assert.Equal("", await Typed(louise, "resume"));
        Assert.Equal(0, await louise.Page.GetByText("Nous avons remis").CountAsync());
        await SignOut(louise, mine: 0);
        Assert.Equal(1, await HowMany(louise.Page));

        await SignIn(louise, Louise, file + "/projet");
        Assert.Equal("Pour moi seule.", await Typed(louise, "resume"));
        await SignOut(louise, mine: 1);
        Assert.Equal(0, await HowMany(louise.Page));
    });

    [Fact]
    public Task What_nobody_came_back_for_is_forgotten_after_a_week() => Visit(async louise =>
    {
        await louise.Open(await NewFile(louise, "Une semaine") + "/projet");
        await Type(louise, "resume", "Il y a longtemps.");
        await IsKept(louise);
        await louise.Page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(6.9));
        await louise.Open("/");
        Assert.Equal(1, await HowMany(louise.Page));
        await louise.Page.Clock.SetFixedTimeAsync(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(7.1));
        await louise.Open("/");
        Assert.Equal(0, await HowMany(louise.Page));
    });

    [Theory]
    [InlineData("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };", false)]
    [InlineData("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('forbidden', 'SecurityError'); } });", false)]
    [InlineData("Object.keys(localStorage).filter(k => k.startsWith('beffroi-garde ')).forEach(k => localStorage.setItem(k, '{\"at\":'));", true)]
    public Task Storage_that_is_full_forbidden_or_spoilt_changes_nothing(string storage, bool keeps) => Visit(async louise =>
    {
        var file = await NewFile(louise, "Sans mémoire");
        if (keeps)
        {
            await louise.Open(file + "/projet");
            await Type(louise, "resume", "Illisible.");
            await IsKept(louise);
        }
        await louise.Page.AddInitScriptAsync(storage);
        await louise.Open(file + "/projet");
        Assert.Equal(keeps, await louise.Page.GetByText(Kept).IsVisibleAsync());
        Assert.Equal("", await Typed(louise, "resume"));
        await Type(louise, "resume", "Enregistré quand même.");
        await Press(louise, "Enregistrer");
        Assert.Equal(file, louise.Where);
        await louise.Open(file + "/projet");
        Assert.Equal("Enregistré quand même.", await Typed(louise, "resume"));
    });

    [Fact]
    public Task Lines_that_the_page_no_longer_shows_are_made_again() => Visit(async louise =>
    {
        var file = await NewFile(louise, "Un budget relu");
        await louise.Open(file + "/financement/tableau");
        await Type(louise, "cellules", string.Join('\n', Enumerable.Range(1, 7).Select(n => $"60 - Achats\t{n}00")));
        await Press(louise, "Lire le tableau");
        await Type(louise, "charge_6_libelle", "Corrigé à la main");
        await IsKept(louise);
        await louise.Open(file + "/financement");
        Assert.Equal("700", (await Typed(louise, "charge_6_montant")).Split(',')[0]);
        Assert.Equal("Corrigé à la main", await Typed(louise, "charge_6_libelle"));
        Assert.True(await louise.Page.GetByRole(AriaRole.Group, new() { Name = "Dépense 7" }).IsVisibleAsync());
        Assert.Empty(await Axe.BrokenRules(louise.Page));
        await Press(louise, "Enregistrer");
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
        await Press(louise, "Enregistrer");
        await louise.Open(file + "/financement");
        Assert.Matches(PutBackOn, await Notice(louise.Page));
        Assert.Contains("N’a plus sa place dans cette page : « 5 432 ».", await louise.Text(), StringComparison.Ordinal);
        Assert.Equal("10 000", await louise.Page.GetByLabel("Demandé à BUSIN").InputValueAsync());
    });

    [Fact]
    public Task A_form_that_sends_is_forgotten_once_it_is_sent() => Visit(async louise =>
    {
        await SignIn(louise, Louise, "/structures");
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
        await Press(louise, "Commencer le dossier");
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
        await SignIn(someone, person, way[0]);
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

    private async Task<Visitor> Arrive() => await browser.Arrive(elsewhere: await browser.Demonstration());

    /// <returns>The address of a draft of its own.</returns>
    private static async Task<string> NewFile(Visitor visitor, string project, string person = Louise, params string[] aids)
    {
        await SignIn(visitor, person, "/structures");
        await visitor.Follow("Les Ateliers du Beffroi");
        await visitor.Follow("Dossiers");
        await visitor.Follow("Préparer un dossier");
        await visitor.Page.GetByLabel("Nom du projet").FillAsync(project);
        foreach (var aid in aids is [] ? ["BUSIN"] : aids)
            await Interview.Tick(visitor.Page.GetByLabel(aid));
        await Press(visitor, "Commencer le dossier");
        return visitor.Where;
    }

    private static async Task SignIn(Visitor visitor, string person, string address)
    {
        await visitor.Open($"/connexion?retour={Uri.EscapeDataString(address)}");
        await visitor.Press(person);
    }

    private static async Task SignOut(Visitor visitor, int mine)
    {
        await visitor.Open("/deconnexion");
        Assert.Equal(mine > 0, await visitor.Page.GetByText("sera effacé de cet appareil").IsVisibleAsync());
        await Press(visitor, "Se déconnecter");
    }

    /// <summary>As when nobody has used it for three hours.</summary>
    private static Task EndSession(Visitor visitor) => visitor.Page.Context.ClearCookiesAsync(new() { Name = "beffroi-session" });

    private static Task Type(Visitor visitor, string field, string words) => visitor.Page.Locator($"[name={field}]").FillAsync(words);

    private static Task<string> Typed(Visitor visitor, string field) => visitor.Page.Locator($"[name={field}]").InputValueAsync();

    private static async Task<string> Notice(IPage page)
    {
        var status = page.Locator("main .b-note [role=status] p").First;
        await status.WaitForAsync();
        return Words.Of(await status.InnerTextAsync());
    }

    /// <summary>The browser keeps a moment after the last key.</summary>
    private static Task IsKept(Visitor visitor, int forms = 1) =>
        visitor.Page.WaitForFunctionAsync("n => Object.keys(localStorage).filter(k => k.startsWith('beffroi-garde ')).length === n", forms);

    private static Task<int> HowMany(IPage page) => page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('beffroi-garde ')).length");

    private static Task Press(Visitor visitor, string button) =>
        visitor.Load(() => visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
}
