using System.Net;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>A passkey opens the account of who made it, with a finger, once for each challenge.</summary>
public sealed class PasskeysTests
{
    [Theory, OnBothDatabases]
    public async Task A_key_is_added_signs_in_as_two_factors_and_is_removed(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        using var telephone = new StandInAuthenticator();
        var (owner, visitor) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(owner);

        var added = await Adds(owner, telephone);
        Assert.Equal("/compte/cles", added.Address);
        Assert.Contains("Mon téléphone", added.Text, StringComparison.Ordinal);
        Assert.Equal("Une clé d’accès a été ajoutée à votre compte", (await mailed.LastTo(Someone.Address)).Subject);
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("/compte", (await SignsIn(visitor, telephone)).Address);
        Assert.Contains("par clé d’accès", (await Page.Open(visitor, "/compte/connexions")).Text, StringComparison.Ordinal);

        var page = await Page.Open(visitor, "/compte/cles");
        Assert.DoesNotContain("Mon téléphone", (await page.Press("la clé Mon téléphone")).Text, StringComparison.Ordinal);
        Assert.Equal("Une clé d’accès a été retirée de votre compte", (await mailed.LastTo(Someone.Address)).Subject);
        Assert.Equal(HttpStatusCode.NotFound, (await page.Press("la clé Mon téléphone")).Status);
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.StartsWith("Erreur", (await SignsIn(mailed.Site.NewVisitor(), telephone)).Title, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_opens_once_even_with_the_cookie_that_went_with_it(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        using var telephone = new StandInAuthenticator();
        await mailed.OpensAnAccount(mailed.Site.Client);
        await Adds(mailed.Site.Client, telephone);
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = mailed.Site.NewVisitor();
        var page = await Page.Open(visitor, "/connexion");
        var (options, cookie) = await Options(visitor, page);
        var answer = telephone.Show(options);

        Assert.Equal("/compte", (await Send(visitor, page, answer)).Address);
        await (await Page.Open(visitor, "/deconnexion")).Press("Se déconnecter");
        visitor.DefaultRequestHeaders.Add("Cookie", cookie);
        Assert.StartsWith("Erreur", (await Send(visitor, page, answer)).Title, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_the_right_answer_opens_nothing(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        using var telephone = new StandInAuthenticator();
        using var stranger = new StandInAuthenticator { UserHandle = "AAAA" };
        await mailed.OpensAnAccount(mailed.Site.Client);
        await Adds(mailed.Site.Client, telephone);
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        stranger.UserHandle = telephone.UserHandle;

        Assert.StartsWith("Erreur", (await SignsIn(mailed.Site.NewVisitor(), stranger)).Title, StringComparison.Ordinal);
        telephone.Verifies = false;
        Assert.StartsWith("Erreur", (await SignsIn(mailed.Site.NewVisitor(), telephone)).Title, StringComparison.Ordinal);
        telephone.Verifies = true;
        foreach (var nonsense in (string[])["", "{}", "null", "[1]", "\u0007", "{\"id\":\"AA\",\"type\":\"public-key\",\"response\":{}}", new string('x', 20_000)])
        {
            var visitor = mailed.Site.NewVisitor();
            var page = await Page.Open(visitor, "/connexion");
            await Options(visitor, page);
            var refused = await Send(visitor, page, nonsense);
            Assert.StartsWith("Erreur", refused.Title, StringComparison.Ordinal);
            Assert.Contains("clé d’accès", refused.Text, StringComparison.Ordinal);
        }
        var late = mailed.Site.NewVisitor();
        var form = await Page.Open(late, "/connexion");
        var (options, _) = await Options(late, form);
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.StartsWith("Erreur", (await Send(late, form, telephone.Show(options))).Title, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_made_under_another_address_or_without_a_finger_or_twice_is_not_added(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        using var phishing = new StandInAuthenticator("https://aides-exemple.invalid");
        using var careless = new StandInAuthenticator { Verifies = false };
        using var telephone = new StandInAuthenticator();
        var (owner, other) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(owner);
        await mailed.OpensAnAccount(other, "paul@exemple.invalid", "Paul", "Martin");

        Assert.StartsWith("Erreur", (await Adds(owner, phishing)).Title, StringComparison.Ordinal);
        Assert.StartsWith("Erreur", (await Adds(owner, careless)).Title, StringComparison.Ordinal);
        Assert.DoesNotContain("Erreur", (await Adds(owner, telephone)).Title, StringComparison.Ordinal);
        Assert.StartsWith("Erreur", (await Adds(other, telephone)).Title, StringComparison.Ordinal);
        Assert.StartsWith("Erreur", (await Adds(owner, telephone, name: new string('x', 41))).Title, StringComparison.Ordinal);

        // Paul's own key id cannot be used to remove Jeanne's.
        var page = await Page.Open(owner, "/compte/cles");
        var id = page.Document.QuerySelector("button[name=cle]")!.GetAttribute("value")!;
        using var forged = await other.PostAsync("/compte/cles?handler=Remove", Form(await Page.Open(other, "/compte/cles"), ("cle", id)));
        Assert.Equal(HttpStatusCode.NotFound, forged.StatusCode);
        Assert.Contains("Mon téléphone", (await Page.Open(owner, "/compte/cles")).Text, StringComparison.Ordinal);
    }

    private static async Task<Page> Adds(HttpClient owner, StandInAuthenticator telephone, string name = "Mon téléphone")
    {
        var page = await Page.Open(owner, "/compte/cles");
        using var options = await owner.PostAsync("/compte/cles?handler=Options", Form(page));
        var answer = telephone.Make(await options.Content.ReadAsStringAsync());
        return await Page.Follow(owner, await owner.PostAsync("/compte/cles", Form(page, ("nom", name), ("cle", answer))));
    }

    private static async Task<Page> SignsIn(HttpClient visitor, StandInAuthenticator telephone)
    {
        var page = await Page.Open(visitor, "/connexion");
        return await Send(visitor, page, telephone.Show((await Options(visitor, page)).Json));
    }

    private static async Task<(string Json, string Cookie)> Options(HttpClient visitor, Page page)
    {
        using var options = await visitor.PostAsync("/connexion?handler=Options", Form(page));
        return (await options.Content.ReadAsStringAsync(), options.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("beffroi-cle", StringComparison.Ordinal)).Split(';')[0]);
    }

    private static async Task<Page> Send(HttpClient visitor, Page page, string answer) =>
        await Page.Follow(visitor, await visitor.PostAsync("/connexion?handler=Passkey", Form(page, ("cle", answer))));

    private static FormUrlEncodedContent Form(Page page, params (string Name, string Value)[] fields) => new(
        fields.Append(("jeton", page.Document.QuerySelector("input[name=jeton]")!.GetAttribute("value")!))
            .Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
}
