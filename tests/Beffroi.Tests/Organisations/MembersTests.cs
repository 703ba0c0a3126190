using System.Net;
using Beffroi.Organisations;
using Beffroi.Organisations.Members;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Organisations;

/// <summary>Members are invited, let in, changed, and leave; an organisation always has an owner, whatever happens at once.</summary>
public sealed class MembersTests
{
    [Theory, OnBothDatabases]
    public async Task A_letter_invites_an_address_and_its_link_serves_once_with_an_account_of_that_address(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = "none" });
        var (owner, other, invited) = (mailed.Site.Client, mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(owner);
        var id = await Played.Creates(owner, "La ruche");
        await (await Page.Open(owner, $"/structures/{id}/membres/inviter")).Fill("Adresse électronique", "Paul@exemple.invalid").Choose("Lecteur").Press("Envoyer l’invitation");
        var letter = await mailed.LastTo("Paul@exemple.invalid");
        Assert.Contains("Jeanne Dubois vous invite à rejoindre « La ruche », comme lecteur", letter.TextBody!.Replace('\u00A0', ' '), StringComparison.Ordinal);
        var link = Mailed.Link(letter, "/structures/invitation/");

        Assert.StartsWith("/connexion?retour=", (await Page.Open(invited, link)).Address, StringComparison.Ordinal);
        await mailed.OpensAnAccount(other, "autre@exemple.invalid", "Ève", "Autre");
        var refused = await Page.Open(other, link);
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("envoyée à une autre adresse", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("La ruche", refused.Text, StringComparison.Ordinal);

        await mailed.OpensAnAccount(invited, "paul@exemple.invalid", "Paul", "Petit");
        var opened = await Page.Open(invited, link);
        Assert.Equal("La ruche", opened.Heading);
        Assert.Equal($"/structures/{id}", (await opened.Press("Rejoindre cette structure")).Address);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(invited, link)).Status);
        Assert.Contains("Paul Petit", (await Page.Open(owner, $"/structures/{id}/membres")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_withdrawn_invitation_and_one_of_fourteen_days_no_longer_open(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, nadia) = (await played.As(Played.Louise), await played.As(Played.Nadia));
        const string address = "nadia.benali@exemple.invalid";
        await Invite();
        var withdrawn = await played.InvitationLink(played.Ateliers, address);
        var page = await (await Page.Open(louise, $"{played.Root}/membres")).Go($"Retirer l’invitation de {address}");
        await page.Press("Retirer l’invitation");
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(nadia, withdrawn)).Status);

        await Invite();
        var replaced = await played.InvitationLink(played.Ateliers, address);
        await Invite();
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(nadia, replaced)).Status);
        var link = await played.InvitationLink(played.Ateliers, address);
        Assert.Equal(HttpStatusCode.OK, (await Page.Open(nadia, link)).Status);
        played.Site.Clock.Advance(Invitation.Lasts);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(await played.As(Played.Nadia), link)).Status);

        async Task Invite() =>
            await (await Page.Open(louise, $"{played.Root}/membres/inviter")).Fill("Adresse électronique", address).Choose("Lecteur").Press("Envoyer l’invitation");
    }

    [Theory, OnBothDatabases]
    public async Task Who_claims_a_SIREN_that_others_hold_asks_to_join_and_neither_learns_more_than_a_name(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, nadia) = (await played.As(Played.Louise), await played.As(Played.Nadia));

        var taken = await (await Page.Open(nadia, "/structures/creer")).Fill("Numéro SIREN", "000000042").Press("Continuer");
        Assert.Equal("Cette structure est déjà là", taken.Heading);
        var mine = await taken.Press("Demander à la rejoindre");
        foreach (var page in new[] { taken, mine, await taken.Press("Demander à la rejoindre") })
            foreach (var secret in new[] { "Ateliers", "Louise", "Marcel", played.Ateliers })
                Assert.DoesNotContain(secret, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var members = await Page.Open(louise, $"{played.Root}/membres");
        Assert.DoesNotContain("nadia.benali@", members.Text, StringComparison.Ordinal);
        var request = await members.Go("Nadia Benali");
        Assert.DoesNotContain("nadia.benali@", request.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await request.Choose("Lecteur").Press("Accepter");

        Assert.Equal("Les Ateliers du Beffroi (fictif)", (await Page.Open(nadia, played.Root)).Heading);
        Assert.Single(await played.Members(played.Ateliers), m => m.Role is MemberRole.Reader);
    }

    [Theory, OnBothDatabases]
    public async Task When_the_owners_do_not_answer_the_Region_decides_with_a_reason_that_both_sides_read(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire, marcel) = (await played.As(Played.Nadia), await played.As(Played.Claire), await played.As(Played.Marcel));
        await (await (await Page.Open(nadia, "/structures/creer")).Fill("Numéro SIREN", "000000042").Press("Continuer")).Press("Demander à la rejoindre");

        var request = await (await Page.Open(claire, "/region/structures")).Go("Les Ateliers du Beffroi");
        Assert.Contains("Écrivez pourquoi", (await request.Press("Accepter")).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        await request.Choose("Propriétaire").Fill("Pourquoi", "La directrice est partie.").Press("Accepter");

        Assert.Equal("Les Ateliers du Beffroi (fictif)", (await Page.Open(nadia, played.Root)).Heading);
        Assert.Contains("« La directrice est partie. »", (await Page.Open(marcel, $"{played.Root}/historique")).Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await request.Press("Refuser")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_last_owner_neither_leaves_nor_is_demoted_and_hands_over_first(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var louise = await played.As(Played.Louise);
        var refused = await (await Page.Open(louise, $"{played.Root}/membres/quitter")).Press("Quitter la structure");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("garde toujours un propriétaire", refused.Text, StringComparison.Ordinal);
        var mine = (await played.Members(played.Ateliers)).Single(m => m.Role is MemberRole.Owner);
        Assert.Equal(HttpStatusCode.Conflict, (await (await Page.Open(louise, $"{played.Root}/membres/{mine.Id}")).Choose("Lecteur").Press("Enregistrer le rôle")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await (await Page.Open(louise, $"{played.Root}/membres/{mine.Id}")).Press("Retirer de la structure")).Status);

        var left = await (await (await refused.Go("Passer la main")).Choose("Marcel Wattebled").Choose("Je quitte").Press("Passer la main")).Go("Ajouter une structure");

        Assert.Equal("Ajouter une structure", left.Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(louise, played.Root)).Status);
        Assert.Equal(MemberRole.Owner, Assert.Single(await played.Members(played.Ateliers)).Role);
        var history = await Page.Open(await played.As(Played.Marcel), $"{played.Root}/historique");
        Assert.Contains("Un ancien membre", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Louise", history.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_erased_account_leaves_its_organisations_but_not_as_the_last_owner(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = "none" });
        var (jeanne, paul) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(jeanne);
        await mailed.OpensAnAccount(paul, "paul@exemple.invalid", "Paul", "Martin");
        var id = await Played.Creates(jeanne, "La future");
        await (await Page.Open(jeanne, $"/structures/{id}/membres/inviter")).Fill("Adresse électronique", "paul@exemple.invalid").Choose("Éditeur").Press("Envoyer l’invitation");
        await (await Page.Open(paul, await mailed.LinkTo("paul@exemple.invalid", "/structures/invitation/"))).Press("Rejoindre cette structure");

        var last = await Page.Open(jeanne, "/compte/donnees");
        Assert.Contains("Vous êtes le dernier propriétaire de « La future »", last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(last.Document.QuerySelectorAll("button"), b => b.TextContent.Contains("Effacer mon compte", StringComparison.Ordinal));

        var erased = await (await Page.Open(paul, "/compte/donnees")).Choose("J’ai compris").Press("Effacer mon compte");
        Assert.Equal("Votre compte est effacé", erased.Heading);
        var members = await Page.Open(jeanne, $"/structures/{id}/membres");
        Assert.DoesNotContain("Paul", members.Text, StringComparison.Ordinal);
        Assert.Contains("A quitté la structure", (await Page.Open(jeanne, $"/structures/{id}/historique")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_owners_who_are_erased_at_once_one_stays(DatabaseKind database)
    {
        await using var mailed = await Mailed.Start(database, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = "none" });
        var (jeanne, paul) = (mailed.Site.NewVisitor(), mailed.Site.NewVisitor());
        await mailed.OpensAnAccount(jeanne);
        await mailed.OpensAnAccount(paul, "paul@exemple.invalid", "Paul", "Martin");
        var id = await Played.Creates(jeanne, "La future");
        await (await Page.Open(jeanne, $"/structures/{id}/membres/inviter")).Fill("Adresse électronique", "paul@exemple.invalid").Choose("Propriétaire").Press("Envoyer l’invitation");
        await (await Page.Open(paul, await mailed.LinkTo("paul@exemple.invalid", "/structures/invitation/"))).Press("Rejoindre cette structure");
        var pages = new[] { await Page.Open(jeanne, "/compte/donnees"), await Page.Open(paul, "/compte/donnees") };

        var answers = await Task.WhenAll(pages.Select(p => p.Choose("J’ai compris").Press("Effacer mon compte")));

        Assert.Single(answers, a => a.Heading == "Votre compte est effacé");
        Assert.Single(answers, a => a.Text.Contains("Vous êtes le dernier propriétaire", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_accepted_twenty_times_at_once_makes_one_member(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, nadia) = (await played.As(Played.Louise), await played.As(Played.Nadia));
        await (await Page.Open(louise, $"{played.Root}/membres/inviter")).Fill("Adresse électronique", "nadia.benali@exemple.invalid").Choose("Éditeur").Press("Envoyer l’invitation");
        var link = await played.InvitationLink(played.Ateliers, "nadia.benali@exemple.invalid");
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Page.Open(nadia, link)));

        var joined = await Task.WhenAll(pages.Select(p => p.Press("Rejoindre cette structure")));

        Assert.Single(joined, p => p.Address == played.Root);
        Assert.All(joined.Where(p => p.Address != played.Root), p => Assert.Equal(HttpStatusCode.NotFound, p.Status));
        Assert.Equal(3, (await played.Members(played.Ateliers)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Two_owners_who_demote_each_other_at_once_leave_one(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var (hers, his) = await BothOwners(played, louise);
        for (var turn = 0; turn < 5; turn++)
        {
            var forms = new[] { await Page.Open(louise, $"{played.Root}/membres/{his}"), await Page.Open(marcel, $"{played.Root}/membres/{hers}") };

            await Task.WhenAll(forms.Select(f => f.Choose("Éditeur").Press("Enregistrer le rôle")));

            var owners = (await played.Members(played.Ateliers)).Where(m => m.Role is MemberRole.Owner).ToList();
            var left = Assert.Single(owners);
            var (winner, other) = left.Id.ToString() == hers ? (louise, his) : (marcel, hers);
            await (await Page.Open(winner, $"{played.Root}/membres/{other}")).Choose("Propriétaire").Press("Enregistrer le rôle");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_hand_overs_at_once_one_is_done(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, nadia) = (await played.As(Played.Louise), await played.As(Played.Nadia));
        await played.Joins(louise, nadia, "nadia.benali@exemple.invalid", "Éditeur");
        var forms = new[] { await Page.Open(louise, $"{played.Root}/membres/passation"), await Page.Open(louise, $"{played.Root}/membres/passation") };
        forms[0].Choose("Marcel Wattebled").Choose("Je quitte");
        forms[1].Choose("Nadia Benali").Choose("Je quitte");

        await Task.WhenAll(forms.Select(f => f.Press("Passer la main")));

        var members = await played.Members(played.Ateliers);
        Assert.Equal(2, members.Count);
        Assert.Single(members, m => m.Role is MemberRole.Owner);
    }

    [Theory, OnBothDatabases]
    public async Task The_form_sent_twenty_times_at_once_makes_one_organisation_and_two_people_cannot_both_have_a_SIREN(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, etienne) = (await played.As(Played.Nadia), await played.As(Played.Etienne));
        var form = (await Page.Open(nadia, "/structures/creer?sans-siren=true")).Fill("Nom de la structure", "Une seule").Fill("Récépissé", "n° 12").Fill("Commune du siège", "Tourcoing");

        var shown = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => form.Press("Enregistrer la structure")));

        Assert.Single(shown.Select(p => p.Address).Distinct());
        Assert.All(shown, p => Assert.Equal("Une seule", p.Heading));
        var rivals = await Task.WhenAll(new[] { nadia, etienne }.Select(async who =>
            (await (await Page.Open(who, "/structures/creer")).Fill("Numéro SIREN", "000000018").Press("Continuer")).Fill("Nom de la structure", "Disputée").Fill("Commune du siège", "Tourcoing")));
        var ends = await Task.WhenAll(rivals.Select(r => r.Press("Enregistrer la structure")));
        Assert.Equal(["Cette structure est déjà là", "Disputée"], ends.Select(p => p.Heading).Order(StringComparer.Ordinal));
    }

    /// <summary>Makes Marcel an owner too.</summary>
    private static async Task<(string Louise, string Marcel)> BothOwners(Played played, HttpClient louise)
    {
        var members = await played.Members(played.Ateliers);
        var (hers, his) = (members.Single(m => m.Role is MemberRole.Owner).Id.ToString(), members.Single(m => m.Role is MemberRole.Editor).Id.ToString());
        await (await Page.Open(louise, $"{played.Root}/membres/{his}")).Choose("Propriétaire").Press("Enregistrer le rôle");
        return (hers, his);
    }
}
