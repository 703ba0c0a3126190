using System.Net;
using AngleSharp.Html.Dom;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>What is not deposited leaves from the same list as what is: a first contact, with an explicit consent, or a link.</summary>
public sealed class OtherSchemesTests
{
    private const string Button = "Envoyer la demande", Consent = "J’accepte que la Région lise";

    [Theory, OnBothDatabases]
    public async Task Nothing_leaves_without_consent_then_once_with_the_answers_the_scheme_and_the_file(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var file = await IsOpenedWithAnswers(louise, played.Root);
        await Filed.WritesTheProject(louise, file);
        var (form, scheme) = await Asks(marcel, file);
        Assert.Contains("Marcel Wattebled (fictif), marcel.wattebled@exemple.invalid", Plain(form), StringComparison.Ordinal);
        Assert.Contains("Claire Vasseur (fictif) suit ce territoire", Plain(form), StringComparison.Ordinal);
        Assert.NotEmpty(form.Document.QuerySelectorAll("main dl + p + dl dt"));

        var refused = await form.Fill("Un mot de plus", "Nous cherchons un local.").Press(Button);
        Assert.NotNull(((IHtmlElement)refused.Field(Consent)).GetAttribute("aria-invalid"));
        Assert.Equal("Nous cherchons un local.", ((IHtmlTextAreaElement)refused.Field("Un mot de plus")).Value);
        Assert.Contains("Sans votre accord, rien n’est envoyé", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await FromFiles(played));

        var agreed = refused.Choose(Consent);
        var ends = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => agreed.Press(Button)));
        Assert.All(ends, e => Assert.Equal(file, e.Address));
        // Replayed later, it is still one.
        Assert.Equal(file, (await agreed.Press(Button)).Address);
        var contact = Assert.Single(await FromFiles(played));
        var row = await Filed.Row(played, file);
        Assert.Equal((row.Id, row.Facts, played.Ateliers), (contact.CaseFileId, contact.Facts, contact.OrganisationId.ToString()));
        Assert.Equal([scheme], await played.Site.With<FirstContactsDb, IReadOnlyList<string>>(c => c.Schemes(contact.Id, advised: false, CancellationToken.None)));
        Assert.EndsWith($"(dossier {row.Reference}).\nNous cherchons un local.", contact.Wishes, StringComparison.Ordinal);

        var list = await Page.Open(louise, file);
        Assert.Contains("Demandé le 23 novembre 2026 :", Plain(list), StringComparison.Ordinal);
        Assert.Empty(list.Document.QuerySelectorAll($"main a[href$='/mise-en-relation/{scheme}']"));
        Assert.Equal($"/premiers-contacts/{contact.Id}", list.Document.QuerySelector("main a[href^='/premiers-contacts/']")!.GetAttribute("href"));
        Assert.Equal(file, (await Page.Open(louise, $"{file}/mise-en-relation/{scheme}")).Address);
        Assert.Equal(file, (await Page.Open(louise, $"/premiers-contacts/{contact.Id}")).Link(Filed.Project).GetAttribute("href"));
        // In another file of the structure it is said, and not offered.
        var other = await Page.Open(louise, await IsOpenedWithAnswers(louise, played.Root));
        Assert.Contains("Demandé le 23 novembre 2026, hors de ce dossier", Plain(other), StringComparison.Ordinal);
        Assert.Empty(other.Document.QuerySelectorAll($"main a[href$='/mise-en-relation/{scheme}']"));

        var at = await Asked.AtTheRegion(claire, contact.Id.ToString());
        Assert.Contains($"{row.Reference}, en préparation", Plain(at), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, Filed.AtTheRegion(file))).Status);
        await (await Asked.IsTaken(claire, contact.Id.ToString())).Fill("Motif", "Nous en avons parlé.").Press("Clore ce premier contact");
        var again = await Page.Open(louise, file);
        Assert.Contains("sans suite", again.Text, StringComparison.Ordinal);
        Assert.Contains("Demander de nouveau", again.Text, StringComparison.Ordinal);
        await Filed.IsWritten(louise, file);
        await Filed.IsDeposited(louise, file);
        Assert.Equal(Filed.AtTheRegion(file), (await Asked.AtTheRegion(claire, contact.Id.ToString())).Link(row.Reference).GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Two_members_who_ask_at_once_ask_once(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await IsOpenedWithAnswers(louise, played.Root);
        var other = await IsOpenedWithAnswers(louise, played.Root);
        var (first, scheme) = await Asks(louise, file);
        var second = await Page.Open(marcel, $"{other}/mise-en-relation/{scheme}");

        var ends = await Task.WhenAll(first.Choose(Consent).Press(Button), second.Choose(Consent).Press(Button));

        Assert.Equal([file, other], ends.Select(e => e.Address));
        Assert.Single(await FromFiles(played));
    }

    [Theory, OnBothDatabases]
    public async Task Readers_see_and_do_not_send_strangers_find_nothing_and_nonsense_is_nowhere(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, etienne, nadia) = (await played.As(Played.Louise), await played.As(Played.Etienne), await played.As(Played.Nadia));
        await played.Joins(louise, etienne, "etienne.duhamel@exemple.invalid", "Lecteur");
        var file = await IsOpenedWithAnswers(louise, played.Root);
        var (form, scheme) = await Asks(louise, file);

        var read = await Page.Open(etienne, file);
        Assert.Contains("Aussi pour ce projet", read.Text, StringComparison.Ordinal);
        Assert.Contains("il faut être éditeur ou propriétaire", read.Text, StringComparison.Ordinal);
        Assert.Empty(read.Document.QuerySelectorAll("main a[href*='/mise-en-relation/']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(etienne, form.Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(nadia, form.Address)).Status);
        var theirs = await Played.Creates(nadia, "Le Café du Coin");
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(nadia, $"/structures/{theirs}/dossiers/{Filed.IdOf(file)}/mise-en-relation/{scheme}")).Status);
        foreach (var nonsense in new[] { "rien", "busin-ess", "aden", new string('x', 500) })
            Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(louise, $"{file}/mise-en-relation/{nonsense}")).Status);
        var tooLong = await form.Fill("Un mot de plus", new string('a', 1_501)).Choose(Consent).Press(Button);
        Assert.Contains("Pas plus de 1500 caractères", Plain(tooLong), StringComparison.Ordinal);

        // Without answers, nothing is said to fit.
        var without = await Filed.IsOpened(nadia, $"/structures/{theirs}");
        Assert.DoesNotContain("Aussi pour ce projet", (await Page.Open(nadia, without)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(nadia, $"{without}/mise-en-relation/{scheme}")).Status);
        await (await Page.Open(louise, $"{file}/abandonner")).Press("Abandonner le dossier");
        Assert.Equal(file, (await Page.Open(louise, form.Address)).Address);
        Assert.Empty(await FromFiles(played));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_read_is_what_is_sent(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await IsOpenedWithAnswers(louise, played.Root);
        var (form, _) = await Asks(louise, file);
        await (await Page.Open(marcel, $"{file}/aides")).Fill("Nom du projet", "Un autre nom").Press("Enregistrer");

        var changed = await form.Fill("Un mot de plus", "Bonjour.").Choose(Consent).Press(Button);

        Assert.Equal(HttpStatusCode.Conflict, changed.Status);
        Assert.Contains("« Un autre nom »", Plain(changed), StringComparison.Ordinal);
        Assert.Equal("Bonjour.", ((IHtmlTextAreaElement)changed.Field("Un mot de plus")).Value);
        Assert.False(((IHtmlInputElement)changed.Field(Consent)).IsChecked);
        Assert.Empty(await FromFiles(played));
        await changed.Choose(Consent).Press(Button);
        Assert.Contains("Un autre nom", Assert.Single(await FromFiles(played)).Wishes, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_has_its_own_site_is_a_link_to_it_and_is_not_asked_for_here(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var louise = await played.As(Played.Louise);

        var list = await Page.Open(louise, await IsOpenedWithAnswers(louise, played.Root, example: 2));

        Assert.Equal("https://hautsdefrance-id.fr/appel-a-projets-creap2", list.Link("CREAP 2").GetAttribute("href"));
        Assert.Contains("CREAP 2, créer un emploi durable dans une association : à priori éligible sous réserve d’examen", Plain(list), StringComparison.Ordinal);
        Assert.DoesNotContain("ADEN", list.Text, StringComparison.Ordinal);
        Assert.Empty(list.Document.QuerySelectorAll("main a[href$='/mise-en-relation/creap-2']"));
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(louise, $"{list.Address}/mise-en-relation/creap-2")).Status);
    }

    /// <summary>With the answers of an example.</summary>
    private static async Task<string> IsOpenedWithAnswers(HttpClient editor, string organisation, int example = 1)
    {
        await (await Page.Open(editor, $"/orientation/exemples/{example}")).Press("Partir de cet exemple et le corriger");
        return await Filed.IsOpened(editor, organisation);
    }

    /// <summary>The first that is offered.</summary>
    private static async Task<(Page Form, string Scheme)> Asks(HttpClient member, string file)
    {
        var address = (await Page.Open(member, file)).Document.QuerySelector("main a[href*='/mise-en-relation/']")!.GetAttribute("href")!;
        return (await Page.Open(member, address), address.Split('/').Last());
    }

    private static async Task<IReadOnlyList<FirstContact>> FromFiles(Played played) =>
        [.. (await played.Site.With<FirstContactsDb, IReadOnlyList<FirstContact>>(c => c.OfOrganisation(OrganisationId.Parse(played.Ateliers, null), 100, CancellationToken.None))).Where(c => c.CaseFileId is not null)];

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
