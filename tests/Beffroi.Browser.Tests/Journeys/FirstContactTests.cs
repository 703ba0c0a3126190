using System.Globalization;
using Beffroi.Browser.Tests.Harness;
using Beffroi.Browser.Tests.Pages;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>From results to advice, both sides on a telephone; the person without a pointer.</summary>
public sealed class FirstContactTests(SharedBrowser browser)
{
    [Fact]
    public async Task A_first_contact_is_asked_for_dated_held_and_read_on_a_phone_by_keyboard()
    {
        var demonstration = await browser.Demonstration();
        await using var person = await browser.Arrive(o => o.ViewportSize = Widths.Phone, demonstration);
        await using var officer = await browser.Arrive(o => o.ViewportSize = Widths.Phone, demonstration);
        var keys = person.Page.Keyboard;

        await EveryPage.AnswerAsTheExample(person);
        await Enter(person, "e => (e.getAttribute('href') ?? '').startsWith('/premiers-contacts/demander?')");
        await Enter(person, "e => e.textContent.includes('Nadia Benali')");
        await KeyboardTests.TabTo(person, "e => e.name === 'sujet'");
        await keys.TypeAsync("Ouvrir une ressourcerie");
        await KeyboardTests.TabTo(person, "e => e.name === 'partage'");
        await keys.PressAsync("Space");
        await Enter(person, "e => e.textContent.trim() === 'Demander un premier contact'");
        Assert.Equal("Premier contact, demandé", await person.Heading());
        var contact = person.Where;

        await officer.SignIn("Claire Vasseur", $"/region{contact}");
        Assert.Contains("Ouvrir une ressourcerie", await officer.Text(), StringComparison.Ordinal);
        Assert.Contains("Résultats rejoués", await officer.Text(), StringComparison.Ordinal);
        await officer.Press("Prendre en charge");
        await officer.Page.Locator("[name=jour1]").FillAsync(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await officer.Page.Locator("[name=heure1]").FillAsync("14h30");
        await officer.Press("Proposer ces dates");
        Assert.Equal(0, await officer.Page.GetByRole(AriaRole.Alert).CountAsync());

        await person.Open(contact);
        await Enter(person, "e => e.textContent.trim() === 'Choisir une date'");
        await KeyboardTests.TabTo(person, "e => e.name === 'date'");
        await keys.PressAsync("Space");
        await Enter(person, "e => e.textContent.trim() === 'Accepter cette date'");
        Assert.Equal("Premier contact, rendez-vous fixé", await person.Heading());

        await officer.Open($"/region{contact}");
        await officer.Page.GetByLabel("Conseils").FillAsync("Commencez par les statuts.");
        await officer.Page.GetByLabel("Pièces à préparer").FillAsync("Le projet de statuts");
        await officer.Press("Enregistrer le compte rendu");

        await person.Open("/compte");
        await Enter(person, "e => e.getAttribute('href') === '/premiers-contacts'");
        await Enter(person, $"e => e.getAttribute('href') === '{contact}'");
        Assert.Contains("Commencez par les statuts.", await person.Text(), StringComparison.Ordinal);
        Assert.Contains("Le projet de statuts", await person.Text(), StringComparison.Ordinal);
        person.MustNotHaveComplained();
        officer.MustNotHaveComplained();
    }

    private static async Task Enter(Visitor visitor, string target)
    {
        await KeyboardTests.TabTo(visitor, target);
        await visitor.Load(() => visitor.Page.Keyboard.PressAsync("Enter"));
    }
}
