using System.Net;
using Beffroi.Platform.Accounts.Links;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>Who reads the mailbox of an account may choose its password again; that alone opens nothing that a code protects.</summary>
public sealed class ForgottenPasswordTests
{
    private const string Another = "un moulin sur la colline";

    [Theory, OnBothDatabases]
    public async Task The_link_chooses_a_new_password_once_and_every_session_ends(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (signedIn, visitor) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(signedIn);
        var link = await Forgets(mailed, visitor);
        for (var i = 0; i < 3; i++)
            Assert.Equal("Choisir un nouveau mot de passe", (await Page.Open(mailed.Site.NewVisitor(), link)).Heading);
        Assert.Equal("/compte", (await Page.Open(signedIn, "/compte")).Address);

        var refused = await (await Page.Open(visitor, link)).Fill("Nouveau mot de passe", "court").Press("Garder ce mot de passe");
        Assert.StartsWith("Erreur", refused.Title, StringComparison.Ordinal);
        var chosen = await refused.Fill("Nouveau mot de passe", Another).Press("Garder ce mot de passe");

        Assert.Equal("Votre mot de passe a changé", chosen.Heading);
        var again = await refused.Fill("Nouveau mot de passe", "encore un autre moulin").Press("Garder ce mot de passe");
        Assert.Equal((HttpStatusCode.NotFound, "Ce lien ne sert plus"), (again.Status, again.Heading));
        Assert.StartsWith("/connexion", (await Page.Open(signedIn, "/compte")).Address, StringComparison.Ordinal);
        Assert.StartsWith("/connexion", (await Page.Open(visitor, "/compte")).Address, StringComparison.Ordinal);
        Assert.Equal("Votre mot de passe a changé", (await mailed.LastTo(Someone.Address)).Subject);
        Assert.StartsWith("Erreur", (await Someone.SignsIn(visitor)).Title, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Someone.SignsIn(visitor, password: Another)).Address);
    }

    [Theory, OnBothDatabases]
    public async Task Twenty_uses_of_the_link_at_once_have_one_effect(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());
        var link = await Forgets(mailed, mailed.Site.NewVisitor());
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Page.Open(mailed.Site.NewVisitor(), link)));

        var done = await Task.WhenAll(pages.Select((p, i) => p.Fill("Nouveau mot de passe", $"{Another} {i}").Press("Garder ce mot de passe")));

        Assert.Single(done, p => p.Heading == "Votre mot de passe a changé");
        Assert.All(done.Where(p => p.Status != HttpStatusCode.OK), p => Assert.Equal("Ce lien ne sert plus", p.Heading));
        Assert.Single(await mailed.Letters(), l => l.Subject == "Votre mot de passe a changé");
    }

    [Theory, OnBothDatabases]
    public async Task The_security_code_is_still_asked_for(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var owner = mailed.Site.NewVisitor();
        await mailed.OpensAnAccount(owner);
        await Someone.TurnsTheCodeOn(mailed.Site, owner);
        var visitor = mailed.Site.NewVisitor();

        await (await Page.Open(visitor, await Forgets(mailed, visitor))).Fill("Nouveau mot de passe", Another).Press("Garder ce mot de passe");

        Assert.Equal("Votre code de sécurité", (await Someone.SignsIn(visitor, password: Another)).Heading);
        Assert.StartsWith("/connexion", (await Page.Open(visitor, "/compte")).Address, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_answers_alike_for_every_address_and_writes_three_letters_a_day_to_those_of_accounts(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());
        var before = (await mailed.Letters()).Count;

        var (known, unknown) = (await Asks(mailed, Someone.Address), await Asks(mailed, "paul@exemple.invalid"));
        Assert.Equal(unknown.Text, known.Text);
        for (var i = 0; i < 4; i++)
            Assert.Equal(known.Text, (await Asks(mailed, " JEANNE@exemple.invalid ")).Text);

        Assert.Equal(before + 3, (await mailed.Letters()).Count);
        Assert.DoesNotContain(await mailed.Letters(), l => l.To.ToString() == "paul@exemple.invalid");
        mailed.Site.Clock.Advance(AccountLink.CountedFor);
        await mailed.Site.With<EraseOldLinks>(e => e.Run(CancellationToken.None));
        await Asks(mailed, Someone.Address);
        Assert.Equal(before + 4, (await mailed.Letters()).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_serves_for_an_hour_and_the_last_password_chosen_ends_the_others(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());
        var visitor = mailed.Site.NewVisitor();
        var (one, two) = (await Forgets(mailed, visitor), await Forgets(mailed, visitor));
        await (await Page.Open(visitor, two)).Fill("Nouveau mot de passe", Another).Press("Garder ce mot de passe");
        Assert.Equal("Ce lien ne sert plus", (await Page.Open(visitor, one)).Heading);

        var three = await Forgets(mailed, visitor);
        var open = await Page.Open(visitor, three);
        mailed.Site.Clock.Advance(AccountLink.Lasts);
        Assert.Equal("Ce lien ne sert plus", (await open.Fill("Nouveau mot de passe", "trop tard pour le moulin").Press("Garder ce mot de passe")).Heading);
        Assert.Equal("/compte", (await Someone.SignsIn(visitor, password: Another)).Address);
    }

    [Theory, OnBothDatabases]
    public async Task A_suspended_account_opens_at_once_with_the_password_that_its_owner_chose_anew(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());
        for (var i = 0; i < RefusedTries.Most; i++)
            await Someone.SignsIn(mailed.Site.NewVisitor(), password: $"pas le bon mot de passe {i}");
        var visitor = mailed.Site.NewVisitor();
        await (await Page.Open(visitor, await Forgets(mailed, visitor))).Fill("Nouveau mot de passe", Another).Press("Garder ce mot de passe");

        Assert.Equal("/compte", (await Someone.SignsIn(visitor, password: Another)).Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("personne")]
    [InlineData("jeanne@exemple.invalid\r\nBcc: paul@exemple.invalid")]
    [InlineData("jeanne\u0007@exemple.invalid")]
    public async Task What_is_no_address_is_refused_at_its_field(string typed)
    {
        await using var mailed = await Mailed.Start(DatabaseKind.Sqlite);

        var page = await Asks(mailed, typed);

        Assert.StartsWith("Erreur", page.Title, StringComparison.Ordinal);
        Assert.Empty(await mailed.Letters());
    }

    [Theory]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA%20")]
    public async Task A_link_that_was_cut_or_made_up_says_so(string token)
    {
        await using var mailed = await Mailed.Start(DatabaseKind.Sqlite);

        var page = await mailed.Site.Open("/connexion/nouveau/" + token);

        Assert.Equal((HttpStatusCode.NotFound, "Ce lien ne sert plus"), (page.Status, page.Heading));
    }

    private static async Task<Page> Asks(Mailed mailed, string address) =>
        await (await Page.Open(mailed.Site.NewVisitor(), "/connexion/oubli")).Fill("Votre adresse électronique", address).Press("Recevoir le lien");

    private static async Task<string> Forgets(Mailed mailed, HttpClient visitor)
    {
        await (await Page.Open(visitor, "/connexion/oubli")).Fill("Votre adresse électronique", Someone.Address).Press("Recevoir le lien");
        return await mailed.LinkTo(Someone.Address, "/connexion/nouveau/");
    }
}
