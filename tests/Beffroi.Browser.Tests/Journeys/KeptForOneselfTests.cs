using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;
using static Beffroi.Browser.Tests.Journeys.KeptForms;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>What is kept on a device is its writer's alone, for a week at most, and overwrites nothing that others have saved.</summary>
public sealed class KeptForOneselfTests(SharedBrowser browser)
{
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

        await louise.SignIn(Louise, file + "/projet");
        await Type(louise, "resume", "Les mots de Louise.");
        await louise.PressExactly("Enregistrer");

        await marcel.Open(file + "/projet");
        Assert.Equal("Les mots de Louise.", await Typed(marcel, "resume"));
        Assert.Contains("Vous aviez écrit autre chose", await Notice(marcel.Page), StringComparison.Ordinal);
        Assert.Empty(await Axe.BrokenRules(marcel.Page));
        await marcel.Page.GetByRole(AriaRole.Button, new() { Name = PutBack }).ClickAsync();
        Assert.Equal("Les mots de Marcel.", await Typed(marcel, "resume"));
        await marcel.PressExactly("Enregistrer");
        Assert.Contains("Quelqu’un a modifié cette page avant vous", await marcel.Text(), StringComparison.Ordinal);
        Assert.Contains("Les mots de Louise.", await marcel.Text(), StringComparison.Ordinal);
        Assert.Equal(1, await HowMany(marcel.Page));
        await marcel.PressExactly("Enregistrer");
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
        await louise.SignIn(Marcel, file + "/projet");
        Assert.Equal("", await Typed(louise, "resume"));
        Assert.Equal(0, await louise.Page.GetByText("Nous avons remis").CountAsync());
        await SignOut(louise, mine: 0);
        Assert.Equal(1, await HowMany(louise.Page));

        await louise.SignIn(Louise, file + "/projet");
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
        await louise.PressExactly("Enregistrer");
        Assert.Equal(file, louise.Where);
        await louise.Open(file + "/projet");
        Assert.Equal("Enregistré quand même.", await Typed(louise, "resume"));
    });

    private async Task Visit(Func<Visitor, Task> act) => await browser.Visit(act, elsewhere: await browser.Demonstration());

    private async Task<Visitor> Arrive() => await browser.Arrive(elsewhere: await browser.Demonstration());

    private static async Task SignOut(Visitor visitor, int mine)
    {
        await visitor.Open("/deconnexion");
        Assert.Equal(mine > 0, await visitor.Page.GetByText("sera effacé de cet appareil").IsVisibleAsync());
        await visitor.PressExactly("Se déconnecter");
    }
}
