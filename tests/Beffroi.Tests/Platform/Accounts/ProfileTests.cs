using System.Net;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>People change what their account says of them; an address only once it was shown to be theirs.</summary>
public sealed class ProfileTests
{
    private const string New = "jeanne.dubois@exemple.invalid";

    [Theory, OnBothDatabases]
    public async Task A_password_is_changed_here_and_ends_the_sessions_elsewhere(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (here, elsewhere) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(here);
        await Someone.SignsIn(elsewhere);

        var refused = await (await Page.Open(here, "/compte/mot-de-passe")).Fill("Nouveau mot de passe", "jeanne dubois").Press("Garder");
        Assert.StartsWith("Erreur", refused.Title, StringComparison.Ordinal);
        Assert.Equal("Votre mot de passe a changé", (await refused.Fill("Nouveau mot de passe", "un moulin sur la colline").Press("Garder")).Heading);

        Assert.Equal("/compte", (await Page.Open(here, "/compte")).Address);
        Assert.StartsWith("/connexion", (await Page.Open(elsewhere, "/compte")).Address, StringComparison.Ordinal);
        Assert.Equal("Votre mot de passe a changé", (await mailed.LastTo(Someone.Address)).Subject);
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("Confirmez que c’est bien vous", (await Page.Open(here, "/compte/mot-de-passe")).Heading);
        Assert.Equal("/compte/mot-de-passe", (await Someone.SignsIn(here, password: "un moulin sur la colline", at: "/connexion?encore=true&retour=%2Fcompte%2Fmot-de-passe")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_is_changed_and_nonsense_refused_at_its_field(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var visitor = mailed.Site.NewVisitor();
        await mailed.OpensAnAccount(visitor);

        foreach (var nonsense in (string[])["", "   ", "1234", "Jean\u0007ne", new string('x', 81)])
        {
            var refused = await (await Page.Open(visitor, "/compte/nom")).Fill("Prénom", nonsense).Press("Enregistrer");
            Assert.StartsWith("Erreur", refused.Title, StringComparison.Ordinal);
            Assert.Equal("true", refused.Field("Prénom").GetAttribute("aria-invalid"));
        }
        var renamed = await (await Page.Open(visitor, "/compte/nom")).Fill("Prénom", " Jeanne  Marie ").Fill("Nom", "<b>L’Hermitte</b>").Press("Enregistrer");

        Assert.Equal(("/compte", "Jeanne Marie <b>L’Hermitte</b>"), (renamed.Address, renamed.Heading));
    }

    [Theory, OnBothDatabases]
    public async Task An_address_changes_by_the_link_alone_and_the_former_one_is_told_twice(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var visitor = mailed.Site.NewVisitor();
        await mailed.OpensAnAccount(visitor);

        Assert.Equal("Ouvrez votre messagerie", (await Asks(visitor, New)).Heading);
        var link = await mailed.LinkTo(New, "/compte/adresse/");
        Assert.Equal("Votre adresse va changer", (await mailed.LastTo(Someone.Address)).Subject);
        Assert.StartsWith("/connexion", (await Page.Open(mailed.Site.NewVisitor(), link)).Address, StringComparison.Ordinal);
        var looked = await Page.Open(visitor, link);
        Assert.Equal("Confirmer votre nouvelle adresse", looked.Heading);
        Assert.Contains(Someone.Address, (await Page.Open(visitor, "/compte")).Text, StringComparison.Ordinal);

        var changed = await looked.Press("Confirmer cette adresse");

        Assert.Equal("/compte", changed.Address);
        Assert.Contains(New, changed.Text, StringComparison.Ordinal);
        Assert.Equal("Votre adresse a changé", (await mailed.LastTo(Someone.Address)).Subject);
        Assert.Equal((HttpStatusCode.NotFound, "Ce lien ne sert plus"), await looked.Press("Confirmer cette adresse") is var twice ? (twice.Status, twice.Heading) : default);
        Assert.StartsWith("Erreur", (await Someone.SignsIn(mailed.Site.NewVisitor())).Title, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Someone.SignsIn(mailed.Site.NewVisitor(), New)).Address);
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_another_account_took_meanwhile_is_refused_without_saying_whose(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (visitor, other) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(visitor);
        await Asks(visitor, New);
        var looked = await Page.Open(visitor, await mailed.LinkTo(New, "/compte/adresse/"));
        await mailed.OpensAnAccount(other, New, "Paul", "Martin");

        var refused = await looked.Press("Confirmer cette adresse");

        Assert.Equal((HttpStatusCode.Conflict, "Cette adresse n’est plus libre"), (refused.Status, refused.Heading));
        Assert.DoesNotContain("Paul", refused.Text, StringComparison.Ordinal);
        Assert.Contains(Someone.Address, (await Page.Open(visitor, "/compte")).Text, StringComparison.Ordinal);
        Assert.Equal("Ouvrez votre messagerie", (await Asks(visitor, New)).Heading);
        Assert.Equal("Cette adresse a déjà un compte", (await mailed.LastTo(New)).Subject);
    }

    [Theory, OnBothDatabases]
    public async Task The_link_of_another_account_confirms_nothing_and_a_new_password_ends_the_request(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (visitor, other) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(visitor);
        await mailed.OpensAnAccount(other, "paul@exemple.invalid", "Paul", "Martin");
        await Asks(visitor, New);
        var link = await mailed.LinkTo(New, "/compte/adresse/");

        Assert.Equal((HttpStatusCode.NotFound, "Ce lien ne sert plus"), await Page.Open(other, link) is var foreign ? (foreign.Status, foreign.Heading) : default);
        var mine = await Page.Open(visitor, link);
        await (await Page.Open(visitor, "/compte/mot-de-passe")).Fill("Nouveau mot de passe", "un moulin sur la colline").Press("Garder");
        Assert.Equal(HttpStatusCode.NotFound, (await mine.Press("Confirmer cette adresse")).Status);
        Assert.Contains(Someone.Address, (await Page.Open(visitor, "/compte")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_accounts_that_confirm_the_same_address_at_once_share_no_address(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var visitors = new List<HttpClient>();
        foreach (var name in (string[])["jeanne", "paul", "nora"])
        {
            visitors.Add(mailed.Site.NewVisitor());
            await mailed.OpensAnAccount(visitors[^1], $"{name}@exemple.invalid", "Camille", "Martin");
            await Asks(visitors[^1], New);
        }
        var links = (await mailed.Letters()).Where(l => l.To.ToString() == New).Select(l => Mailed.Link(l, "/compte/adresse/")).ToList();
        var pages = await Task.WhenAll(visitors.Zip(links, Page.Open));

        var done = await Task.WhenAll(pages.Select(p => p.Press("Confirmer cette adresse")));

        Assert.Single(done, p => p.Address == "/compte");
        Assert.Equal(2, done.Count(p => p.Status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task The_people_of_the_demonstration_stay_as_they_are()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?> { ["BEFFROI_DEMONSTRATION"] = "true" });
        await Someone.Plays(site.Client, "Nadia Benali");

        Assert.Contains("inventée", (await (await site.Open("/compte/nom")).Fill("Prénom", "Zoé").Press("Enregistrer")).Text, StringComparison.Ordinal);
        Assert.Contains("inventée", (await (await site.Open("/compte/mot-de-passe")).Fill("Nouveau mot de passe", "un moulin sur la colline").Press("Garder")).Text, StringComparison.Ordinal);
        Assert.Contains("inventée", (await Asks(site.Client, New)).Text, StringComparison.Ordinal);
    }

    private static async Task<Page> Asks(HttpClient visitor, string address) =>
        await (await Page.Open(visitor, "/compte/adresse")).Fill("Nouvelle adresse", address).Press("Recevoir le lien");
}
