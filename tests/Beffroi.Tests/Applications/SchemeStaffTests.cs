using System.Net;
using Beffroi.Applications.AssignSchemes;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Follow;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>The requests for a scheme that is entrusted to some officers are acted on by them alone, and read by all.</summary>
public sealed class SchemeStaffTests
{
    private const string Staff = "/region/instruction", Hugo = "Hugo Lefebvre";

    [Theory, OnBothDatabases]
    public async Task Only_those_to_whom_a_scheme_is_entrusted_act_on_its_requests_and_are_told_of_them(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Played.Start(database, server.Settings);
        await IsAnOfficer(played);
        var (louise, claire, ines) = (await played.As(Played.Louise), await played.As(Played.Claire), await played.As(Played.Ines));
        await Entrusts(ines, "BUSIN'ESS", Hugo);
        var hugo = await played.As(Hugo);
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file, "Lens 62");
        await Filed.IsDeposited(louise, file);
        var requests = await Filed.Requests(played, file);
        var (hers, his) = (requests.Single(r => r.SchemeId == "inv-ess"), requests.Single(r => r.SchemeId == "busin-ess"));
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        // INV'ESS is entrusted to nobody: the deposit concerns every officer.
        Assert.Equal(["claire.vasseur@exemple.invalid", "hugo.lefebvre@exemple.invalid"], ReadersOf(server, "Dossier déposé").Order(StringComparer.Ordinal));

        await Filed.Acts(claire, file, hers, "Prendre en charge");
        var read = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Confiée à Hugo Lefebvre", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(read.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{Filed.AtTheRegion(file)}/demandes/{his.Id}");
        Assert.Contains(read.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{Filed.AtTheRegion(file)}/demandes/{hers.Id}");
        var refused = await Page.Open(claire, $"{Filed.AtTheRegion(file)}/demandes/{his.Id}");
        Assert.Equal((HttpStatusCode.Forbidden, "Ce dispositif est instruit par d’autres"), (refused.Status, refused.Heading));
        Assert.Contains("Les demandes de BUSIN'ESS sont confiées à Hugo Lefebvre", refused.Text.Replace('’', '\''), StringComparison.Ordinal);

        // A form that was read before: the act is refused as the page is.
        var open = await Page.Open(hugo, $"{Filed.AtTheRegion(file)}/demandes/{his.Id}");
        await (await Page.Open(ines, Staff)).Press("Retirer BUSIN'ESS à Hugo Lefebvre (fictif)");
        await Entrusts(ines, "BUSIN'ESS", "Claire Vasseur");
        Assert.Equal(HttpStatusCode.Forbidden, (await open.Press("Prendre en charge")).Status);
        Assert.Equal(AidRequestState.Deposited, (await Filed.Requests(played, file)).Single(r => r.Id == his.Id).State);

        await Entrusts(ines, "BUSIN'ESS", Hugo);
        await Filed.Acts(hugo, file, his, "Prendre en charge");
        Assert.Equal(AidRequestState.UnderReview, (await Filed.Requests(played, file)).Single(r => r.Id == his.Id).State);
    }

    [Theory, OnBothDatabases]
    public async Task A_request_goes_to_those_who_act_on_it_beside_the_officer_who_has_the_file(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Played.Start(database, server.Settings);
        await IsAnOfficer(played);
        var (louise, ines) = (await played.As(Played.Louise), await played.As(Played.Ines));
        await Entrusts(ines, "BUSIN'ESS", Hugo);
        async Task<IReadOnlyList<string>> Told(string town, params string[] also)
        {
            var before = ReadersOf(server, "Dossier déposé").Count();
            var file = await Filed.IsOpened(louise, played.Root, ["BUSIN", .. also]);
            await Filed.IsWritten(louise, file, form => also.Length == 0 ? form.Fill("Demandé à BUSIN", "15 000,50") : form.Fill("Demandé à BUSIN", "12 000").Fill("Demandé à INV", "3000,50"), town);
            await Filed.IsDeposited(louise, file);
            await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
            return [.. ReadersOf(server, "Dossier déposé").Skip(before).Order(StringComparer.Ordinal)];
        }

        // Nobody follows Lens, Claire follows Amiens.
        Assert.Equal(["hugo.lefebvre@exemple.invalid"], await Told("Lens 62"));
        Assert.Equal(["hugo.lefebvre@exemple.invalid"], await Told("Amiens"));
        Assert.Contains("C’est vous qui le suivez. Ce qui vous est confié : BUSIN'ESS.", server.Kept.Last(m => m.Subject!.StartsWith("Dossier déposé", StringComparison.Ordinal)).TextBody!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Une conserverie de quartier", (await Page.Open(await played.As(Hugo), "/region/dossiers")).Text, StringComparison.Ordinal);
        Assert.Equal(["claire.vasseur@exemple.invalid", "hugo.lefebvre@exemple.invalid"], (await Told("Amiens", "INV")).Order(StringComparer.Ordinal));
        await Entrusts(ines, "BUSIN'ESS", "Claire Vasseur");
        Assert.Equal(["claire.vasseur@exemple.invalid"], await Told("Amiens"));
        Assert.Equal(["claire.vasseur@exemple.invalid", "hugo.lefebvre@exemple.invalid"], (await Told("Lens 62")).Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task One_who_is_no_longer_an_officer_or_whose_account_is_erased_counts_for_nobody(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var etienne = await IsAnOfficer(played, "etienne.duhamel");
        var (louise, claire, ines) = (await played.As(Played.Louise), await played.As(Played.Claire), await played.As(Played.Ines));
        await Entrusts(ines, "BUSIN'ESS", Played.Etienne);
        var file = await Filed.IsOpened(louise, played.Root, "BUSIN");
        await Filed.IsWritten(louise, file, form => form.Fill("Demandé à BUSIN", "15 000,50"));
        await Filed.IsDeposited(louise, file);
        var address = $"{Filed.AtTheRegion(file)}/demandes/{(await Filed.Requests(played, file))[0].Id}";
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(claire, address)).Status);

        await played.Site.With<TakeRole, bool>(t => t.Take(etienne, RegionRole.CaseOfficer, CancellationToken.None));
        Assert.Equal(HttpStatusCode.OK, (await Page.Open(claire, address)).Status);
        Assert.Contains("BUSIN’ESS Tous les chargés de mission", (await Page.Open(ines, Staff)).Text.Replace('\'', '’'), StringComparison.Ordinal);

        // An account of the demonstration cannot be erased: what its erasure does here, without the rest of it.
        await played.Site.With<IEnumerable<IErasureStep>>(steps => steps.OfType<FirstContactsErasure>().Single().End(etienne, CancellationToken.None));
        Assert.Empty(await played.Site.With<SchemeOfficersDb, IReadOnlyList<SchemeOfficer>>(s => s.All(CancellationToken.None)));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_is_said_at_its_place_and_what_is_told_twice_is_told_once(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (ines, claire) = (await played.As(Played.Ines), await played.As(Played.Claire));
        var page = await (await Page.Open(ines, Staff)).Press("Confier");
        Assert.Equal(["Choisissez un dispositif de la liste.", "Choisissez une personne qui a le rôle de chargé de mission."], page.Document.QuerySelectorAll(".b-error-summary a, [role=alert] a").Select(a => a.TextContent.Trim()));
        Assert.StartsWith("Erreur", page.Title, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(claire, Staff)).Status);
        Assert.DoesNotContain("ACC", page.Document.QuerySelector("table")!.TextContent, StringComparison.Ordinal);

        await Entrusts(ines, "BUSIN'ESS", "Claire Vasseur");
        await Entrusts(ines, "BUSIN'ESS", "Claire Vasseur");
        var account = await played.Account("claire.vasseur");
        var told = await played.Site.With<History, IReadOnlyList<HistoryLine>>(h => h.About(account.Value, 0, 100, CancellationToken.None));
        Assert.Single(told, l => l.What.Contains("sont confiées à cette personne", StringComparison.Ordinal));
    }

    private static async Task<AccountId> IsAnOfficer(Played played, string key = "hugo.lefebvre")
    {
        var account = await played.Account(key);
        await played.Site.With<GiveRole, bool>(g => g.Give(account, RegionRole.CaseOfficer, CancellationToken.None));
        return account;
    }

    private static async Task Entrusts(HttpClient administrator, string scheme, string officer) =>
        await (await Page.Open(administrator, Staff)).Fill("Dispositif", scheme).Fill("Instruit par", $"{officer} (fictif)").Press("Confier");

    /// <summary>Each mailbox to which a letter of that subject went, in the order of their arrival.</summary>
    private static IEnumerable<string> ReadersOf(StandInMailServer server, string subject) =>
        server.Kept.Where(m => m.Subject!.StartsWith(subject, StringComparison.Ordinal)).SelectMany(m => m.To.Mailboxes).Select(m => m.Address);
}
