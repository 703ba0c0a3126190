using System.Net;
using System.Text.Json;
using Beffroi.Applications.FirstContacts;
using Beffroi.Platform.Accounts.PersonalData;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>A first contact from the results of the orientation to the advice, through the pages of both sides.</summary>
public sealed class FirstContactsTests
{
    [Theory, OnBothDatabases]
    public async Task From_results_to_advice(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire) = (played.Site.NewVisitor(), await played.As(Played.Claire));
        await (await Page.Open(nadia, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        var results = await Page.Open(nadia, "/orientation/resultats");

        // Signs in on the way, and finds their answers again.
        var form = await (await results.Go("En parler avec un chargé de mission")).Press(Played.Nadia);
        Assert.Equal("En parler avec un chargé de mission", form.Heading);
        Assert.Contains("Vos réponses à l’orientation", form.Text, StringComparison.Ordinal);
        Assert.Contains(form.Document.QuerySelectorAll("input[name=dispositifs]"), i => i.HasAttribute("checked"));
        var asked = await form.Choose("Pour mon projet").Fill("De quoi voulez-vous parler", "Un café associatif").Choose("J’accepte que la Région lise").Press("Demander un premier contact");
        Assert.Equal("Premier contact, demandé", asked.Heading);
        var id = Asked.IdIn(asked);

        var inbox = await Page.Open(claire, "/region/premiers-contacts?vue=nouveaux");
        Assert.Contains("Nadia Benali", inbox.Text, StringComparison.Ordinal);
        var at = await Asked.AtTheRegion(claire, id);
        Assert.Contains("Résultats rejoués avec le catalogue d’aujourd’hui", at.Text, StringComparison.Ordinal);
        Assert.Contains("À priori éligible", at.Text, StringComparison.Ordinal);
        await Asked.IsTaken(claire, id);
        Assert.Contains("Claire Vasseur (fictif) suit votre demande.", (await Page.Open(nadia, $"/premiers-contacts/{id}")).Text, StringComparison.Ordinal);
        await Asked.GetsDates(claire, id);

        var choice = await (await Page.Open(nadia, $"/premiers-contacts/{id}")).Go("Choisir une date");
        var agreed = await choice.Choose("2 décembre 2026").Press("Accepter cette date");
        Assert.Contains("mercredi 2 décembre 2026, 9 h 00", agreed.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("Au téléphone", agreed.Text, StringComparison.Ordinal);

        await Asked.IsHeld(claire, id);
        var held = await Page.Open(nadia, $"/premiers-contacts/{id}");
        Assert.Contains("Écrivez d’abord vos statuts.", held.Text, StringComparison.Ordinal);
        Assert.Contains(held.Document.QuerySelectorAll("main li"), l => l.TextContent == "Un budget");
        Assert.DoesNotContain("Très motivée.", held.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Rendez-vous tenu", held.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Answers_are_shared_only_by_who_says_so_and_taken_back_at_any_time(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire) = (await played.As(Played.Nadia), await played.As(Played.Claire));
        await (await Page.Open(nadia, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        var kept = Asked.IdIn(await (await Page.Open(nadia, "/premiers-contacts/demander")).Choose("Pour mon projet").Fill("De quoi voulez-vous parler", "Sans partage").Press("Demander un premier contact"));
        Assert.Null((await Asked.Row(played, kept))!.Facts);

        var shared = Asked.IdIn(await (await Page.Open(nadia, "/premiers-contacts/demander")).Choose("Pour mon projet").Fill("De quoi voulez-vous parler", "Avec partage").Choose("J’accepte que la Région lise")
            .Press("Demander un premier contact"));
        Assert.StartsWith("sha256:", (await Asked.Row(played, shared))!.CatalogueHash, StringComparison.Ordinal);
        await (await (await Page.Open(nadia, $"/premiers-contacts/{shared}")).Go("Ne plus les partager")).Press("Ne plus les partager");

        Assert.Null((await Asked.Row(played, shared))!.Facts);
        Assert.DoesNotContain("Les réponses partagées", (await Asked.AtTheRegion(claire, shared)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_form_sent_twice_does_one_thing_and_an_old_page_does_nothing(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire) = (await played.As(Played.Nadia), await played.As(Played.Claire));
        var form = (await Page.Open(nadia, "/premiers-contacts/demander")).Choose("Pour mon projet").Fill("De quoi voulez-vous parler", "Une ressourcerie").Fill("Commune du projet", "Lens 62");
        var both = await Task.WhenAll(form.Press("Demander un premier contact"), form.Press("Demander un premier contact"));
        Assert.Equal(both[0].Address, both[1].Address);
        var id = Asked.IdIn(both[0]);

        var old = await Asked.AtTheRegion(claire, id);
        var twice = await Task.WhenAll(old.Press("Prendre en charge"), old.Press("Prendre en charge"));
        Assert.All(twice, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Equal(1, (await Asked.Row(played, id))!.Version);

        var stale = (await Page.Open(nadia, $"/premiers-contacts/{id}/annuler")).Fill("Un mot", "Plus besoin");
        await Asked.GetsDates(claire, id);
        var refused = await stale.Press("Annuler ce premier contact");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("a changé pendant que cette page était ouverte", refused.Text, StringComparison.Ordinal);
        Assert.Equal(FirstContactState.DatesProposed, (await Asked.Row(played, id))!.State);
        await refused.Press("Annuler ce premier contact");
        Assert.Equal(FirstContactState.Cancelled, (await Asked.Row(played, id))!.State);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_else_sees_it_and_a_reader_of_the_organisation_only_reads(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, etienne, louise, claire) = (await played.As(Played.Nadia), await played.As(Played.Etienne), await played.As(Played.Louise), await played.As(Played.Claire));
        var own = Asked.IdIn(await Asked.ForOneself(nadia));
        var ours = Asked.IdIn(await (await Page.Open(louise, "/premiers-contacts/demander")).Choose("Les Ateliers du Beffroi").Fill("De quoi voulez-vous parler", "Un atelier")
            .Fill("Commune du projet", "Amiens").Press("Demander un premier contact"));

        foreach (var page in new[] { "", "/repondre", "/annuler", "/reponses" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(etienne, $"/premiers-contacts/{own}{page}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(louise, $"/premiers-contacts/{own}{page}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(nadia, $"/premiers-contacts/{ours}{page}")).Status);
            // The Region has its own pages.
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, $"/premiers-contacts/{own}{page}")).Status);
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(nadia, $"/region/premiers-contacts/{own}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Asked.AtTheRegion(claire, "0192aaaabbbb7cccaddddeeeeeeeeeee")).Status);

        await played.Joins(louise, etienne, "etienne.duhamel@exemple.invalid", "Lecteur");
        Assert.Contains("Un atelier", (await Page.Open(etienne, $"/premiers-contacts/{ours}")).Text, StringComparison.Ordinal);
        Assert.Contains("Les Ateliers", (await Page.Open(etienne, "/premiers-contacts")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(etienne, $"/premiers-contacts/{ours}/annuler")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_person_answers_leads_back_or_on(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire) = (await played.As(Played.Nadia), await played.As(Played.Claire));
        var id = Asked.IdIn(await Asked.ForOneself(nadia));
        await Asked.IsTaken(claire, id);
        await Asked.GetsDates(claire, id);
        var reply = await Page.Open(nadia, $"/premiers-contacts/{id}/repondre");
        Assert.Contains("Choisissez une des dates proposées.", (await reply.Press("Accepter cette date")).Text, StringComparison.Ordinal);
        Assert.Contains("Écrivez pourquoi", (await reply.Press("Demander d’autres dates")).Text, StringComparison.Ordinal);
        await (await Page.Open(nadia, $"/premiers-contacts/{id}/repondre")).Fill("Vos disponibilités", "Le jeudi seulement").Press("Demander d’autres dates");
        Assert.Contains("Le jeudi seulement", (await Asked.AtTheRegion(claire, id)).Text, StringComparison.Ordinal);
        Assert.Equal(FirstContactState.InCharge, (await Asked.Row(played, id))!.State);

        await Asked.IsHeld(claire, id);
        var page = await Asked.AtTheRegion(claire, id);
        Assert.Contains("Choisissez un opérateur.", (await page.Press("Proposer cet opérateur")).Text, StringComparison.Ordinal);
        var op = page.Document.QuerySelectorAll("select[name=operateur] option").Select(o => o.GetAttribute("value")!).First(v => v.Length > 0);
        await page.Fill("Opérateur", op).Press("Proposer cet opérateur");
        await (await Page.Open(nadia, $"/premiers-contacts/{id}/repondre")).Press("Je refuse");
        Assert.Equal(FirstContactState.Held, (await Asked.Row(played, id))!.State);
        await (await Asked.AtTheRegion(claire, id)).Fill("Opérateur", op).Press("Proposer cet opérateur");
        await (await Page.Open(nadia, $"/premiers-contacts/{id}/repondre")).Press("J’accepte d’être mis en relation");
        Assert.Equal(FirstContactState.Referred, (await Asked.Row(played, id))!.State);
        Assert.Contains("L’opérateur", (await Page.Open(nadia, $"/premiers-contacts/{id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Clore", (await Asked.AtTheRegion(claire, id)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task It_ends_with_other_schemes_or_without_with_a_reason_that_the_person_reads(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire) = (await played.As(Played.Nadia), await played.As(Played.Claire));
        var first = Asked.IdIn(await Asked.ForOneself(nadia));
        await Asked.IsTaken(claire, first);
        await Asked.IsHeld(claire, first);
        var page = await Asked.AtTheRegion(claire, first);
        Assert.Contains("Choisissez au moins un dispositif.", (await page.Press("Orienter vers ces dispositifs")).Text, StringComparison.Ordinal);
        page.Document.QuerySelector("input[name=vers][value=acc-ess]")!.SetAttribute("checked", "checked");
        Assert.Contains("Écrivez pourquoi", (await page.Press("Orienter vers ces dispositifs")).Text, StringComparison.Ordinal);
        await page.Fill("Pourquoi ceux-là", "Vous n’avez pas encore de structure.").Press("Orienter vers ces dispositifs");
        var told = await Page.Open(nadia, $"/premiers-contacts/{first}");
        Assert.Contains("Vous n’avez pas encore de structure.", told.Text, StringComparison.Ordinal);
        Assert.NotNull(told.Document.QuerySelector("main a[href='/dispositifs/acc-ess']"));

        var second = Asked.IdIn(await Asked.ForOneself(nadia));
        await Asked.IsTaken(claire, second);
        await (await Asked.AtTheRegion(claire, second)).Fill("Motif", "Injoignable.").Press("Clore ce premier contact");
        Assert.Contains("Injoignable.", (await Page.Open(nadia, $"/premiers-contacts/{second}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_person_finds_their_contacts_in_the_copy_of_their_data(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var nadia = await played.As(Played.Nadia);
        await Asked.ForOneself(nadia, "Un jardin partagé");

        var account = await played.Account("nadia.benali");
        var copy = await played.Site.With<CopyPersonalData, byte[]>(c => c.Copy(account, CancellationToken.None));

        Assert.Contains("Un jardin partagé", JsonDocument.Parse(copy).RootElement.GetProperty("premiersContacts").EnumerateArray().Select(c => c.GetProperty("sujet").GetString()));
    }
}
