using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Journeys;

/// <summary>Someone comes by an identity provider, a real one, and leaves both.</summary>
public sealed class ProviderTests(SharedBrowser browser)
{
    [Fact]
    public async Task One_identifies_there_opens_an_account_here_and_signs_out_of_both()
    {
        await using var provider = OidcProcess.Down();
        await using var site = await RunningSite.Start(more: provider.Settings);
        await provider.Up(site.Address);
        await provider.Know("awa", new { email = "awa@exemple.invalid", email_verified = true, given_name = "Awa", usual_name = "Diallo", amr = (string[])["pwd", "mfa"] });
        await using var visitor = await browser.Arrive(elsewhere: site);
        visitor.MayGoTo = provider.Address;

        await visitor.Open("/connexion?retour=%2Fcompte%2Fnom");
        await visitor.Follow("Se connecter avec Identité d’essai");
        await visitor.Page.GetByLabel("Qui").FillAsync("awa");
        await visitor.Press("S’identifier");
        await visitor.Arrives("/connexion/fournisseur/suite");
        Assert.Equal("Premier passage avec Identité d’essai", await visitor.Heading());
        await visitor.Press("Ouvrir mon compte");
        Assert.Equal("/compte/nom", visitor.Where);

        await visitor.Open("/deconnexion");
        await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Se déconnecter" }).ClickAsync();
        // The page of the site leads on by itself.
        await visitor.Arrives($"{provider.Address}/session/end");
        await visitor.Press("Quitter l’identité");
        Assert.Equal("Vous êtes déconnecté", await visitor.Heading());
        Assert.StartsWith($"{site.Address}/deconnexion/faite?state=", visitor.Page.Url, StringComparison.Ordinal);

        // Neither knows who it was.
        await visitor.Open("/compte");
        Assert.StartsWith("/connexion", visitor.Where, StringComparison.Ordinal);
        await visitor.Open("/connexion/fournisseur");
        Assert.Equal("Identification", await visitor.Heading());
        visitor.MustNotHaveComplained();
    }
}
