using System.Net;
using AngleSharp.Html.Dom;
using Beffroi.Applications.FirstContacts;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>From the advice of a first contact to the case file, whoever opens it and wherever.</summary>
public sealed class FileFromContactTests
{
    [Theory, OnBothDatabases]
    public async Task Another_member_finds_the_answers_the_words_and_the_schemes_of_the_contact(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var id = await IsAskedWithAnswers(louise);
        await Asked.IsTaken(claire, id);
        await Asked.IsHeld(claire, id);

        var form = await (await Page.Open(marcel, $"/premiers-contacts/{id}")).Go("Préparer un dossier");
        Assert.Contains("Les réponses du premier contact du 23 novembre 2026 seront reprises", Plain(form), StringComparison.Ordinal);
        Assert.Equal("Un café associatif", ((IHtmlInputElement)form.Field("Nom du projet")).Value);
        Assert.Equal(["inv-ess"], Ticked(form));
        // What is wrong with the form loses nothing of it.
        var wrong = await form.Fill("Nom du projet", " ").Press("Commencer le dossier");
        Assert.Equal(["inv-ess"], Ticked(wrong));
        var file = await wrong.Fill("Nom du projet", "Un café").Press("Commencer le dossier");

        var contact = (await Asked.Row(played, id))!;
        var row = await Filed.Row(played, file.Address);
        Assert.Equal((contact.Id, contact.Facts, FirstContactState.FileOpened), (row.FirstContactId, row.Facts, contact.State));
        Assert.NotNull(row.Facts);
    }

    [Theory, OnBothDatabases]
    public async Task The_schemes_that_the_officer_advised_are_chosen_and_those_that_are_not_deposited_lead_to_no_file(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var (here, elsewhere) = (await IsAskedWithAnswers(louise), await IsAskedWithAnswers(louise));
        foreach (var (id, scheme) in new[] { (here, "inso"), (elsewhere, "acc-ess") })
        {
            await Asked.IsTaken(claire, id);
            await Asked.IsHeld(claire, id);
            var page = await Asked.AtTheRegion(claire, id);
            page.Document.QuerySelector($"input[name=vers][value={scheme}]")!.SetAttribute("checked", "checked");
            await page.Fill("Pourquoi ceux-là", "Votre idée est neuve.").Press("Orienter vers ces dispositifs");
        }

        Assert.DoesNotContain("Préparer un dossier", (await Page.Open(marcel, $"/premiers-contacts/{elsewhere}")).Text, StringComparison.Ordinal);
        var form = await (await Page.Open(marcel, $"/premiers-contacts/{here}")).Go("Préparer un dossier");
        Assert.Equal(["inso"], Ticked(form));
        var file = await form.Press("Commencer le dossier");
        Assert.Equal(["inso"], (await Filed.Requests(played, file.Address)).Select(r => r.SchemeId));
        var told = await Page.Open(louise, $"/premiers-contacts/{here}");
        Assert.Equal("Premier contact, dossier ouvert", told.Heading);
        Assert.Contains("Votre idée est neuve.", told.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_answered_otherwise_on_their_device_chooses_which_answers_go(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var (kept, changed) = (await IsAskedWithAnswers(louise), await IsAskedWithAnswers(louise));
        foreach (var id in new[] { kept, changed })
        {
            await Asked.IsTaken(claire, id);
            await Asked.IsHeld(claire, id);
        }
        await (await Page.Open(marcel, "/orientation/exemples/2")).Press("Partir de cet exemple et le corriger");

        // Louise’s own are those of the contact: nothing is asked.
        Assert.Empty((await Page.Open(louise, $"{played.Root}/dossiers/nouveau?contact={kept}")).Document.QuerySelectorAll("input[name=reponses]"));
        var shared = await (await Page.Open(marcel, $"{played.Root}/dossiers/nouveau?contact={kept}")).Press("Commencer le dossier");
        Assert.Equal((await Asked.Row(played, kept))!.Facts, (await Filed.Row(played, shared.Address)).Facts);
        var mine = await (await Page.Open(marcel, $"{played.Root}/dossiers/nouveau?contact={changed}")).Choose("sur cet appareil").Press("Commencer le dossier");
        Assert.NotNull((await Filed.Row(played, mine.Address)).Facts);
        Assert.NotEqual((await Asked.Row(played, changed))!.Facts, (await Filed.Row(played, mine.Address)).Facts);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_older_than_the_contact_opens_nothing_and_a_contact_leads_to_one_file(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var id = await IsAskedWithAnswers(louise);
        await Asked.IsTaken(claire, id);
        await Asked.IsHeld(claire, id);
        var old = await Page.Open(marcel, $"{played.Root}/dossiers/nouveau?contact={id}");
        await (await Page.Open(louise, $"/premiers-contacts/{id}/reponses")).Press("Ne plus les partager");

        var refused = await old.Press("Commencer le dossier");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.DoesNotContain("seront reprises dans le dossier", refused.Text, StringComparison.Ordinal);
        var twice = await Task.WhenAll(refused.Press("Commencer le dossier"), refused.Press("Commencer le dossier"));
        Assert.Equal(twice[0].Address, twice[1].Address);
        Assert.Null((await Filed.Row(played, twice[0].Address)).Facts);
        // It has led to its file: its page says so.
        Assert.Equal($"/premiers-contacts/{id}", (await Page.Open(louise, $"{played.Root}/dossiers/nouveau?contact={id}")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_founder_asked_for_before_their_structure_becomes_its_case_file(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, etienne, claire) = (await played.As(Played.Nadia), await played.As(Played.Etienne), await played.As(Played.Claire));
        await (await Page.Open(nadia, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        var id = Asked.IdIn(await (await Page.Open(nadia, "/premiers-contacts/demander?dispositif=inv-ess")).Choose("Pour mon projet").Fill("De quoi voulez-vous parler", "Un café associatif")
            .Choose("J’accepte que la Région lise").Press("Demander un premier contact"));
        await Asked.IsTaken(claire, id);
        await Asked.IsHeld(claire, id);
        Assert.Equal("/structures/creer", (await Page.Open(nadia, $"/premiers-contacts/{id}")).Link("ajoutez-la").GetAttribute("href"));

        var structure = await Played.Creates(nadia, "Le Café du Coin");
        var form = await (await Page.Open(nadia, $"/premiers-contacts/{id}")).Go("Préparer un dossier");
        Assert.Contains("deviendra celui de Le Café du Coin", Plain(form), StringComparison.Ordinal);
        Assert.Contains("Ses membres le liront", Plain(form), StringComparison.Ordinal);
        Assert.Equal(["inv-ess"], Ticked(form));
        // Nothing has moved yet.
        Assert.Null((await Asked.Row(played, id))!.OrganisationId);
        var twice = await Task.WhenAll(form.Press("Commencer le dossier"), form.Press("Commencer le dossier"));
        Assert.Equal(twice[0].Address, twice[1].Address);

        var contact = (await Asked.Row(played, id))!;
        var row = await Filed.Row(played, twice[0].Address);
        Assert.Equal((structure, FirstContactState.FileOpened), (contact.OrganisationId.ToString(), contact.State));
        Assert.Equal((contact.Id, contact.Facts), (row.FirstContactId!.Value, row.Facts));
        Assert.Contains("Le premier contact est devenu celui de la structure", (await Page.Open(nadia, $"/structures/{structure}/historique")).Text, StringComparison.Ordinal);
        Assert.Contains("Le Café du Coin", (await Asked.AtTheRegion(claire, id)).Text, StringComparison.Ordinal);
        await (await Page.Open(nadia, $"/structures/{structure}/membres/inviter")).Fill("Adresse électronique", "etienne.duhamel@exemple.invalid").Choose("Lecteur").Press("Envoyer l’invitation");
        await (await Page.Open(etienne, await played.InvitationLink(structure, "etienne.duhamel@exemple.invalid"))).Press("Rejoindre cette structure");
        Assert.Contains("Écrivez d’abord vos statuts.", (await Page.Open(etienne, $"/premiers-contacts/{id}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_several_structures_chooses_which_takes_the_contact_and_it_is_nothing_to_anyone_else(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, louise, marcel, claire) = (await played.As(Played.Nadia), await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var (id, other) = (Asked.IdIn(await Asked.ForOneself(louise)), Asked.IdIn(await Asked.ForOneself(nadia)));
        foreach (var each in new[] { id, other })
        {
            await Asked.IsTaken(claire, each);
            await Asked.IsHeld(claire, each);
        }
        var second = await Played.Creates(louise, "Le Second Atelier");

        // A colleague, and a stranger, with the id of a contact that is not theirs.
        foreach (var (who, foreign) in new[] { (marcel, id), (louise, other) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(who, $"{played.Root}/dossiers/nouveau?contact={foreign}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(who, $"/dossiers/preparer?contact={foreign}")).Status);
            var forged = (await Page.Open(who, $"{played.Root}/dossiers/nouveau")).Fill("Nom du projet", "Forcé").Choose("INSO");
            ((IHtmlInputElement)forged.Document.QuerySelector("input[name=contact]")!).Value = foreign;
            Assert.Equal(HttpStatusCode.NotFound, (await forged.Press("Commencer le dossier")).Status);
        }
        Assert.Equal((null, FirstContactState.Held), ((await Asked.Row(played, other))!.OrganisationId, (await Asked.Row(played, other))!.State));

        var choice = await (await Page.Open(louise, $"/premiers-contacts/{id}")).Go("Préparer un dossier");
        Assert.Contains("Pour quelle structure", choice.Text, StringComparison.Ordinal);
        await (await choice.Go("Le Second Atelier")).Choose("INSO").Press("Commencer le dossier");
        Assert.Equal(second, (await Asked.Row(played, id))!.OrganisationId.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(marcel, $"/premiers-contacts/{id}")).Status);
    }

    /// <summary>Asked for the organisation of Louise about INV’ESS, with the answers of an example.</summary>
    private static async Task<string> IsAskedWithAnswers(HttpClient louise)
    {
        await (await Page.Open(louise, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        var form = (await Page.Open(louise, "/premiers-contacts/demander?dispositif=inv-ess")).Choose("Les Ateliers du Beffroi").Fill("De quoi voulez-vous parler", "Un café associatif")
            .Fill("Commune du projet", "Amiens").Choose("J’accepte que la Région lise");
        return Asked.IdIn(await form.Press("Demander un premier contact"));
    }

    private static IEnumerable<string> Ticked(Page page) => page.Document.QuerySelectorAll("input[name=dispositif]").OfType<IHtmlInputElement>().Where(i => i.IsChecked).Select(i => i.Value);

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ');
}
