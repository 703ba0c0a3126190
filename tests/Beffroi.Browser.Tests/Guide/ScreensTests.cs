using Beffroi.Browser.Tests.Harness;
using Beffroi.Browser.Tests.Pages;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Guide;

/// <summary>The pictures of docs/guide: taken anew when BEFFROI_WRITE_SCREENS is 1, else only looked for.</summary>
public sealed class ScreensTests(SharedBrowser browser)
{
    [Theory]
    [InlineData("accueil")]
    [InlineData("question")]
    [InlineData("resultats")]
    [InlineData("parcours")]
    [InlineData("dispositif")]
    [InlineData("cote-a-cote")]
    [InlineData("carte")]
    public Task The_guide_shows_the_page_on_a_desk_and_on_a_phone(string name) => browser.Visit(async visitor =>
    {
        switch (name)
        {
            case "accueil":
                await visitor.Open("/");
                break;
            case "question":
                // The third: two answers are enough for the page to say how many are left.
                await visitor.Open("/orientation");
                for (var i = 0; i < 2; i++)
                    await Interview.ByPointer(visitor, Persona.ScicInLens.Says(visitor.Where["/orientation/".Length..]));
                break;
            case "resultats":
                await EveryPage.AnswerAsTheExample(visitor);
                break;
            case "parcours":
                await EveryPage.AnswerAsTheExample(visitor);
                await visitor.Open("/orientation/date_creation");
                await Interview.TextField(visitor.Page).FillAsync("2025-03-03");
                await visitor.Press("Continuer");
                await visitor.Page.EvaluateAsync("() => { location.hash = 'ensemble'; }");
                break;
            case "cote-a-cote":
                await EveryPage.AnswerAsTheExample(visitor);
                await visitor.Open("/dispositifs/comparaison?d=busin-ess&d=inso&d=dla");
                break;
            case "carte":
                await visitor.Open("/interlocuteurs/200033579#carte");
                break;
            case "dispositif":
                await visitor.Open("/dispositifs/busin-ess");
                break;
        }
        await Keep(visitor, name);
    });

    /// <summary>The first contacts of the demonstration, as each side sees them.</summary>
    [Fact]
    public async Task The_guide_shows_a_first_contact_on_both_sides()
    {
        var demonstration = await browser.Demonstration();
        await browser.Visit(
            async visitor =>
            {
                await EveryPage.AnswerAsTheExample(visitor);
                await visitor.Open("/connexion?retour=%2Fpremiers-contacts%2Fdemander");
                await visitor.Press("Louise Carpentier");
                await Keep(visitor, "premier-contact-demande");
                await visitor.Open("/premiers-contacts");
                await visitor.Load(() => visitor.Page.Locator(".b-entry").Filter(new() { HasText = "Rendez-vous proposé" }).GetByRole(AriaRole.Link).ClickAsync());
                await visitor.Follow("Choisir une date");
                await Keep(visitor, "premier-contact-date");
            },
            elsewhere: demonstration);
        await browser.Visit(
            async visitor =>
            {
                await visitor.Open($"/connexion?retour={Uri.EscapeDataString("/region/premiers-contacts?vue=tous")}");
                await visitor.Press("Claire Vasseur");
                await Keep(visitor, "premier-contact-region");
            },
            elsewhere: demonstration);
    }

    /// <summary>The case files of the demonstration, with its past, as each side sees them.</summary>
    [Fact]
    public async Task The_guide_shows_case_files_on_both_sides()
    {
        await using var demonstration = await RunningSite.Start(demonstration: true, more: new Dictionary<string, string?> { ["BEFFROI_DEMONSTRATION_PAST"] = "true" });
        await browser.Visit(
            async visitor =>
            {
                await visitor.Open("/connexion?retour=%2Fstructures");
                await visitor.Press("Louise Carpentier");
                await visitor.Follow("Les Ateliers du Beffroi");
                await visitor.Follow("Dossiers");
                var files = visitor.Where;
                await visitor.Follow("Une cuisine partagée");
                await Keep(visitor, "dossier-a-faire");
                await visitor.Open($"{visitor.Where}/financement");
                await Keep(visitor, "dossier-financement");
                await visitor.Open(files);
                await visitor.Follow("Une ressourcerie");
                await Keep(visitor, "dossier-depose");
                await visitor.Open(files);
                await visitor.Follow("Une épicerie, sa cuisine");
                var rich = visitor.Where;
                await Keep(visitor, "dossier-suivi");
                await visitor.Open($"{rich}/messages");
                await Keep(visitor, "dossier-messages");
            },
            elsewhere: demonstration);
        await browser.Visit(
            async visitor =>
            {
                await visitor.Open($"/connexion?retour={Uri.EscapeDataString("/region/dossiers?vue=All")}");
                await visitor.Press("Claire Vasseur");
                await Keep(visitor, "dossier-region");
                await visitor.Open("/region/dossiers?vue=Mine");
                await visitor.Follow("Une épicerie, sa cuisine");
                var rich = visitor.Where;
                await Keep(visitor, "region-dossier");
                await visitor.Open($"{rich}/structure");
                await Keep(visitor, "region-structure");
                await visitor.Open("/region/saisies");
                await Keep(visitor, "region-saisie");
            },
            elsewhere: demonstration);
    }

    private static async Task Keep(Visitor visitor, string name)
    {
        foreach (var screen in new[] { Widths.Desk, Widths.Phone })
        {
            var file = Path.Combine(Repository.Root, "docs", "guide", "images", $"{name}-{screen.Width}.png");
            if (Environment.GetEnvironmentVariable("BEFFROI_WRITE_SCREENS") == "1")
            {
                await visitor.Page.SetViewportSizeAsync(screen.Width, screen.Height);
                await visitor.Page.EvaluateAsync("() => document.fonts.ready.then(() => (document.querySelector(':target') ?? document.documentElement).scrollIntoView())");
                await visitor.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
            }
            Assert.True(File.Exists(file), $"{file} is missing: run the browser tests with BEFFROI_WRITE_SCREENS=1.");
        }
    }
}
