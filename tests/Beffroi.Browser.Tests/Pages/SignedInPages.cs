using System.Text.RegularExpressions;
using Beffroi.Browser.Tests.Harness;
using Beffroi.Tests.Harness;
using Microsoft.Playwright;
using static Beffroi.Browser.Tests.Pages.EveryPage;

namespace Beffroi.Browser.Tests.Pages;

/// <summary>The pages of those who have an account, each through the eyes of someone of the demonstration.</summary>
internal static partial class SignedInPages
{
    private const string Owner = "Louise Carpentier (fictif)", NewOwner = "Nadia Benali (fictif)", Administrator = "Inès Pruvost (fictif)", Officer = "Claire Vasseur (fictif)", Finance = "Samuel Ringot (fictif)";

    public static IReadOnlyList<State> Accounts { get; } =
    [
        At("/connexion"),
        new("se connecter, refusé", async v =>
        {
            await v.Open("/connexion");
            await v.Load(() => v.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter", Exact = true }).ClickAsync());
        }),
        At("/compte/creer"),
        Refused("ouvrir un compte", Administrator, "/compte/creer", "Créer mon compte"),
        At("/compte/ouvrir/AAAAAAAAAAAAAAAAAAAAAA"),
        At("/connexion/oubli"),
        Refused("un mot de passe oublié", Administrator, "/connexion/oubli", "Recevoir le lien"),
        new("un mot de passe oublié, demandé", v => Forgets(v, "personne@exemple.invalid")),
        At("/connexion/nouveau/AAAAAAAAAAAAAAAAAAAAAA"), At("/compte/efface"),
        .. new[]
        {
            "/compte", "/compte/nom", "/compte/adresse", "/compte/adresse/AAAAAAAAAAAAAAAAAAAAAA", "/compte/mot-de-passe", "/compte/code", "/compte/cles", "/compte/connexions",
            "/compte/donnees", "/compte/courriels", "/region/comptes", "/region/courriels", "/deconnexion",
        }.Select(address => SeenBy(Administrator, address)),
        Refused("changer de nom", Administrator, "/compte/nom", "Enregistrer"),
        Refused("changer d’adresse", Administrator, "/compte/adresse", "Recevoir le lien"),
        Refused("changer de mot de passe", Administrator, "/compte/mot-de-passe", "Garder ce mot de passe"),
        Refused("donner un rôle", Administrator, "/region/comptes", "Donner ce rôle"),
    ];

    /// <summary>Those of the identity provider.</summary>
    public static IReadOnlyList<State> ByProvider { get; } =
    [
        At("/connexion?muet=true"),
        At("/connexion/fournisseur/retour"),
        At("/deconnexion/faite"),
        new("premier passage", v => Identifies(v, "awa", "Premier passage avec Identité d’essai")),
        new("premier passage, adresse à confirmer", v => Identifies(v, "paul", "Premier passage avec Identité d’essai")),
        new("premier passage, lettre envoyée", async v =>
        {
            await Identifies(v, "paul", "Premier passage avec Identité d’essai");
            await v.Press("Recevoir le lien");
            Assert.Equal("Ouvrez votre messagerie", await v.Heading());
        }),
        new("premier passage, sans adresse", v => Identifies(v, "sans", "Premier passage avec Identité d’essai")),
        SeenBy(Administrator, "/compte/fournisseur"),
        new("relier", v => Identifies(v, "awa", "Relier Identité d’essai à votre compte")),
        new("relier, refusé", async v =>
        {
            await v.Press("Relier à mon compte");
            Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
        }),
        OfOurs("vérifier le rattachement", "/verifier"),
    ];

    public static async Task MakeKnown(OidcProcess provider)
    {
        await provider.Know("awa", new { email = "awa@exemple.invalid", email_verified = true, given_name = "Awa", usual_name = "Diallo" });
        await provider.Know("paul", new { email = "paul@exemple.invalid", given_name = "Paul", usual_name = "Martin" });
        await provider.Know("sans", new { given_name = "Sans", usual_name = "Adresse" });
    }

    private static async Task Identifies(Visitor v, string who, string heading)
    {
        // Whoever the provider knows already is asked again.
        await v.Open("/connexion/fournisseur?encore=true");
        await v.Page.GetByLabel("Qui").FillAsync(who);
        await v.Press("S’identifier");
        await v.Arrives("/connexion/fournisseur/suite");
        Assert.Equal(heading, await v.Heading());
    }

    private static State SeenBy(string person, string address) => new(address, v => Enter(v, person, address));

    private static State OfOurs(string name, string page, Func<Visitor, Task>? then = null) => new($"structure : {name}", async v =>
    {
        await v.Open(await Ours(v) + page);
        await (then?.Invoke(v) ?? Task.CompletedTask);
    });

    /// <summary>A form sent as it comes.</summary>
    private static State Refused(string name, string person, string address, string button) => new($"{name}, refusé", async v =>
    {
        await Enter(v, person, address);
        await v.Load(() => v.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());
        Assert.Equal(1, await v.Page.GetByRole(AriaRole.Alert).CountAsync());
    });

    /// <summary>As that person, where the page asks who one is; whoever was signed in leaves first.</summary>
    private static async Task Enter(Visitor v, string person, string address)
    {
        if (v.SignedInAs is { } other && other != person)
        {
            await v.Open("/deconnexion");
            await v.Press("Se déconnecter");
            v.SignedInAs = null;
        }
        await v.Open(address);
        if (v.Where.StartsWith("/connexion?", StringComparison.Ordinal))
        {
            await v.Press(person);
            v.SignedInAs = person;
        }
        Assert.Equal(address, v.Where);
    }

    /// <summary>Where the structure of the demonstration is: read from the address of whoever is in it already.</summary>
    private static async Task<string> Ours(Visitor v)
    {
        if (v.SignedInAs == Owner && InStructure().Match(v.Where) is { Success: true } here)
            return here.Value;
        await Enter(v, Owner, "/structures");
        return await v.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Les Ateliers du Beffroi (fictif)" }).First.GetAttributeAsync("href")
            ?? throw new InvalidOperationException("The structure has no address.");
    }

    private static async Task Forgets(Visitor v, string mailbox)
    {
        await v.Open("/connexion/oubli");
        await v.Page.GetByLabel("Votre adresse électronique").FillAsync(mailbox);
        await v.Press("Recevoir le lien");
    }

    [GeneratedRegex("^/structures/[0-9a-f-]{36}", RegexOptions.None, 1000)]
    private static partial Regex InStructure();
}
