using System.Net;
using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Organisations;
using Beffroi.Organisations.Members;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Applications;

/// <summary>An officer writes a draft for an organisation that asked for it; the organisation reads it, signs and deposits.</summary>
public sealed class AssistanceTests
{
    private const string Asked = "Louise Carpentier, par téléphone le 23 novembre.";

    [Theory, OnBothDatabases]
    public async Task Written_by_an_officer_it_is_read_signed_and_deposited_by_the_structure_alone(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await IsBegun(played, claire, "ateliers du BÉFFROI");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains(Asked, (await Letter(louise, "louise.carpentier", "La Région saisit un dossier")).Text, StringComparison.Ordinal);

        await Filed.IsWritten(claire, file);
        Assert.Contains(Filed.Project, (await Page.Open(claire, "/region/saisies")).Text, StringComparison.Ordinal);
        const string said = "Saisi par Claire Vasseur (fictif), de la Région, pour Les Ateliers du Beffroi (fictif)";
        foreach (var page in new[] { "", "/projet", "/emplois", "/financement", "/declarations", "/aides" })
        {
            Assert.Contains(said, (await Page.Open(claire, file + page)).Text, StringComparison.Ordinal);
            Assert.Contains(said, (await Page.Open(louise, file + page)).Text, StringComparison.Ordinal);
        }
        Assert.Contains(said, (await Page.Open(louise, $"{played.Root}/dossiers")).Text, StringComparison.Ordinal);
        Assert.Contains(said, (await Page.Open(louise, $"{file}/deposer")).Text, StringComparison.Ordinal);
        Assert.Contains((await Page.Open(louise, $"{played.Root}/historique")).Document.QuerySelectorAll("tbody tr"), r =>
            r.TextContent.Contains("le projet", StringComparison.Ordinal) && r.TextContent.Contains(said, StringComparison.Ordinal));
        await (await Page.Open(claire, $"/region/saisies/{Filed.IdOf(file)}/prevenir")).Press("Prévenir la structure");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains("Rien n’est envoyé avant.", (await Letter(louise, "louise.carpentier", "À relire")).Text, StringComparison.Ordinal);

        // Neither sign, nor deposit, nor give up, nor see the papers, the members or another draft.
        foreach (var forbidden in new[] { $"{file}/deposer", $"{file}/abandonner", $"{file}/pieces-jointes", $"{file}/messages", played.Root, $"{played.Root}/dossiers", $"{played.Root}/documents", $"{played.Root}/membres", Filed.AtTheRegion(file) })
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, forbidden)).Status);
        var another = await Filed.IsOpened(louise, played.Root);
        foreach (var page in new[] { "", "/projet", "/aides", "/fin-de-saisie" })
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, another + page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, $"/region/saisies/{Filed.IdOf(another)}/prevenir")).Status);

        // Whoever follows the territory and whoever wrote it are both told, in their own words.
        await played.Site.With<GiveRole, bool>(async g => await g.Give(await played.Account("hugo.lefebvre"), RegionRole.CaseOfficer, CancellationToken.None));
        await (await Page.Open(await played.As(Played.Ines), "/region/territoires"))
            .Fill("Territoire", (await Filed.Row(played, file)).Intermunicipality!).Fill("Suivi par", "Hugo Lefebvre (fictif)").Press("Enregistrer");
        await Filed.IsDeposited(louise, file);
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains("Vous l’avez saisi pour la structure : elle l’a signé. Une autre personne le suit.", (await Letter(louise, "claire.vasseur", "Dossier déposé")).Text, StringComparison.Ordinal);
        Assert.Contains("C’est vous qui le suivez.", (await Letter(louise, "hugo.lefebvre", "Dossier déposé")).Text, StringComparison.Ordinal);
        var row = await Filed.Row(played, file);
        Assert.Equal((CaseFileState.Deposited, $"{said}."), (row.State, DepositedFile.Read(row.Deposited!).WrittenFor));
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, file)).Status);
        Assert.Contains(said, (await Page.Open(claire, Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);
        Assert.Contains("Saisi par Claire Vasseur (fictif) pour Les Ateliers du Beffroi (fictif).", (await Page.Open(claire, Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_structure_ends_it_when_it_wants_and_another_officer_never_sees_it(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (marcel, claire) = (await played.As(Played.Marcel), await played.As(Played.Claire));
        var file = await IsBegun(played, claire, "000 000 042");
        var old = (await Page.Open(claire, $"{file}/projet")).Fill("Votre projet en quelques phrases", "Trop tard");
        var etienne = await played.Account("etienne.duhamel");
        await played.Site.With<GiveRole, bool>(g => g.Give(etienne, RegionRole.CaseOfficer, CancellationToken.None));
        var colleague = await played.As(Played.Etienne);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(colleague, file)).Status);
        Assert.DoesNotContain(Filed.Project, (await Page.Open(colleague, "/region/saisies")).Text, StringComparison.Ordinal);
        // Only one who has the role: it may have been taken back since.
        await played.Site.With<TakeRole, bool>(async t => await t.Take(await played.Account("claire.vasseur"), RegionRole.CaseOfficer, CancellationToken.None));
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(await played.As(Played.Claire), file)).Status);
        await played.Site.With<GiveRole, bool>(async g => await g.Give(await played.Account("claire.vasseur"), RegionRole.CaseOfficer, CancellationToken.None));

        await (await Page.Open(marcel, $"{file}/fin-de-saisie")).Press("Mettre fin à la saisie");

        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, file)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await old.Press("Enregistrer")).Status);
        Assert.Contains("cette saisie a pris fin", (await Page.Open(marcel, file)).Text, StringComparison.Ordinal);
        await Filed.WritesTheProject(marcel, file);
        var past = await played.Site.With<History, IReadOnlyList<HistoryLine>>(h => h.About(CaseFileId.Parse(Filed.IdOf(file), null).Value, 0, 100, CancellationToken.None));
        Assert.Contains(past, l => l.What == "La structure a mis fin à la saisie par la Région.");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains("Vous ne le voyez plus", (await Letter(claire, "claire.vasseur", "Fin de saisie")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_structure_that_is_not_here_is_added_and_its_representative_who_is_invited_owns_the_draft(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (nadia, claire) = (await played.As(Played.Nadia), await played.As(Played.Claire));
        var form = await (await (await Page.Open(claire, "/region/structures/chercher")).Fill("Son SIREN, son nom", "000000018").Press("Chercher")).Press("Ajouter cette structure");
        form.Fill("Nom de la structure", "Le Café des Œuvres").Fill("Commune du siège", "Tourcoing").Fill("Adresse électronique de la personne", "claire.vasseur@exemple.invalid");
        Assert.Contains("Écrivez le SIREN, le nom ou la référence", (await (await Page.Open(claire, "/region/structures/chercher")).Press("Chercher")).Text, StringComparison.Ordinal);
        Assert.Contains("pas la vôtre", (await form.Press("Ajouter et inviter")).Text, StringComparison.Ordinal);
        form.Fill("Adresse électronique de la personne", "nadia.benali@exemple.invalid");
        var begin = await form.Press("Ajouter et inviter");
        Assert.Equal(begin.Address, (await form.Press("Ajouter et inviter")).Address);
        Assert.Equal(3, (await begin.Press("Commencer la saisie")).Document.QuerySelectorAll("[role=alert] li").Length);
        Assert.Contains("Écrivez qui vous l’a demandé", (await begin.Fill("Nom du projet", Filed.Project).Choose("BUSIN").Press("Commencer la saisie")).Text, StringComparison.Ordinal);
        var file = (await begin.Fill("Qui vous l’a demandé", Asked).Fill("Nom du projet", Filed.Project).Choose("BUSIN").Choose("INV").Press("Commencer la saisie")).Address;
        var organisation = file.Split('/')[2];
        Assert.Empty(await played.Members(organisation));
        await Filed.IsWritten(claire, file);
        var told = await (await Page.Open(claire, $"/region/saisies/{Filed.IdOf(file)}/prevenir")).Press("Prévenir la structure");
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        await (await told.Go("Envoyer de nouveau l’invitation")).Fill("Adresse électronique", "nadia.benali@exemple.invalid").Press("Envoyer l’invitation");

        await (await Page.Open(nadia, await played.InvitationLink(organisation, "nadia.benali@exemple.invalid"))).Press("Rejoindre cette structure");
        Assert.Equal(MemberRole.Owner, Assert.Single(await played.Members(organisation)).Role);
        Assert.Contains(Filed.Project, (await Page.Open(nadia, $"/structures/{organisation}/dossiers")).Text, StringComparison.Ordinal);
        Assert.Contains("n’a pas encore vérifié", (await Page.Open(nadia, $"{file}/deposer")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, $"/region/structures/{organisation}/inviter")).Status);
        Assert.Contains("Le Café des Œuvres", (await (await Page.Open(claire, "/region/structures/chercher")).Fill("Son SIREN, son nom", "cafe des oeuvres").Press("Chercher")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_wrote_it_for_the_structure_cannot_sign_it_even_as_its_owner(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await IsBegun(played, claire, "Ateliers");
        await Filed.IsWritten(claire, file);
        await played.Joins(louise, claire, "claire.vasseur@exemple.invalid", "Propriétaire");

        var check = await Page.Open(claire, $"{file}/deposer");
        Assert.Contains("une autre personne doit le relire, le signer et le déposer", check.Text, StringComparison.Ordinal);
        var row = await Filed.Row(played, file);
        var refused = await played.Site.With<DepositCaseFile, Beffroi.Platform.Outcome<CaseFile>>(d => d.Deposit(row, row.Version, new(null, Agreed: true), row.AssistedBy!.Value, CancellationToken.None));
        Assert.Equal(CaseFileRefusals.AssistantSigns, refused.Refusal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_route_of_members_answers_the_officer_who_writes_as_its_rule_says(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (claire, ids) = (await played.As(Played.Claire), await IdsOf.The(played));
        var written = ids.With("dossier", Filed.IdOf(await IsBegun(played, claire, "000000042")));
        var routes = played.Site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => (Pattern: "/" + e.RoutePattern.RawText!.TrimStart('/'), Access: e.Metadata.GetMetadata<AccessAttribute>())).DistinctBy(r => r.Pattern).ToList();
        Assert.Equal(11, routes.Count(r => r.Access is CaseFileOnlyAttribute or AssistantOnlyAttribute));
        foreach (var (pattern, access) in routes.Where(r => r.Access is MembersOnlyAttribute or CaseFileOnlyAttribute or AssistantOnlyAttribute))
        {
            using var met = await claire.GetAsync(written.Fill(pattern));
            Assert.True(access is MembersOnlyAttribute == met.StatusCode is HttpStatusCode.NotFound, $"{pattern} answered {met.StatusCode}.");
            // With the draft of another, it is as absent as for anyone.
            using var other = await claire.GetAsync(ids.Fill(pattern));
            Assert.True(other.StatusCode is HttpStatusCode.NotFound, $"{pattern}, of another draft, answered {other.StatusCode}.");
        }
    }

    /// <returns>The path of the draft.</returns>
    internal static async Task<string> IsBegun(Played played, HttpClient officer, string sought)
    {
        var found = await (await Page.Open(officer, "/region/structures/chercher")).Fill("Son SIREN, son nom", sought).Press("Chercher");
        var form = (await found.Go("Les Ateliers du Beffroi (fictif)")).Fill("Qui vous l’a demandé", Asked).Fill("Nom du projet", Filed.Project).Choose("BUSIN").Choose("INV");
        var file = (await form.Press("Commencer la saisie")).Address;
        Assert.Equal(file, (await form.Press("Commencer la saisie")).Address);
        Assert.StartsWith($"{played.Root}/dossiers/", file, StringComparison.Ordinal);
        return file;
    }

    /// <summary>The last letter to that address whose subject begins so, in the letterbox of the demonstration.</summary>
    internal static async Task<Page> Letter(HttpClient reader, string address, string subject)
    {
        var box = await Page.Open(reader, "/demonstration/courriels");
        var row = box.Document.QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains(address, StringComparison.Ordinal) && r.TextContent.Contains(subject, StringComparison.Ordinal));
        return await Page.Open(reader, row.QuerySelector("a[href]")!.GetAttribute("href")!);
    }
}
