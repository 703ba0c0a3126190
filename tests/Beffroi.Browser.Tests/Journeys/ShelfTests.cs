using Beffroi.Browser.Tests.Harness;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>On a telephone, by keyboard: a paper is put on the shelf, its account is proposed, and the Region calls back and confirms.</summary>
public sealed class ShelfTests(SharedBrowser browser)
{
    private const string Account = "FR76 0000 0000 0000 0000 0007 566", List = "/region/coordonnees-bancaires";

    [Fact]
    public async Task A_new_account_goes_from_the_RIB_to_the_second_officer_by_keyboard_alone()
    {
        var demonstration = await browser.Demonstration();
        await browser.Visit(
            async visitor =>
            {
                await SignsIn(visitor, "/structures", "Louise Carpentier (fictif)");
                await Enter(visitor, "e => e.textContent.trim() === 'Les Ateliers du Beffroi (fictif)'");
                await Enter(visitor, "e => e.textContent.trim() === 'Documents'");
                await Enter(visitor, "e => (e.getAttribute('href') ?? '').endsWith('?piece=rib')", most: 80);
                await Types(visitor, "intitule", "RIB de la nouvelle banque");
                // The dialog of the system is no part of the page.
                await visitor.Page.GetByLabel("Fichier").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "rib.txt", MimeType = "text/plain", Buffer = "Compte fictif"u8.ToArray() });
                await Enter(visitor, "e => e.textContent.trim() === 'Ajouter au classeur'");
                Assert.Equal("RIB de la nouvelle banque", await visitor.Heading());

                await Enter(visitor, "e => e.textContent.trim() === 'Documents'");
                await Enter(visitor, "e => e.textContent.trim() === 'Voir les coordonnées bancaires'", most: 80);
                await Enter(visitor, "e => e.textContent.trim() === 'Proposer un autre compte'");
                await Types(visitor, "iban", Account[..^1] + "7");
                await visitor.Load(() => visitor.Page.Keyboard.PressAsync("Enter"));
                Assert.Contains("ses chiffres de contrôle ne correspondent pas", await visitor.Text(), StringComparison.Ordinal);
                await Types(visitor, "iban", Account);
                await visitor.Load(() => visitor.Page.Keyboard.PressAsync("Enter"));
                Assert.Contains("7566", await visitor.Text(), StringComparison.Ordinal);

                await SignsIn(visitor, List, "Samuel Ringot (fictif)");
                await Enter(visitor, "e => e.textContent.trim() === 'Les Ateliers du Beffroi (fictif)'");
                await KeyboardTests.TabTo(visitor, "e => e.name === 'numero'");
                await visitor.Page.Keyboard.PressAsync("Space");
                await KeyboardTests.TabTo(visitor, "e => e.name === 'resultat'");
                await visitor.Page.Keyboard.PressAsync("Space");
                await Enter(visitor, "e => e.textContent.trim() === 'Enregistrer l’appel'");
                Assert.Contains("C’est à un autre agent que vous de valider.", await visitor.Text(), StringComparison.Ordinal);

                await SignsIn(visitor, List, "Claire Vasseur (fictif)");
                await Enter(visitor, "e => e.textContent.trim() === 'Les Ateliers du Beffroi (fictif)'");
                await Enter(visitor, "e => e.textContent.trim() === 'Valider ce compte'");
                Assert.Contains("Rien à valider.", await visitor.Text(), StringComparison.Ordinal);
            },
            options => options.ViewportSize = Widths.Phone,
            demonstration);
    }

    /// <summary>In the place of whoever was signed in.</summary>
    private static async Task SignsIn(Visitor visitor, string address, string person)
    {
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Open($"/connexion?retour={Uri.EscapeDataString(address)}");
        await visitor.Press(person);
        Assert.Equal(address, visitor.Where);
    }

    private static async Task Types(Visitor visitor, string field, string text)
    {
        await KeyboardTests.TabTo(visitor, $"e => e.name === '{field}'");
        await visitor.Page.Keyboard.PressAsync("Control+A");
        await visitor.Page.Keyboard.TypeAsync(text);
    }

    private static async Task Enter(Visitor visitor, string isThere, int most = 60)
    {
        await KeyboardTests.TabTo(visitor, isThere, most);
        await visitor.Load(() => visitor.Page.Keyboard.PressAsync("Enter"));
    }
}
