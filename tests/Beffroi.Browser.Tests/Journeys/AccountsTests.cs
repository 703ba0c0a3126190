using Beffroi.Browser.Tests.Harness;
using Beffroi.Browser.Tests.Pages;
using Microsoft.Playwright;
using OtpNet;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>Someone opens an account, protects it, and comes back with a passkey.</summary>
public sealed class AccountsTests(SharedBrowser browser)
{
    private const string Password = "la brique rouge de Cambrai";

    [Fact]
    public async Task An_account_is_opened_confirmed_and_given_a_code_by_keyboard_alone()
    {
        var demonstration = await browser.Demonstration();
        await browser.Visit(
            async visitor =>
            {
                var keys = visitor.Page.Keyboard;
                await visitor.Open("/connexion");
                await Enter(visitor, "e => e.textContent.trim() === 'Créer mon compte'");
                foreach (var (name, typed) in new[] { ("prenom", "Jeanne"), ("nom", "Dubois"), ("courriel", "jeanne@exemple.invalid"), ("mot_de_passe", Password) })
                {
                    await KeyboardTests.TabTo(visitor, $"e => e.name === '{name}'");
                    await keys.TypeAsync(typed);
                }
                await visitor.Load(() => keys.PressAsync("Enter"));
                Assert.Equal("Ouvrez votre messagerie", await visitor.Heading());

                await EveryPage.ReadLetter(visitor, "jeanne@exemple.invalid");
                await Enter(visitor, "e => (e.href ?? '').includes('/compte/ouvrir/')");
                await Enter(visitor, "e => e.textContent.trim() === 'Ouvrir mon compte'");
                Assert.Equal("Jeanne Dubois", await visitor.Heading());

                await Enter(visitor, "e => e.getAttribute('href') === '/compte/code'");
                var key = (await visitor.Page.Locator("ol .b-figure").First.InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
                await KeyboardTests.TabTo(visitor, "e => e.name === 'code'");
                await keys.TypeAsync(new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(TimeProvider.System.GetUtcNow().UtcDateTime));
                await visitor.Load(() => keys.PressAsync("Enter"));
                Assert.Equal("Vos codes de secours", await visitor.Heading());
            },
            elsewhere: demonstration);
    }

    [Fact]
    public async Task A_passkey_is_added_signs_in_without_an_address_and_is_removed()
    {
        var demonstration = await browser.Demonstration();
        await browser.Visit(
            async visitor =>
            {
                var page = visitor.Page;
                await HasAnAuthenticator(page);
                await visitor.Open("/connexion?retour=%2Fcompte%2Fcles");
                await visitor.Press("Louise Carpentier (fictif)");
                Assert.True(await page.Locator("[data-passkey-missing]").IsHiddenAsync());
                await page.GetByLabel("Nom de la clé").FillAsync("Mon téléphone");
                await visitor.Press("Ajouter une clé d’accès");
                Assert.Equal(1, await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Mon téléphone" }).CountAsync());

                await visitor.Open("/deconnexion");
                await visitor.Load(() => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync());
                await visitor.Open("/connexion?retour=%2Fcompte%2Fconnexions");
                await visitor.Press("Se connecter avec une clé d’accès");
                Assert.Equal("/compte/connexions", visitor.Where);
                Assert.Contains("par clé d’accès", await visitor.Text(), StringComparison.Ordinal);

                await visitor.Open("/compte/cles");
                await visitor.Press("Retirer la clé Mon téléphone");
                Assert.Equal(0, await page.GetByRole(AriaRole.Row).CountAsync());
            },
            elsewhere: demonstration);
    }

    [Fact]
    public async Task Without_script_the_page_says_that_passkeys_need_it_and_offers_no_button()
    {
        await browser.Visit(
            async visitor =>
            {
                await visitor.Open("/connexion");
                Assert.True(await visitor.Page.Locator("[data-passkey-missing]").IsVisibleAsync());
                Assert.Equal(0, await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter avec une clé d’accès" }).CountAsync());
            },
            options => options.JavaScriptEnabled = false);
    }

    private static async Task Enter(Visitor visitor, string target)
    {
        await KeyboardTests.TabTo(visitor, target);
        await visitor.Load(() => visitor.Page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>A telephone that recognises its owner at once (Chromium, protocol WebAuthn).</summary>
    private static async Task HasAnAuthenticator(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
