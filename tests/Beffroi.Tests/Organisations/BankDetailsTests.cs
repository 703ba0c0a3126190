using System.Globalization;
using System.Net;
using Beffroi.Organisations;
using Beffroi.Organisations.Bank;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Organisations;

/// <summary>
/// Where an organisation is paid changes only once the Region has called it back and a second person has agreed. The demonstration has an account in force, which ends with
/// 4268, and a proposal, which ends with 5917.
/// </summary>
public sealed class BankDetailsTests(ClamdProcess clamd) : IClassFixture<ClamdProcess>
{
    /// <summary>Of bank 00000, which is none.</summary>
    private const string Third = "FR7600000000000000000007566", InForce = "FR7600000000000000000004268", Proposed = "FR7600000000000000000005917";

    private const string Samuel = "Samuel Ringot", List = "/region/coordonnees-bancaires", Ateliers = "Les Ateliers du Beffroi";

    [Theory, OnBothDatabases]
    public async Task One_calls_back_another_confirms_and_every_owner_is_told_at_each_change(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Start(database, server.Settings);
        var (louise, claire, samuel) = (await played.As(Played.Louise), await played.As(Played.Claire), await played.As(Samuel));
        await Drain(played);
        var before = server.Kept.Count;
        Assert.Equal((Known("4268"), true), await KnownOf(played));

        var page = await (await Page.Open(samuel, List)).Go(Ateliers);
        Assert.DoesNotContain("Valider ce compte", page.Text, StringComparison.Ordinal);
        var called = await page.Choose("03 53 01 00 42").Choose("La personne confirme ce compte").Press("Enregistrer l’appel");
        Assert.Contains("C’est à un autre agent que vous de valider.", called.Text, StringComparison.Ordinal);
        Assert.Contains("sur la fiche depuis le 23 novembre 2026", Plain(called.Text), StringComparison.Ordinal);
        // Nothing has changed yet, and nobody was written to.
        await Drain(played);
        Assert.Equal(before, server.Kept.Count);
        Assert.Equal((Known("4268"), true), await KnownOf(played));

        await (await Page.Open(claire, called.Address)).Press("Valider ce compte");
        await Drain(played);
        Assert.Equal((Known("5917"), false), await KnownOf(played));
        var letters = server.Kept.Skip(before).Select(l => Plain(l.TextBody!)).ToList();
        Assert.Contains(letters, l => l.Contains("elle paiera désormais sur le compte finissant par 5917", StringComparison.Ordinal));
        Assert.Contains(letters, l => l.Contains("Le compte finissant par 4268 n’est plus celui de la structure", StringComparison.Ordinal));
        Assert.All(server.Kept.Skip(before), l => Assert.Equal("louise.carpentier@exemple.invalid", l.To.ToString()));
        var shown = (await Page.Open(louise, $"{played.Root}/coordonnees-bancaires")).Text;
        Assert.Contains("5917", shown, StringComparison.Ordinal);
        Assert.Contains("Remplacées", shown, StringComparison.Ordinal);
        Assert.Contains("Un second agent de la Région a validé les coordonnées bancaires", (await Page.Open(louise, $"{played.Root}/historique")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_called_does_not_confirm_nor_does_a_member_and_the_database_knows_it_too(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, samuel) = (await played.As(Played.Louise), await played.As(Samuel));
        var page = await (await Page.Open(samuel, List)).Go(Ateliers);
        await page.Choose("03 53 01 00 42").Choose("La personne confirme ce compte").Press("Enregistrer l’appel");
        var id = Which(page);

        var self = await Confirms(played, id, "samuel.ringot");
        Assert.Equal("bank-same-person", self);
        var marcel = await played.Account("marcel.wattebled");
        await played.Site.With<GiveRole, bool>(g => g.Give(marcel, RegionRole.FinanceOfficer, CancellationToken.None));
        Assert.Equal("bank-own-structure", await Confirms(played, id, "marcel.wattebled"));
        var details = (await played.Site.With<BankDb, BankDetails?>(b => b.Find(id, CancellationToken.None)))!;
        (details.State, details.ConfirmedBy) = (BankState.Verified, details.CalledBy);
        await Assert.ThrowsAnyAsync<Exception>(() => played.Site.With<BankDb, bool>(b => b.Write(() => b.Save(details, details.Version, CancellationToken.None), CancellationToken.None)));
        Assert.Equal((Known("4268"), true), await KnownOf(played));
        Assert.Contains("à valider par un second agent", (await Page.Open(louise, $"{played.Root}/coordonnees-bancaires")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_called_and_knows_nothing_of_it_stops_it_at_once(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Start(database, server.Settings);
        var samuel = await played.As(Samuel);
        var page = await (await Page.Open(samuel, List)).Go(Ateliers);

        var missing = await page.Press("Enregistrer l’appel");
        Assert.Contains("Dites quel numéro vous avez appelé", missing.Text, StringComparison.Ordinal);
        Assert.Contains("Dites ce que la personne a répondu.", missing.Text, StringComparison.Ordinal);
        var without = await missing.Choose("Un autre numéro").Fill("Cet autre numéro", "03 53 01 00 77").Choose("Personne n’a pu être joint").Press("Enregistrer l’appel");
        Assert.Contains("et d’où il était connu", without.Text, StringComparison.Ordinal);
        var notReached = await without.Fill("D’où il était connu", "annuaire public").Press("Enregistrer l’appel");
        Assert.Contains("pas joint", notReached.Text, StringComparison.Ordinal);
        var end = await notReached.Choose("Un autre numéro").Fill("Cet autre numéro", "03 53 01 00 77").Fill("D’où il était connu", "annuaire public")
            .Choose("La personne ne reconnaît pas ce compte").Press("Enregistrer l’appel");

        Assert.Equal(List, end.Address);
        Assert.Contains("Personne à rappeler.", end.Text, StringComparison.Ordinal);
        Assert.Equal((Known("4268"), false), await KnownOf(played));
        await Drain(played);
        Assert.Contains(server.Kept, l => Plain(l.TextBody!).Contains("La Région n’a pas accepté les coordonnées bancaires du compte finissant par 5917", StringComparison.Ordinal));
        Assert.Equal(2, (await played.Site.With<BankDb, IReadOnlyList<BankCall>>(b => b.Calls(Which(page), CancellationToken.None))).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_new_proposal_abandons_the_one_that_waits_and_an_officer_who_looked_at_that_one_is_told(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, marcel, samuel) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Samuel));
        var stale = await (await Page.Open(samuel, List)).Go(Ateliers);
        Assert.Equal(HttpStatusCode.Forbidden, (await marcel.GetAsync($"{played.Root}/coordonnees-bancaires/proposer")).StatusCode);

        var form = await Page.Open(louise, $"{played.Root}/coordonnees-bancaires/proposer");
        var wrong = await form.Fill("IBAN", "FR76 0000 0000 0000 0000 0007 567").Press("Proposer ce compte");
        Assert.Contains("ses chiffres de contrôle ne correspondent pas", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Ce compte est déjà celui de la structure.", (await wrong.Fill("IBAN", InForce).Press("Proposer ce compte")).Text, StringComparison.Ordinal);
        form.Fill("IBAN", Third);
        var ends = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => form.Press("Proposer ce compte")));
        Assert.All(ends, e => Assert.Contains("7566", e.Text, StringComparison.Ordinal));
        Assert.Contains("Abandonnées", ends[0].Text, StringComparison.Ordinal);
        Assert.Single(await All(played), d => BankLifecycle.WaitsForTheRegion(d.State));

        var late = await stale.Choose("03 53 01 00 42").Choose("La personne confirme ce compte").Press("Enregistrer l’appel");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("rien n’est enregistré", late.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Calls_and_decisions_at_the_same_time_have_one_effect(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (claire, samuel) = (await played.As(Played.Claire), await played.As(Samuel));
        var page = (await (await Page.Open(samuel, List)).Go(Ateliers)).Choose("03 53 01 00 42").Choose("La personne confirme ce compte");
        var calls = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => page.Press("Enregistrer l’appel")));
        Assert.All(calls, c => Assert.Equal(HttpStatusCode.OK, c.Status));
        Assert.Single(await played.Site.With<BankDb, IReadOnlyList<BankCall>>(b => b.Calls(Which(page), CancellationToken.None)));

        var decision = (await Page.Open(claire, page.Address)).Fill("Pourquoi vous refusez", "Le RIB n’est pas lisible.");
        var ends = await Task.WhenAll(decision.Press("Valider ce compte"), decision.Press("Refuser ce compte"), decision.Press("Valider ce compte"));

        Assert.Single(ends, e => e.Status == HttpStatusCode.OK);
        Assert.Equal(2, ends.Count(e => e.Status == HttpStatusCode.Conflict));
        Assert.Single(await All(played), d => d.State is BankState.Verified);
    }

    [Theory, OnBothDatabases]
    public async Task The_number_is_in_no_table_no_letter_no_history_no_log_and_reading_it_is_written_down(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Start(database, server.Settings);
        var (louise, samuel) = (await played.As(Played.Louise), await played.As(Samuel));
        await Drain(played);
        var page = await (await Page.Open(samuel, List)).Go(Ateliers);
        Assert.Contains("FR•• •••• 5917", Plain(page.Text), StringComparison.Ordinal);

        var read = await page.Press("Afficher en entier");
        Assert.Contains("FR76 0000 0000 0000 0000 0005 917", Plain(read.Text), StringComparison.Ordinal);
        Assert.Contains("La Région a lu l’IBAN en entier", (await Page.Open(louise, $"{played.Root}/historique")).Text, StringComparison.Ordinal);

        var rows = await played.Site.With<AuditDb, IReadOnlyList<AuditRow>>(a => a.Concerning(Guid.ParseExact(played.Ateliers, "n"), 0, 200, CancellationToken.None));
        Assert.Contains(rows, r => r.Facts.Contains("5917", StringComparison.Ordinal));
        var everywhere = rows.Select(r => r.Facts + r.Why).Concat((await All(played)).Select(d => d.SealedIban + d.Reason + d.Holder)).Concat(server.Kept.Select(l => l.TextBody + l.HtmlBody + l.Subject))
            .Concat(played.Site.Log).Append((await Page.Open(louise, $"{played.Root}/coordonnees-bancaires")).Document.Source.Text);
        Assert.All(everywhere, text => Assert.DoesNotContain(Proposed[8..], Plain(text).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_number_that_came_to_the_record_after_the_proposal_is_not_offered(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, samuel) = (await played.As(Played.Louise), await played.As(Samuel));
        played.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await (await Page.Open(louise, $"{played.Root}/personnes")).Go("Modifier Marcel Wattebled (fictif)")).Fill("Téléphone", "03 53 01 00 99").Press("Enregistrer");

        var page = await (await Page.Open(samuel, List)).Go(Ateliers);

        Assert.DoesNotContain("03 53 01 00 99", page.Text, StringComparison.Ordinal);
        Assert.Contains("Un autre numéro, connu avant cette demande", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_Region_opens_the_RIB_of_a_proposal_and_nothing_else_of_the_shelf(DatabaseKind database)
    {
        await using var played = await Start(database);
        var samuel = await played.As(Samuel);
        await Drain(played);
        var page = await (await Page.Open(samuel, List)).Go(Ateliers);

        using var rib = await samuel.GetAsync(page.Address + "/rib");
        Assert.Equal(HttpStatusCode.OK, rib.StatusCode);
        Assert.Contains("RIB du compte courant", await rib.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await samuel.GetAsync($"{played.Root}/documents")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await samuel.GetAsync(List + "/" + BankDetailsId.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await samuel.GetAsync(List + "/zzz/rib")).StatusCode);
    }

    private Task<Played> Start(DatabaseKind database, IReadOnlyDictionary<string, string?>? settings = null) => Played.Start(
        database,
        new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { [FilesOptions.ClamdKey] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{clamd.Port}") });

    private static Task Drain(Played played) => played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));

    private static BankDetailsId Which(Page page) => BankDetailsId.Parse(page.Address.Split('/')[3].Split('?')[0], null);

    private static (string?, string?) Known(string end) => (end, "Les Ateliers du Beffroi (fictif)");

    private static async Task<((string? End, string? Holder) Account, bool Waiting)> KnownOf(Played played)
    {
        var known = await played.Site.With<IShelf, BankDetailsKnown>(s => s.BankDetails(OrganisationId.Parse(played.Ateliers, null), CancellationToken.None));
        return ((known.End, known.Holder), known.ChangeIsWaiting);
    }

    private static Task<IReadOnlyList<BankDetails>> All(Played played) =>
        played.Site.With<BankDb, IReadOnlyList<BankDetails>>(b => b.Of(OrganisationId.Parse(played.Ateliers, null), CancellationToken.None));

    /// <summary>As that person, past the page that would not offer it.</summary>
    private static async Task<string?> Confirms(Played played, BankDetailsId id, string who)
    {
        var (by, version) = (await played.Account(who), (await played.Site.With<BankDb, BankDetails?>(b => b.Find(id, CancellationToken.None)))!.Version);
        return (await played.Site.With<ConfirmBankDetails, Beffroi.Platform.Outcome<BankState>>(c => c.Confirm(id, version, by, CancellationToken.None))).Refusal?.Code;
    }

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
