using System.Net;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>People sign in by an identity provider, which opens or links an account only of who has proved both.</summary>
public sealed class ProviderTests(OidcProcess provider) : IClassFixture<OidcProcess>
{
    private const string Name = "Identité d’essai";

    private static readonly object Awa = new { email = "awa@exemple.invalid", email_verified = true, given_name = "Awa Marie", usual_name = "Diallo", acr = "eidas1", amr = (string[])["pwd"] };

    [Theory, OnBothDatabases]
    public async Task A_new_person_whose_address_is_checked_opens_an_account_and_enters_again_without_a_question(DatabaseKind database)
    {
        await using var there = await Place.Start(provider, database);
        await provider.Know("awa", Awa);
        var visitor = there.Site.NewTraveller();

        var first = await Place.Identifies(visitor, "awa");
        Assert.Equal("Premier passage avec " + Name, first.Heading);
        Assert.Equal(0, await there.Accounts());
        var opened = await first.Press("Ouvrir mon compte");
        Assert.Equal(("/compte", "Awa Marie Diallo"), (opened.Address, opened.Heading));
        Assert.Contains("Aucun · Choisir", opened.Text, StringComparison.Ordinal);

        var other = there.Site.NewTraveller();
        Assert.Equal(("/compte", "Awa Marie Diallo"), Where(await Place.Identifies(other, "awa")));
        Assert.Contains("par fournisseur d’identité", (await Page.Open(other, "/compte/connexions")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await there.Accounts());
        Assert.Equal($"{Name} ouvre maintenant votre compte", (await there.Mailed.LastTo("awa@exemple.invalid")).Subject);
        Assert.Contains("Relié · Gérer", (await Page.Open(visitor, "/compte")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_is_not_checked_opens_an_account_by_the_letter_alone_in_the_browser_that_asked(DatabaseKind database)
    {
        await using var there = await Place.Start(provider, database);
        await provider.Know("awa", new { email = "awa@exemple.invalid", given_name = "Awa", usual_name = "Diallo" });
        await provider.Know("intrus", new { email = "intrus@exemple.invalid", given_name = "Un", usual_name = "Intrus" });
        var visitor = there.Site.NewTraveller();

        var sent = await (await Place.Identifies(visitor, "awa")).Press("Recevoir le lien");
        Assert.Equal("Ouvrez votre messagerie", sent.Heading);
        var link = Mailed.Link(await there.Mailed.LastTo("awa@exemple.invalid"), "/compte/ouvrir/");

        var stranger = there.Site.NewTraveller();
        Assert.Equal("Identifiez-vous d’abord", (await Page.Open(stranger, link)).Heading);
        await Place.Identifies(stranger, "intrus");
        Assert.Equal("Identifiez-vous d’abord", (await Page.Open(stranger, link)).Heading);
        Assert.Equal(0, await there.Accounts());

        var elsewhere = there.Site.NewTraveller();
        var back = await Someone.Identifies(await (await Page.Open(elsewhere, link)).Go("S’identifier avec"), "awa");
        Assert.Equal((link, "Confirmer votre adresse"), Where(back));
        Assert.Equal(("/compte", "Awa Diallo"), Where(await back.Press("Ouvrir mon compte")));
    }

    [Theory, OnBothDatabases]
    public async Task An_account_that_is_there_is_linked_by_its_password_or_by_the_letter_never_by_the_address_alone(DatabaseKind database)
    {
        await using var there = await Place.Start(provider, database);
        await there.Mailed.OpensAnAccount(there.Site.NewVisitor());
        await provider.Know("jeanne", new { email = Someone.Address, email_verified = true, given_name = "Jeanne", usual_name = "Dubois" });
        var visitor = there.Site.NewTraveller();

        var next = await Place.Identifies(visitor, "jeanne");
        Assert.Contains("Cette adresse a déjà un compte", next.Text, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await Page.Open(visitor, "/compte")).Address, StringComparison.Ordinal);
        Assert.Equal(0, await there.Identities());

        var signIn = await next.Go("Me connecter à mon compte");
        var proved = await signIn.Fill("Votre adresse", Someone.Address).Fill("Votre mot de passe", Someone.Password).Press("Se connecter");
        Assert.Equal($"Relier {Name} à votre compte", proved.Heading);
        Assert.Equal("/compte", (await proved.Press("Relier à mon compte")).Address);
        Assert.Equal(("/compte", "Jeanne Dubois"), Where(await Place.Identifies(there.Site.NewTraveller(), "jeanne")));

        var detached = await (await Page.Open(visitor, "/compte/fournisseur")).Press("Détacher");
        Assert.Contains("Non relié", detached.Text, StringComparison.Ordinal);
        Assert.Equal($"{Name} n’ouvre plus votre compte", (await there.Mailed.LastTo(Someone.Address)).Subject);
        var byLetter = there.Site.NewTraveller();
        await (await Place.Identifies(byLetter, "jeanne")).Press("Recevoir le lien");
        var asked = await Page.Open(byLetter, Mailed.Link(await there.Mailed.LastTo(Someone.Address), "/compte/ouvrir/"));
        Assert.Equal($"Relier {Name} à votre compte", asked.Heading);
        Assert.Equal(("/compte", "Jeanne Dubois"), Where(await asked.Press("Relier à mon compte")));
        Assert.Equal((1, 1), (await there.Accounts(), await there.Identities()));
    }

    [Theory, OnBothDatabases]
    public async Task With_a_security_code_neither_the_letter_nor_the_identity_alone_opens(DatabaseKind database)
    {
        await using var there = await Place.Start(provider, database);
        var mine = there.Site.NewTraveller();
        await there.Mailed.OpensAnAccount(mine);
        var (key, _) = await Someone.TurnsTheCodeOn(there.Site, mine);
        await provider.Know("jeanne", new { email = Someone.Address, given_name = "Jeanne", usual_name = "Dubois", amr = (string[])["pwd"] });

        var stranger = there.Site.NewTraveller();
        await (await Place.Identifies(stranger, "jeanne")).Press("Recevoir le lien");
        Assert.DoesNotContain("/compte/ouvrir/", (await there.Mailed.LastTo(Someone.Address)).TextBody, StringComparison.Ordinal);

        await (await Place.Identifies(mine, "jeanne")).Press("Relier à mon compte");
        there.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = there.Site.NewTraveller();
        var code = await Place.Identifies(again, "jeanne");
        Assert.Equal("Votre code de sécurité", code.Heading);
        Assert.Equal("/compte", (await code.Fill("Code", Someone.CodeOf(there.Site, key)).Press("Continuer")).Address);
        Assert.Contains("par fournisseur d’identité", (await Page.Open(again, "/compte/connexions")).Text, StringComparison.Ordinal);

        await provider.Know("jeanne", new { email = Someone.Address, given_name = "Jeanne", usual_name = "Dubois", amr = (string[])["pwd", "mfa"] });
        Assert.Equal("/compte", (await Place.Identifies(there.Site.NewTraveller(), "jeanne")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task The_only_way_in_is_not_taken_away_and_an_identity_has_one_account(DatabaseKind database)
    {
        await using var there = await Place.Start(provider, database);
        await provider.Know("awa", Awa);
        var awa = there.Site.NewTraveller();
        await (await Place.Identifies(awa, "awa")).Press("Ouvrir mon compte");

        var only = await Page.Open(awa, "/compte/fournisseur");
        Assert.Contains("C’est votre seul moyen de vous connecter", only.Text, StringComparison.Ordinal);
        Assert.Empty(only.Document.QuerySelectorAll("main form"));

        var jeanne = there.Site.NewTraveller();
        await there.Mailed.OpensAnAccount(jeanne);
        var refused = await Place.Identifies(jeanne, "awa");
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("déjà reliée à un autre compte", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Jeanne Dubois", (await Page.Open(jeanne, "/compte")).Heading);
    }

    [Theory, OnBothDatabases]
    public async Task An_account_opened_in_six_browsers_at_once_is_one(DatabaseKind database)
    {
        await using var there = await Place.Start(provider, database);
        await provider.Know("awa", Awa);
        var pages = new List<Page>();
        for (var i = 0; i < 6; i++)
            pages.Add(await Place.Identifies(there.Site.NewTraveller(), "awa"));

        var opened = await Task.WhenAll(pages.Select(p => p.Press("Ouvrir mon compte")));

        Assert.All(opened, p => Assert.True(p.Status is HttpStatusCode.OK, p.Text));
        Assert.Equal((1, 1), (await there.Accounts(), await there.Identities()));
        Assert.Single(opened, p => p.Address == "/compte");
    }

    [Fact]
    public async Task Nothing_is_recent_that_the_provider_saw_long_ago()
    {
        await using var there = await Place.Start(provider, DatabaseKind.Sqlite);
        await provider.Know("awa", Awa);
        var visitor = there.Site.NewTraveller();
        await (await Place.Identifies(visitor, "awa")).Press("Ouvrir mon compte");
        Assert.Equal("/compte/fournisseur", (await Page.Open(visitor, "/compte/fournisseur")).Address);

        there.Site.Clock.Advance(SignInSession.Recent + TimeSpan.FromMinutes(1));
        // The provider lets in again without a question: it saw them when it saw them.
        Assert.Equal("/compte", (await Page.Open(visitor, "/connexion/fournisseur")).Address);
        var again = await Page.Open(visitor, "/compte/fournisseur");
        Assert.Equal("Confirmez que c’est bien vous", again.Heading);
        Assert.Equal("Identification", (await again.Go("Se connecter avec")).Heading);
    }

    [Fact]
    public async Task While_the_provider_is_down_the_site_starts_says_so_and_passwords_open()
    {
        await using var down = OidcProcess.Down();
        await using var mailed = await Mailed.Start(DatabaseKind.Sqlite, down.Settings);
        var visitor = mailed.Site.NewTraveller();

        var page = await (await Page.Open(visitor, "/connexion?retour=/compte/nom")).Go("Se connecter avec");
        Assert.Contains($"{Name} ne répond pas pour le moment", page.Text, StringComparison.Ordinal);
        Assert.Contains(mailed.Site.Log, l => l.Contains("provider-down", StringComparison.Ordinal));
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());
        Assert.Equal("/compte/nom", (await page.Fill("Votre adresse", Someone.Address).Fill("Votre mot de passe", Someone.Password).Press("Se connecter")).Address);
    }

    [Fact]
    public async Task Who_gives_up_there_is_told_and_who_signs_out_here_signs_out_there()
    {
        await using var there = await Place.Start(provider, DatabaseKind.Sqlite);
        await provider.Know("awa", Awa);
        var visitor = there.Site.NewTraveller();
        var given = await (await Page.Open(visitor, "/connexion/fournisseur")).Press("Renoncer");
        Assert.Contains("Vous n’avez pas terminé l’identification", given.Text, StringComparison.Ordinal);

        await (await Place.Identifies(visitor, "awa")).Press("Ouvrir mon compte");
        var left = await (await Page.Open(visitor, "/deconnexion")).Press("Se déconnecter");
        Assert.Equal("Vous êtes déconnecté de ce site", left.Heading);
        Assert.StartsWith($"0;url={provider.Address}", left.Response.Headers.GetValues("Refresh").Single(), StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await Page.Open(visitor, "/compte")).Address, StringComparison.Ordinal);
        var end = await left.Go("Se déconnecter de");
        Assert.StartsWith("/session/end", end.Address, StringComparison.Ordinal);

        var byPassword = there.Site.NewTraveller();
        await there.Mailed.OpensAnAccount(byPassword);
        Assert.Equal("/", (await (await Page.Open(byPassword, "/deconnexion")).Press("Se déconnecter")).Address);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_word_of_it()
    {
        await using var mailed = await Mailed.Start(DatabaseKind.Sqlite);
        var visitor = mailed.Site.Client;
        Assert.Empty((await Page.Open(visitor, "/connexion")).Document.QuerySelectorAll("a[href^='/connexion/fournisseur']"));
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(visitor, "/connexion/fournisseur")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(visitor, "/connexion/fournisseur/retour?code=x&state=y")).Status);
        await mailed.OpensAnAccount(visitor);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(visitor, "/compte/fournisseur")).Status);
    }

    private static (string Address, string Heading) Where(Page page) => (page.Address, page.Heading);

    /// <summary>A site with mail and a real identity provider.</summary>
    private sealed class Place : IAsyncDisposable
    {
        public required Mailed Mailed { get; init; }

        public TestSite Site => Mailed.Site;

        public static async Task<Place> Start(OidcProcess provider, DatabaseKind database)
        {
            var place = new Place { Mailed = await Mailed.Start(database, provider.Settings) };
            // The provider's clock is the system's.
            place.Site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
            return place;
        }

        public static async Task<Page> Identifies(HttpClient visitor, string who)
        {
            var asked = await Page.Open(visitor, "/connexion/fournisseur");
            return asked.Document.QuerySelector("#qui") is null ? asked : await Someone.Identifies(asked, who);
        }

        public Task<int> Accounts() => Site.With<BeffroiDb, int>(db => db.Set<Account>().CountAsync());

        public Task<int> Identities() => Site.With<BeffroiDb, int>(db => db.Set<Microsoft.AspNetCore.Identity.IdentityUserLogin<Guid>>().CountAsync());

        public ValueTask DisposeAsync() => Mailed.DisposeAsync();
    }
}
