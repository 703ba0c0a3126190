using System.Net;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Database;
using Beffroi.Platform.Mail;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>An account is opened by who reads its mailbox, signs in, and has a second factor; nobody learns who has one.</summary>
public sealed class AccountsTests
{
    [Theory, OnBothDatabases]
    public async Task An_account_is_opened_by_the_link_of_the_letter_and_by_nothing_before(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var visitor = mailed.Site.Client;

        var asked = await mailed.AsksForAnAccount(visitor);
        Assert.Equal("Ouvrez votre messagerie", asked.Heading);
        Assert.Equal("/connexion?retour=%2Fcompte", (await Page.Open(visitor, "/compte")).Address);
        Assert.StartsWith("Erreur", (await Someone.SignsIn(visitor)).Title, StringComparison.Ordinal);

        var link = await mailed.LinkTo(Someone.Address, "/compte/ouvrir/");
        var looked = await Page.Open(visitor, link);
        Assert.Equal("Confirmer votre adresse", looked.Heading);
        Assert.Equal(0, await Count(mailed.Site));

        var opened = await looked.Press("Ouvrir mon compte");
        Assert.Equal(("/compte", "Jeanne Dubois"), (opened.Address, opened.Heading));
        var again = await Page.Open(mailed.Site.NewVisitor(), link);
        Assert.Equal((HttpStatusCode.NotFound, "Ce lien ne sert plus"), (again.Status, again.Heading));

        var other = mailed.Site.NewVisitor();
        Assert.Equal("/compte", (await Someone.SignsIn(other, " JEANNE@exemple.invalid ")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_asks_with_anothers_address_prepares_nothing_for_them(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.AsksForAnAccount(mailed.Site.NewVisitor(), password: "je suis un intrus patient");
        var mine = mailed.Site.NewVisitor();
        await mailed.AsksForAnAccount(mine);
        var link = await mailed.LinkTo(Someone.Address, "/compte/ouvrir/");
        await mailed.AsksForAnAccount(mailed.Site.NewVisitor(), password: "je suis un intrus patient");

        await (await Page.Open(mine, link)).Press("Ouvrir mon compte");

        Assert.StartsWith("Erreur", (await Someone.SignsIn(mailed.Site.NewVisitor(), password: "je suis un intrus patient")).Title, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Someone.SignsIn(mailed.Site.NewVisitor())).Address);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_answers_alike_whether_or_not_there_is_an_account_and_the_owner_is_told(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());

        var known = await mailed.AsksForAnAccount(mailed.Site.NewVisitor());
        var unknown = await mailed.AsksForAnAccount(mailed.Site.NewVisitor(), "paul@exemple.invalid");

        Assert.Equal(unknown.Text, known.Text);
        Assert.Equal("Vous avez déjà un compte", (await mailed.LastTo(Someone.Address)).Subject);
        var wrong = await Someone.SignsIn(mailed.Site.NewVisitor(), password: "pas le bon mot de passe");
        var nobody = await Someone.SignsIn(mailed.Site.NewVisitor(), "personne@exemple.invalid");
        Assert.Equal(nobody.Text, wrong.Text);
        Assert.Equal(1, await Count(mailed.Site));
    }

    [Theory, OnBothDatabases]
    public async Task The_link_confirmed_twenty_times_at_once_opens_one_account(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.AsksForAnAccount(mailed.Site.Client);
        var link = await mailed.LinkTo(Someone.Address, "/compte/ouvrir/");
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Page.Open(mailed.Site.NewVisitor(), link)));

        var opened = await Task.WhenAll(pages.Select(p => p.Press("Ouvrir mon compte")));

        Assert.Single(opened, p => p.Address == "/compte");
        Assert.All(opened.Where(p => p.Address != "/compte"), p => Assert.Equal("Ce lien ne sert plus", p.Heading));
        Assert.Equal(1, await Count(mailed.Site));
    }

    [Theory]
    [InlineData("", "15 caractères")]
    [InlineData("court et bon 1", "15 caractères")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "se devine")]
    [InlineData("abcabcabcabcabcabc", "se devine")]
    [InlineData("motdepasse1234567890", "se devine")]
    [InlineData("jeanne dubois jeanne", "se devine")]
    [InlineData("azertyuiopqsdfghjklm", "se devine")]
    public async Task A_password_that_anyone_would_try_is_refused_at_its_field(string password, string because)
    {
        await using var mailed = await Mailed.Start(DatabaseKind.Sqlite);

        var page = await mailed.AsksForAnAccount(mailed.Site.Client, password: password);

        Assert.StartsWith("Erreur", page.Title, StringComparison.Ordinal);
        Assert.Contains(because, page.Text, StringComparison.Ordinal);
        Assert.Equal("true", page.Field("Mot de passe").GetAttribute("aria-invalid"));
        Assert.Equal("Jeanne", page.Field("Prénom").GetAttribute("value"));
        Assert.Empty(await mailed.Letters());
    }

    [Theory, OnBothDatabases]
    public async Task After_ten_refused_tries_the_right_password_waits_a_quarter_of_an_hour_and_the_owner_is_told(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());
        var intruder = mailed.Site.NewVisitor();
        for (var i = 0; i < RefusedTries.Most; i++)
            await Someone.SignsIn(intruder, password: $"pas le bon mot de passe {i}");

        Assert.StartsWith("Erreur", (await Someone.SignsIn(mailed.Site.NewVisitor())).Title, StringComparison.Ordinal);
        Assert.Equal("Des essais de connexion à votre compte", (await mailed.LastTo(Someone.Address)).Subject);
        mailed.Site.Clock.Advance(RefusedTries.SuspendedFor);
        Assert.Equal("/compte", (await Someone.SignsIn(mailed.Site.NewVisitor())).Address);
    }

    [Theory, OnBothDatabases]
    public async Task A_security_code_is_asked_for_and_none_opens_twice(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (site, visitor) = (mailed.Site, mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(visitor);
        var (key, kept) = await Someone.TurnsTheCodeOn(site, visitor);
        Assert.Equal("Vos codes de secours", kept.Heading);
        var recovery = kept.Document.QuerySelectorAll(".b-codes li").Select(l => l.TextContent).ToList();
        Assert.Equal(10, recovery.Distinct().Count());

        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = Someone.CodeOf(site, key);
        var (one, two, three) = (site.NewVisitor(), site.NewVisitor(), site.NewVisitor());
        var first = await Someone.SignsIn(one);
        Assert.Equal("Votre code de sécurité", first.Heading);
        Assert.StartsWith("/connexion", (await Page.Open(one, "/compte")).Address, StringComparison.Ordinal);
        Assert.StartsWith("Erreur", (await first.Fill("Code", "000000").Press("Continuer")).Title, StringComparison.Ordinal);
        Assert.Equal("/compte", (await (await Page.Open(one, "/connexion/code")).Fill("Code", code[..3] + " " + code[3..]).Press("Continuer")).Address);

        Assert.StartsWith("Erreur", (await (await Someone.SignsIn(two)).Fill("Code", code).Press("Continuer")).Title, StringComparison.Ordinal);
        Assert.Equal("/compte", (await (await Page.Open(two, "/connexion/code")).Fill("Code", recovery[0].ToLowerInvariant()).Press("Continuer")).Address);
        Assert.StartsWith("Erreur", (await (await Someone.SignsIn(three)).Fill("Code", recovery[0]).Press("Continuer")).Title, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_session_ends_after_three_hours_unused_or_twelve_in_all_and_at_once_when_one_signs_out(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (site, visitor) = (mailed.Site, mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(visitor);
        for (var i = 0; i < 5; i++)
        {
            site.Clock.Advance(TimeSpan.FromHours(2));
            Assert.Equal("/compte", (await Page.Open(visitor, "/compte")).Address);
        }
        site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("/connexion?retour=%2Fcompte", (await Page.Open(visitor, "/compte")).Address);

        var back = await Someone.SignsIn(visitor, at: "/connexion?retour=%2Fcompte%2Fcode");
        Assert.Equal("/compte/code", back.Address);
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("Confirmez que c’est bien vous", (await Page.Open(visitor, "/compte/code")).Heading);
        site.Clock.Advance(TimeSpan.FromHours(3));
        Assert.StartsWith("/connexion", (await Page.Open(visitor, "/compte")).Address, StringComparison.Ordinal);

        await Someone.SignsIn(visitor);
        var cookie = (await visitor.GetAsync("/compte")).RequestMessage!.Headers.GetValues("Cookie").Single();
        await (await Page.Open(visitor, "/deconnexion")).Press("Se déconnecter");
        using var stolen = site.Server.CreateClient();
        stolen.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.Redirect, (await stolen.GetAsync("/compte")).StatusCode);
    }

    [Theory]
    [InlineData("https://ailleurs.exemple.invalid/")]
    [InlineData("//ailleurs.exemple.invalid")]
    [InlineData("/\\ailleurs.exemple.invalid")]
    public async Task Nobody_is_led_to_another_site_by_a_sign_in(string back)
    {
        await using var mailed = await Mailed.Start(DatabaseKind.Sqlite);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());

        Assert.Equal("/compte", (await Someone.SignsIn(mailed.Site.NewVisitor(), at: $"/connexion?retour={Uri.EscapeDataString(back)}")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task The_people_of_the_demonstration_exist_in_it_alone_and_never_beside_real_ones(DatabaseKind database)
    {
        await using var demonstration = await TestSite.Start(database, new Dictionary<string, string?> { ["BEFFROI_DEMONSTRATION"] = "true" });
        Assert.Equal("Claire Vasseur (fictif)", (await Someone.Plays(demonstration.Client, "Claire Vasseur")).Heading);
        Assert.Contains("chargé ou chargée de mission", (await demonstration.Open("/compte")).Text, StringComparison.Ordinal);

        await using var mailed = await Mailed.Start(database);
        Assert.DoesNotContain("fictif", (await mailed.Site.Open("/connexion")).Text, StringComparison.Ordinal);
        Assert.StartsWith("Erreur", (await Someone.SignsIn(mailed.Site.Client, "claire.vasseur@exemple.invalid")).Title, StringComparison.Ordinal);
    }

    private static Task<int> Count(TestSite site) => site.With<BeffroiDb, int>(db => db.Set<Account>().CountAsync());
}
