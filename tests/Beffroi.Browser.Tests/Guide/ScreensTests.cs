using System.Text.RegularExpressions;
using Beffroi.Browser.Tests.Harness;
using Beffroi.Browser.Tests.Pages;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Guide;

/// <summary>
/// The pictures of docs/guide: taken anew when BEFFROI_WRITE_SCREENS is 1. <c>make check-deep</c> walks to each of them; else it is enough that those that the
/// guide shows are there, for the tour looks at the same pages.
/// </summary>
public sealed partial class ScreensTests(SharedBrowser browser)
{
    private static readonly string Guide = Path.Combine(Repository.Root, "docs", "guide");

    private static bool AreTaken => Environment.GetEnvironmentVariable("BEFFROI_WRITE_SCREENS") == "1";

    public static TheoryData<string> Pictures =>
        AreTaken || Depth.IsDeep ? ["accueil", "question", "resultats", "parcours", "dispositif", "cote-a-cote", "carte", "premier-contact", "dossier"] : ["accueil"];

    [Fact]
    public void The_guide_shows_every_picture_that_is_kept_and_none_that_is_not()
    {
        var shown = Directory.EnumerateFiles(Guide, "*.md").Append(Path.Combine(Repository.Root, "README.md"))
            .SelectMany(page => Shown().Matches(File.ReadAllText(page)).Select(m => m.Groups["picture"].Value)).ToHashSet();
        var kept = Directory.EnumerateFiles(Path.Combine(Guide, "images")).Select(f => Path.GetFileName(f)!).ToHashSet();

        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(kept));
        // A picture is taken at two widths; the guide shows one of them at least.
        Assert.Empty(kept.Select(NameOf).Except(shown.Select(NameOf)));

        static string NameOf(string picture) => picture[..picture.LastIndexOf('-')];
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public Task A_page_is_shown_on_a_desk_and_on_a_phone(string name) => name switch
    {
        "premier-contact" => FirstContacts(),
        "dossier" => CaseFiles(),
        _ => PublicPage(name),
    };

    private Task PublicPage(string name) => browser.Visit(async visitor =>
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
    private async Task FirstContacts()
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
    private async Task CaseFiles()
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
                await visitor.Page.GotoAsync($"{rich}#structure");
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
            var file = Path.Combine(Guide, "images", $"{name}-{screen.Width}.png");
            if (AreTaken)
            {
                await visitor.Page.SetViewportSizeAsync(screen.Width, screen.Height);
                await visitor.Page.EvaluateAsync("() => document.fonts.ready.then(() => (document.querySelector(':target') ?? document.documentElement).scrollIntoView())");
                await visitor.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
            }
            Assert.True(File.Exists(file), $"{file} is missing: run the browser tests with BEFFROI_WRITE_SCREENS=1.");
        }
    }

    [GeneratedRegex(@"images/(?<picture>[\w-]+\.png)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
