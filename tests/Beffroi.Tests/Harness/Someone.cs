using OtpNet;

namespace Beffroi.Tests.Harness;

/// <summary>A person who opens an account and signs in as anyone would: by the pages and their mailbox.</summary>
public static class Someone
{
    public const string Password = "la brique rouge de Cambrai", Address = "jeanne@exemple.invalid";

    /// <summary>Opens an account, confirmed, and leaves the visitor signed in.</summary>
    public static async Task<Page> OpensAnAccount(this Mailed mailed, HttpClient visitor, string address = Address, string given = "Jeanne", string family = "Dubois")
    {
        await mailed.AsksForAnAccount(visitor, address, given, family);
        return await (await Page.Open(visitor, await mailed.LinkTo(address, "/compte/ouvrir/"))).Press("Ouvrir mon compte");
    }

    public static async Task<Page> AsksForAnAccount(this Mailed mailed, HttpClient visitor, string address = Address, string given = "Jeanne", string family = "Dubois", string password = Password)
    {
        var form = await Page.Open(visitor, "/compte/creer");
        return await form.Fill("Prénom", given).Fill("Nom", family).Fill("Adresse électronique", address).Fill("Mot de passe", password).Press("Créer mon compte");
    }

    public static async Task<Page> SignsIn(HttpClient visitor, string address = Address, string password = Password, string at = "/connexion") =>
        await (await Page.Open(visitor, at)).Fill("Votre adresse", address).Fill("Votre mot de passe", password).Press("Se connecter");

    /// <summary>On the page where the identity provider asks who one is.</summary>
    public static Task<Page> Identifies(Page page, string who) => page.Fill("Qui", who).Press("S’identifier");

    /// <summary>Signs in as one of the people of the demonstration.</summary>
    public static async Task<Page> Plays(HttpClient visitor, string name) => await (await Page.Open(visitor, "/connexion")).Press(name);

    /// <summary>Turns the security code on.</summary>
    /// <returns>The key, and the page with the recovery codes.</returns>
    public static async Task<(string Key, Page Kept)> TurnsTheCodeOn(TestSite site, HttpClient visitor)
    {
        var page = await Page.Open(visitor, "/compte/code");
        var key = page.Document.QuerySelector("ol .b-figure")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        return (key, await page.Fill("Code à six chiffres", CodeOf(site, key)).Press("Activer"));
    }

    /// <summary>What the application on the telephone shows now.</summary>
    public static string CodeOf(TestSite site, string key) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(site.Clock.GetUtcNow().UtcDateTime);
}
