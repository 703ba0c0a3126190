using System.Net;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>People see where they are signed in, and end it.</summary>
public sealed class SessionsTests
{
    [Theory, OnBothDatabases]
    public async Task One_sees_ones_sessions_and_ends_one_or_all_others(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (here, phone, library) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        phone.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
        await mailed.OpensAnAccount(here);
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(12));
        await Someone.SignsIn(phone);
        await Someone.SignsIn(library);

        var page = await Page.Open(here, "/compte/connexions");
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains(rows, r => r.Contains("Firefox, Android", StringComparison.Ordinal) && r.Contains("par mot de passe", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("celle-ci", StringComparison.Ordinal) && r.Contains("il y a 12\u00A0minutes", StringComparison.Ordinal));

        await page.Press("la connexion de Firefox, Android");
        Assert.StartsWith("/connexion", (await Page.Open(phone, "/compte")).Address, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Page.Open(library, "/compte")).Address);
        Assert.Equal(HttpStatusCode.NotFound, (await page.Press("la connexion de Firefox, Android")).Status);

        var alone = await (await Page.Open(here, "/compte/connexions")).Press("Arrêter toutes les autres");
        Assert.Equal(1, alone.Document.QuerySelectorAll("tbody tr").Length);
        Assert.StartsWith("/connexion", (await Page.Open(library, "/compte")).Address, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Page.Open(here, "/compte")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task The_session_of_another_account_looks_absent_and_goes_on(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (mine, mineToo, theirs) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(mine);
        await Someone.SignsIn(mineToo);
        await mailed.OpensAnAccount(theirs, "paul@exemple.invalid", "Paul", "Martin");
        await Someone.SignsIn(mailed.Site.NewVisitor(), "paul@exemple.invalid");
        var foreign = (await Page.Open(theirs, "/compte/connexions")).Document.QuerySelector("button[name=connexion]")!.GetAttribute("value")!;
        var page = await Page.Open(mine, "/compte/connexions");
        var button = page.Document.QuerySelector("button[name=connexion]")!;

        foreach (var id in (string[])[foreign, "", "x", new string('0', 32), new string('9', 5_000)])
        {
            button.SetAttribute("value", id);
            var answer = await page.Press("la connexion de");
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Contains("déjà arrêtée", answer.Text, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await Page.Open(theirs, "/compte/connexions")).Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("/compte", (await Page.Open(mineToo, "/compte")).Address);
    }
}
