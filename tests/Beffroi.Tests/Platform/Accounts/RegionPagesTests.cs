using System.Net;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.SecondFactor;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Database;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>Who administers the site gives and takes roles, helps who lost a telephone, and sees the letters that failed.</summary>
public sealed class RegionPagesTests
{
    private const string Paul = "paul@exemple.invalid";

    [Theory, OnBothDatabases]
    public async Task Roles_are_given_by_address_taken_by_button_and_the_last_administrator_stays(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (admin, paul) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await Administers(mailed, admin);
        await mailed.OpensAnAccount(paul, Paul, "Paul", "Martin");
        Assert.Equal(HttpStatusCode.Forbidden, (await paul.GetAsync("/region/comptes")).StatusCode);

        foreach (var nobody in (string[])["personne@exemple.invalid", "", "x\r\ny", new string('x', 5_000)])
            Assert.StartsWith("Erreur", (await Gives(admin, nobody, "lecteur ou lectrice")).Title, StringComparison.Ordinal);
        Assert.StartsWith("Erreur", (await Gives(admin, Paul, "")).Title, StringComparison.Ordinal);
        var page = await Gives(admin, Paul, "administrateur ou administratrice");
        Assert.Contains("Paul Martin", page.Text, StringComparison.Ordinal);
        Assert.Contains("pas encore", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("/compte/code", (await Page.Open(paul, "/region/comptes")).Address, StringComparison.Ordinal);

        await page.Press("Retirer le rôle administrateur ou administratrice à Paul Martin");
        var refused = await (await Page.Open(admin, "/region/comptes")).Press("Retirer le rôle administrateur ou administratrice à Jeanne Dubois");
        Assert.StartsWith("Erreur", refused.Title, StringComparison.Ordinal);
        Assert.Contains("dernière personne", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/region/comptes")).StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task Two_administrators_who_take_each_others_role_at_once_leave_one(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        await mailed.OpensAnAccount(mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(mailed.Site.NewVisitor(), Paul, "Paul", "Martin");
        var ids = new[] { await Id(mailed, Someone.Address), await Id(mailed, Paul) };
        foreach (var id in ids)
            await mailed.Site.With<GiveRole>(g => g.Give(id, RegionRole.Administrator, CancellationToken.None));

        await Task.WhenAll(ids.Select(id => mailed.Site.With<TakeRole>(t => t.TakeButTheLast(id, RegionRole.Administrator, CancellationToken.None))));

        Assert.Single(await mailed.Site.With<RolesDb, IReadOnlyList<AccountId>>(r => r.Holders(RegionRole.Administrator, CancellationToken.None)));
    }

    [Theory, OnBothDatabases]
    public async Task A_security_code_is_removed_with_a_reason_and_its_owner_is_told(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (admin, paul) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await Administers(mailed, admin);
        await mailed.OpensAnAccount(paul, Paul, "Paul", "Martin");
        await Someone.TurnsTheCodeOn(mailed.Site, paul);

        foreach (var why in (string[])["", "  ", "a\u0007b", new string('x', RemoveSecondFactor.LongestWhy + 1)])
            Assert.StartsWith("Erreur", (await Resets(admin, Paul, why)).Title, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Page.Open(paul, "/compte")).Address);
        Assert.DoesNotContain("Erreur", (await Resets(admin, Paul, "Téléphone perdu, reconnu au guichet.")).Title, StringComparison.Ordinal);

        Assert.StartsWith("/connexion", (await Page.Open(paul, "/compte")).Address, StringComparison.Ordinal);
        Assert.Equal("/compte", (await Someone.SignsIn(paul, Paul)).Address);
        Assert.Equal("Votre code de sécurité a été retiré", (await mailed.LastTo(Paul)).Subject);
        Assert.Contains("pas de code", (await Resets(admin, Paul, "Encore une fois.")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Postgres)]
    public async Task The_command_line_removes_a_code_ends_the_sign_ins_and_tells_the_owner_or_says_what_is_wrong(DatabaseKind database)
    {
        await using var home = await TestDatabase.Clone(database);
        await using var letters = StandInMailServer.Start();
        var settings = new Dictionary<string, string?>(home.Settings);
        foreach (var (key, value) in letters.Settings)
            settings[key] = value;
        await using (var mailed = await Mailed.StartOn(home, letters))
        {
            // The program that runs the verb has the system's clock.
            mailed.Site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
            var paul = mailed.Site.NewVisitor();
            await mailed.OpensAnAccount(paul, Paul, "Paul", "Martin");
            await Someone.TurnsTheCodeOn(mailed.Site, paul);

            var done = await BeffroiProcess.Run(settings, "accounts", "reset-second-factor", Paul.ToUpperInvariant(), "--why", "Téléphone perdu, reconnu au guichet.");
            Assert.True(done.Code == 0, done.Errors);
            Assert.Equal("Done.", done.Output.Trim());
            mailed.Site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());

            Assert.StartsWith("/connexion", (await Page.Open(paul, "/compte")).Address, StringComparison.Ordinal);
            Assert.Equal("/compte", (await Someone.SignsIn(paul, Paul)).Address);
            Assert.Equal("Votre code de sécurité a été retiré", (await mailed.LastTo(Paul)).Subject);
            Assert.Contains("Téléphone perdu, reconnu au guichet.", await mailed.Site.With<BeffroiDb, string?>(db => db.Set<AuditRow>().Where(r => r.Name == "second-factor-removed").Select(r => r.Why).SingleAsync()), StringComparison.Ordinal);
        }
        Assert.Equal("Nothing to change.", (await BeffroiProcess.Run(settings, "accounts", "reset-second-factor", Paul, "--why", "Encore.")).Output.Trim());
        var nobody = await BeffroiProcess.Run(settings, "accounts", "reset-second-factor", "personne@exemple.invalid", "--why", "Perdu.");
        Assert.NotEqual(0, nobody.Code);
        Assert.Contains("No account has the address personne@exemple.invalid", nobody.Errors, StringComparison.Ordinal);
        foreach (var why in (string[])["", "  ", new string('x', RemoveSecondFactor.LongestWhy + 1)])
            Assert.NotEqual(0, (await BeffroiProcess.Run(settings, "accounts", "reset-second-factor", Paul, "--why", why)).Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_that_failed_is_listed_without_its_address_and_tried_again_once(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var admin = mailed.Site.NewVisitor();
        await Administers(mailed, admin);
        Assert.Contains("Tous les courriels sont partis", (await Page.Open(admin, "/region/courriels")).Text, StringComparison.Ordinal);
        await mailed.Site.With<Mails>(m => m.Post("sort-that-nobody-writes", Someone.Address, "once"));
        await mailed.Letters();

        var page = await Page.Open(admin, "/region/courriels");
        Assert.Contains("sort-that-nobody-writes", page.Text, StringComparison.Ordinal);
        Assert.Contains("abandonné", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Someone.Address, page.Text, StringComparison.Ordinal);
        var job = Assert.Single(await mailed.Site.With<JobsDb, IReadOnlyList<Job>>(j => j.Failed(CancellationToken.None)));
        mailed.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await page.Press("Réessayer");
        await mailed.Letters();
        var again = Assert.Single(await mailed.Site.With<JobsDb, IReadOnlyList<Job>>(j => j.Failed(CancellationToken.None)));
        Assert.Equal((job.Id, job.EndedAt + TimeSpan.FromMinutes(1)), (again.Id, again.EndedAt));

        page.Document.QuerySelector("button[name=courriel]")!.SetAttribute("value", "x");
        Assert.Equal(HttpStatusCode.NotFound, (await page.Press("Réessayer")).Status);
    }

    private static async Task Administers(Mailed mailed, HttpClient visitor)
    {
        await mailed.OpensAnAccount(visitor);
        await Someone.TurnsTheCodeOn(mailed.Site, visitor);
        var id = await Id(mailed, Someone.Address);
        await mailed.Site.With<GiveRole>(g => g.Give(id, RegionRole.Administrator, CancellationToken.None));
    }

    private static Task<AccountId> Id(Mailed mailed, string address) =>
        mailed.Site.With<AccountsDb, AccountId>(async db => (await db.Find(MailAddress.Parse(address, null), CancellationToken.None))!.TypedId);

    private static async Task<Page> Gives(HttpClient admin, string address, string role)
    {
        var page = await Page.Open(admin, "/region/comptes");
        return await page.Fill("Adresse du compte", address).Fill("Rôle", role).Press("Donner ce rôle");
    }

    private static async Task<Page> Resets(HttpClient admin, string address, string why) =>
        await (await Page.Open(admin, "/region/comptes")).Fill("Adresse de son compte", address).Fill("Raison", why).Press("Retirer son code");
}
