using System.Globalization;
using System.Net;
using Beffroi.Applications.FirstContacts;
using Beffroi.Applications.Receive;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.PersonalData;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Mail;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>How first contacts find their officer, how the inbox shows them, who is written to.</summary>
public sealed class InboxTests
{
    private const string Lens = "200062125", Claire = "claire@exemple.invalid", Hugo = "hugo@exemple.invalid";

    [Theory, OnBothDatabases]
    public async Task A_contact_goes_to_who_follows_its_EPCI_then_its_département_and_waits_where_nobody_does(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, ines, claire) = (await played.As(Played.Nadia), await played.As(Played.Ines), await played.As(Played.Claire));
        await played.Site.With<GiveRole, bool>(async g => await g.Give(await played.Account("hugo.lefebvre"), RegionRole.CaseOfficer, CancellationToken.None));
        var (hugo, hers) = (await played.Account("hugo.lefebvre"), await played.Account("claire.vasseur"));
        var waiting = Asked.IdIn(await Asked.ForOneself(nadia, "Personne ici", "Lens 62"));
        Assert.Null((await Asked.Row(played, waiting))!.OfficerId);
        Assert.Contains("Nadia Benali", (await Page.Open(claire, "/region/premiers-contacts?vue=non-attribues")).Text, StringComparison.Ordinal);

        await (await Page.Open(ines, "/region/territoires")).Fill("Territoire", "62").Fill("Suivi par", "Claire Vasseur (fictif)").Press("Enregistrer");
        Assert.Equal(hers, (await Asked.Row(played, waiting))!.OfficerId);
        await (await Page.Open(ines, "/region/territoires")).Fill("Territoire", (await Asked.Row(played, waiting))!.Intermunicipality!).Fill("Suivi par", "Hugo Lefebvre (fictif)").Press("Enregistrer");
        Assert.Equal(hugo, (await Asked.Row(played, waiting))!.OfficerId);
        Assert.Equal(hers, (await Asked.Row(played, Asked.IdIn(await Asked.ForOneself(nadia, "Ailleurs", "Arras"))))!.OfficerId);

        // What is in charge keeps its officer; who is no longer one gets nothing.
        await Asked.IsTaken(claire, waiting);
        await played.Site.With<TakeRole, bool>(t => t.Take(hugo, RegionRole.CaseOfficer, CancellationToken.None));
        Assert.Equal(hers, (await Asked.Row(played, Asked.IdIn(await Asked.ForOneself(nadia, "Encore", "Lens 62"))))!.OfficerId);
        var page = await (await Page.Open(ines, "/region/territoires")).Fill("Territoire", "62").Fill("Suivi par", "").Press("Enregistrer");
        Assert.Contains("une personne qui n’est plus chargée de mission", page.Text, StringComparison.Ordinal);
        Assert.Equal(hers, (await Asked.Row(played, waiting))!.OfficerId);
        Assert.Contains("Choisissez un territoire de la liste.", (await page.Press("Enregistrer")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(claire, "/region/territoires")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_has_passed_without_a_word_is_late(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire) = (await played.As(Played.Nadia), await played.As(Played.Claire));
        var id = Asked.IdIn(await Asked.ForOneself(nadia));
        await Asked.IsTaken(claire, id);
        await Asked.GetsDates(claire, id);
        Assert.Contains("Aucun premier contact", (await Page.Open(claire, "/region/premiers-contacts?vue=en-retard")).Text, StringComparison.Ordinal);

        played.Site.Clock.Advance(TimeSpan.FromDays(11));
        claire = await played.As(Played.Claire);
        Assert.Contains("Les dates proposées sont passées", (await Page.Open(claire, "/region/premiers-contacts?vue=en-retard")).Text, StringComparison.Ordinal);
        nadia = await played.As(Played.Nadia);
        var late = await (await Page.Open(nadia, $"/premiers-contacts/{id}/repondre")).Choose("2 décembre 2026").Press("Accepter cette date");
        Assert.Contains("Cette date est passée.", late.Text, StringComparison.Ordinal);
        Assert.Contains("Proposez au moins une date à venir", (await Asked.GetsDates(claire, id)).Text, StringComparison.Ordinal);
        await Asked.IsHeld(claire, id);
        Assert.DoesNotContain(id, (await Page.Open(claire, "/region/premiers-contacts?vue=en-retard")).Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_inbox_is_read_a_page_at_a_time_with_few_queries_however_long_it_is(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var claire = await played.As(Played.Claire);
        var few = await Queries.Of(() => Page.Open(claire, "/region/premiers-contacts?vue=tous"));
        var nadia = await played.Account("nadia.benali");
        await played.Site.With<FirstContactsDb>(async db =>
        {
            for (var i = 0; i < 60; i++)
                await db.Write(() => db.Add(Some(nadia, played.Site.Clock.GetUtcNow().AddMinutes(i), i), i % 2 == 0 ? ["busin-ess"] : ["inv-ess"], CancellationToken.None), CancellationToken.None);
        });

        var many = await Queries.Of(() => Page.Open(claire, "/region/premiers-contacts?vue=tous"));
        Assert.Equal(few.Count, many.Count);
        Assert.True(many.Count <= 6, $"{many.Count} queries: {string.Join("\n", many)}");
        var second = await Page.Open(claire, "/region/premiers-contacts?vue=nouveaux&dispositif=busin-ess&page=2");
        Assert.Equal("30 premiers contacts", second.Document.QuerySelector("main h2")!.TextContent);
        Assert.Equal(5, second.Document.QuerySelectorAll("main h3").Length);
        Assert.Equal("Aucun premier contact", (await Page.Open(claire, $"/region/premiers-contacts?vue=nouveaux&epci={Lens}1")).Document.QuerySelector("main h2")!.TextContent);
    }

    [Theory]
    [InlineData("14:30", "14:30")]
    [InlineData("14 h 30", "14:30")]
    [InlineData("9h", "09:00")]
    [InlineData("9", "09:00")]
    [InlineData("24:00", null)]
    [InlineData("14:75", null)]
    [InlineData("-1", null)]
    [InlineData("14:30:00", null)]
    [InlineData("midi", null)]
    [InlineData(null, null)]
    public void An_hour_is_read_as_people_write_it(string? typed, string? hour) =>
        Assert.Equal(hour, MeetingTimes.Hour(typed)?.ToString("HH:mm", CultureInfo.InvariantCulture));

    [Theory, OnBothDatabases]
    public async Task Each_act_writes_to_whom_it_concerns_and_an_account_takes_its_own_words_with_it(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database);
        var (jeanne, claire) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(jeanne);
        foreach (var address in new[] { Claire, Hugo })
        {
            await mailed.OpensAnAccount(address == Claire ? claire : mailed.Site.NewVisitor(), address, address == Claire ? "Claire" : "Hugo", "Vasseur");
            await mailed.Site.With<GiveRole, bool>(async g => await g.Give(await Account(mailed, address), RegionRole.CaseOfficer, CancellationToken.None));
        }
        await Someone.TurnsTheCodeOn(mailed.Site, claire);

        // Nobody follows the place: all officers are told.
        var id = Asked.IdIn(await Asked.ForOneself(jeanne, "Une conserverie"));
        Assert.Equal("Votre demande de premier contact", (await mailed.LastTo(Someone.Address)).Subject);
        Assert.StartsWith("Premier contact à attribuer", (await mailed.LastTo(Claire)).Subject, StringComparison.Ordinal);
        Assert.StartsWith("Premier contact à attribuer", (await mailed.LastTo(Hugo)).Subject, StringComparison.Ordinal);
        var hugo = (await mailed.Letters()).Count(l => l.To.ToString() == Hugo);

        await Asked.IsTaken(claire, id);
        Assert.Equal("Votre premier contact est pris en charge", (await mailed.LastTo(Someone.Address)).Subject);
        await Asked.GetsDates(claire, id);
        var letter = await mailed.LastTo(Someone.Address);
        Assert.Contains("1er décembre 2026, 14 h 30", letter.TextBody!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("<li>", letter.HtmlBody, StringComparison.Ordinal);
        await (await Page.Open(jeanne, Mailed.Link(letter, "/premiers-contacts/"))).Choose("2 décembre 2026").Press("Accepter cette date");
        Assert.StartsWith("Rendez-vous accepté", (await mailed.LastTo(Claire)).Subject, StringComparison.Ordinal);
        await Asked.IsHeld(claire, id);
        var advice = await mailed.LastTo(Someone.Address);
        Assert.Equal("Les conseils de la Région après votre rendez-vous", advice.Subject);
        Assert.DoesNotContain("Très motivée", advice.TextBody, StringComparison.Ordinal);
        Assert.Equal(hugo, (await mailed.Letters()).Count(l => l.To.ToString() == Hugo));

        await mailed.Site.With<EraseAccount>(async e => Assert.True((await e.Erase(await Account(mailed, Someone.Address), CancellationToken.None)).Succeeded));
        var row = (await mailed.Site.With<FirstContactsDb, FirstContact?>(db => db.Find(FirstContactId.Parse(id, null), CancellationToken.None)))!;
        Assert.Equal((FirstContactState.Cancelled, "", null, null), (row.State, row.Wishes, row.Notes, row.Advice));
        Assert.StartsWith("Premier contact annulé\u00A0: un compte effacé", (await mailed.LastTo(Claire)).Subject, StringComparison.Ordinal);
        Assert.Contains("Compte effacé", (await Asked.AtTheRegion(claire, id)).Text, StringComparison.Ordinal);
    }

    private static FirstContact Some(AccountId account, DateTimeOffset at, int n) => new()
    {
        Id = FirstContactId.Of(Guid.CreateVersion7(at)),
        Reference = $"PC-TEST-{n:0000}",
        AccountId = account,
        State = FirstContactState.Asked,
        Since = at,
        AskedAt = at,
        Wishes = $"Sujet {n}",
        FormKey = Guid.CreateVersion7(at),
    };

    private static async Task<AccountId> Account(Mailed mailed, string address) =>
        (await mailed.Site.With<People, Person?>(p => p.Find(MailAddress.Parse(address, null), CancellationToken.None)))!.Account;
}
