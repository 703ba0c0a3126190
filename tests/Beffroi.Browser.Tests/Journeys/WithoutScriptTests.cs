using Beffroi.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>Everything works on a browser that runs no script.</summary>
public sealed class WithoutScriptTests(SharedBrowser browser)
{
    [Fact]
    public Task The_orientation_is_taken_to_its_results_and_the_commune_chosen_among_several() => Visit(async visitor =>
    {
        var asked = await Interview.Take(visitor, Persona.ScopInSaintQuentin, Interview.WithoutScript);

        Assert.Contains("commune", asked);
        Assert.Equal(ResultsPage.Yes, (await ResultsPage.Read(visitor))["INSO"].Group);
        Assert.Contains("Saint-Quentin", await visitor.Text(), StringComparison.Ordinal);
    });

    [Fact]
    public Task A_postcode_that_several_communes_share_never_decides_alone() => Visit(async visitor =>
    {
        await visitor.Open("/orientation/commune");
        await Interview.TextField(visitor.Page).FillAsync("62300");
        await visitor.Press("Continuer");

        var communes = visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Quelle commune" }).GetByRole(AriaRole.Radio);
        Assert.True(await communes.CountAsync() > 1);
        Assert.Equal("62300", await visitor.Page.GetByLabel("Ou un autre nom").InputValueAsync());
        await Interview.Tick(communes.First);
        await visitor.Press("Continuer");
        Assert.DoesNotContain("commune", visitor.Where, StringComparison.Ordinal);
    });

    [Fact]
    public Task Answers_are_changed_kept_and_erased() => Visit(async visitor =>
    {
        await visitor.Open("/orientation/exemples/1");
        await visitor.Press("Partir de cet exemple et le corriger");
        await visitor.Follow("modifier (Forme juridique)");
        await Interview.ByPointer(visitor, ["Entreprise individuelle"]);
        Assert.Equal(ResultsPage.No, (await ResultsPage.Read(visitor))["BUSIN’ESS"].Group);

        await visitor.Press("Reprendre plus tard");
        Assert.Contains("/orientation/reprendre/", await visitor.Text(), StringComparison.Ordinal);
        await visitor.Press("Effacer mes réponses");
        await visitor.Open(Interview.Results);
        Assert.Equal("Vous n’avez pas encore répondu", await visitor.Heading());
    });

    [Fact]
    public Task The_catalogue_is_filtered() => Visit(async visitor =>
    {
        await visitor.Open("/dispositifs");
        var all = await visitor.Page.Locator("article").CountAsync();
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("investissement");
        await visitor.Press("Filtrer");

        Assert.InRange(await visitor.Page.Locator("article").CountAsync(), 1, all - 1);
    });

    private Task Visit(Func<Visitor, Task> act) => browser.Visit(act, o => o.JavaScriptEnabled = false);
}
