using System.Text.Json;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Database;
using Beffroi.Platform.Mail;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>A person takes away what is held about them, and has it erased; the history stays true.</summary>
public sealed class PersonalDataTests
{
    [Theory, OnBothDatabases]
    public async Task The_copy_holds_the_account_and_its_history_and_no_secret(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var visitor = mailed.Site.NewVisitor();
        await mailed.OpensAnAccount(visitor);
        var (key, kept) = await Someone.TurnsTheCodeOn(mailed.Site, visitor);
        var page = await Page.Open(visitor, "/compte/donnees");

        using var answer = await visitor.PostAsync("/compte/donnees?handler=Copy", Token(page));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        var root = JsonDocument.Parse(text).RootElement;
        Assert.Equal(Someone.Address, root.GetProperty("compte").GetProperty("adresse").GetString());
        var told = root.GetProperty("historique").EnumerateArray().Select(l => l.GetProperty("quoi").GetString()).ToList();
        Assert.Contains("Compte ouvert, adresse électronique confirmée.", told);
        Assert.Single(told, "Code de sécurité activé.");
        Assert.DoesNotContain(key, text, StringComparison.Ordinal);
        Assert.DoesNotContain(kept.Document.QuerySelector(".b-codes li")!.TextContent.Trim(), text, StringComparison.Ordinal);
        var account = await mailed.Site.With<BeffroiDb, Account>(db => db.Set<Account>().SingleAsync());
        Assert.DoesNotContain(account.PasswordHash!, text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_erased_account_leaves_an_id_and_a_chain_that_holds_and_its_address_is_free(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (visitor, elsewhere) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(visitor);
        await Someone.SignsIn(elsewhere);
        var id = await Id(mailed, Someone.Address);
        var letters = (await mailed.Letters()).Count;
        var page = await Page.Open(visitor, "/compte/donnees");
        Assert.StartsWith("Erreur", (await page.Press("Effacer mon compte")).Title, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Page.Open(visitor, "/compte")).Address);

        var erased = await page.Choose("J’ai compris").Press("Effacer mon compte");

        Assert.Equal("Votre compte est effacé", erased.Heading);
        Assert.StartsWith("/connexion", (await Page.Open(elsewhere, "/compte")).Address, StringComparison.Ordinal);
        Assert.StartsWith("Erreur", (await Someone.SignsIn(elsewhere)).Title, StringComparison.Ordinal);
        await mailed.Site.With<Mails>(m => m.Post("account-password-changed", id.ToString(), "asked before"));
        Assert.Equal(letters, (await mailed.Letters()).Count);
        var row = await mailed.Site.With<BeffroiDb, Account>(db => db.Set<Account>().SingleAsync());
        Assert.Equal(("—", "—", null, null, null), (row.GivenName, row.FamilyName, row.Email, row.NormalizedEmail, row.PasswordHash));
        Assert.Equal(0, await mailed.Site.With<BeffroiDb, int>(db => db.Set<SignInSession>().CountAsync()));
        Assert.True((await mailed.Site.With<VerifyAudit, AuditFinding>(v => v.Verify(null, CancellationToken.None))).Intact);
        await page.Press("Effacer mon compte");
        Assert.Equal(("/compte", "Jeanne Dubois"), await mailed.OpensAnAccount(mailed.Site.NewVisitor()) is var anew ? (anew.Address, anew.Heading) : default);
    }

    [Theory, OnBothDatabases]
    public async Task What_stands_in_the_way_is_said_before_and_holds_after(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (visitor, other) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(visitor);
        await mailed.OpensAnAccount(other, "paul@exemple.invalid", "Paul", "Martin");
        var free = await Page.Open(visitor, "/compte/donnees");
        var id = await Id(mailed, Someone.Address);
        await mailed.Site.With<GiveRole>(g => g.Give(id, RegionRole.Administrator, CancellationToken.None));

        Assert.Contains("dernière personne", (await Page.Open(visitor, "/compte/donnees")).Text, StringComparison.Ordinal);
        Assert.Contains("dernière personne", (await free.Choose("J’ai compris").Press("Effacer mon compte")).Text, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Page.Open(visitor, "/compte")).Address);

        var paul = await Id(mailed, "paul@exemple.invalid");
        await mailed.Site.With<GiveRole>(g => g.Give(paul, RegionRole.Administrator, CancellationToken.None));
        Assert.Equal("Votre compte est effacé", (await free.Press("Effacer mon compte")).Heading);
    }

    private static Task<AccountId> Id(Mailed mailed, string address) =>
        mailed.Site.With<AccountsDb, AccountId>(async db => (await db.Find(MailAddress.Parse(address, null), CancellationToken.None))!.TypedId);

    private static FormUrlEncodedContent Token(Page page) =>
        new([KeyValuePair.Create("jeton", page.Document.QuerySelector("input[name=jeton]")!.GetAttribute("value")!)]);
}
