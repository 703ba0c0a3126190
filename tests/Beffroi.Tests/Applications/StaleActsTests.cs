using System.Net;
using AngleSharp.Html.Dom;
using Beffroi.Applications.CaseFiles;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>Two browsers, the second with an old page: what its author has not seen is told before the act is done, and what does not matter to the act stops nothing.</summary>
public sealed class StaleActsTests
{
    [Theory, OnBothDatabases]
    public async Task The_choice_of_schemes_is_compared_with_what_another_chose_and_only_with_that(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await Filed.IsOpened(louise, played.Root);
        var (old, same, afterASection) = (await Page.Open(marcel, $"{file}/aides"), await Page.Open(marcel, $"{file}/aides"), await Page.Open(louise, $"{file}/aides"));
        await Filed.WritesTheProject(marcel, file);

        // A section is nothing to the choice.
        Untick(afterASection, "INV");
        Assert.Equal(file, (await afterASection.Fill("Nom du projet", "Une conserverie mobile").Press("Enregistrer")).Address);

        var refused = await old.Fill("Nom du projet", "Une bocalerie").Choose("INSO").Press("Enregistrer");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(
            ["Nom du projet Une conserverie mobile Une bocalerie", "Aides demandées BUSIN’ESS BUSIN’ESS, INV’ESS et INSO"], refused.Document.QuerySelectorAll("tbody tr").Select(r => Plain(string.Join(' ', r.Children.Select(c => c.TextContent)))));
        Assert.Equal("Une bocalerie", ((IHtmlInputElement)refused.Field("Nom du projet")).Value);
        Assert.True(((IHtmlInputElement)refused.Field("INSO")).IsChecked);
        Assert.Equal(["busin-ess"], (await Filed.Requests(played, file)).Select(r => r.SchemeId));
        Assert.Equal(file, (await refused.Press("Enregistrer")).Address);
        Assert.Equal(["busin-ess", "inso", "inv-ess"], (await Filed.Requests(played, file)).Select(r => r.SchemeId));

        // Whoever chose the same has nothing to compare.
        Assert.Equal(file, (await same.Fill("Nom du projet", "Une bocalerie").Choose("INSO").Press("Enregistrer")).Address);
        await (await Page.Open(louise, $"{file}/abandonner")).Press("Abandonner le dossier");
        Assert.Equal(file, (await same.Fill("Nom du projet", "Trop tard").Press("Enregistrer")).Address);
        Assert.Equal("Une bocalerie", (await Filed.Row(played, file)).Title);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_signs_what_changed_since_they_read_it_and_what_changed_is_told(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        var old = (await Page.Open(louise, $"{file}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout");
        var schemes = await Page.Open(marcel, $"{file}/aides");
        Untick(schemes, "INV");
        await schemes.Fill("Nom du projet", "Une bocalerie").Press("Enregistrer");
        await (await Page.Open(marcel, $"{file}/financement")).Fill("Demandé à BUSIN", "15 000,50").Press("Enregistrer");

        var refused = await old.Press("Signer et déposer");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(
            [
                "Le nom du projet est maintenant « Une bocalerie ».", "INV’ESS n’est plus demandée.",
                "Le plan de financement : Marcel Wattebled (fictif) y a écrit, lundi 23 novembre 2026, 10 h 00.",
            ],
            Told(refused));
        Assert.True(((IHtmlInputElement)refused.Field("Marcel Wattebled")).IsChecked);
        // The box stands for a signature: it is ticked on what was just read.
        Assert.False(((IHtmlInputElement)refused.Field("certifie que tout")).IsChecked);
        Assert.Equal(CaseFileState.Draft, (await Filed.Row(played, file)).State);
        await refused.Choose("certifie que tout").Press("Signer et déposer");
        Assert.Equal((CaseFileState.Deposited, "Une bocalerie"), ((await Filed.Row(played, file)).State, (await Filed.Row(played, file)).Title));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_saved_again_as_it_was_stops_no_signature(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        var read = (await Page.Open(louise, $"{file}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout");
        foreach (var page in new[] { "projet", "financement", "aides" })
            await (await Page.Open(marcel, $"{file}/{page}")).Press("Enregistrer");

        Assert.Equal(HttpStatusCode.OK, (await read.Press("Signer et déposer")).Status);
        Assert.Equal(CaseFileState.Deposited, (await Filed.Row(played, file)).State);
        // A page that carries nothing has read nothing.
        var other = await Filed.IsOpened(louise, played.Root);
        var forged = await Page.Open(louise, $"{other}/abandonner");
        ((IHtmlInputElement)forged.Document.QuerySelector("[name=lu]")!).Value = "{\"Schemes\":[null]}";
        Assert.Equal(HttpStatusCode.Conflict, (await forged.Press("Abandonner le dossier")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_draft_that_somebody_writes_in_is_given_up_once_its_owner_knows(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await Filed.IsOpened(louise, played.Root);
        var old = await Page.Open(louise, $"{file}/abandonner");
        await Filed.WritesTheProject(marcel, file);

        var refused = await old.Press("Abandonner le dossier");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Le projet : Marcel Wattebled (fictif) y a écrit, lundi 23 novembre 2026, 10 h 00."], Told(refused));
        Assert.Equal(CaseFileState.Draft, (await Filed.Row(played, file)).State);
        await refused.Press("Abandonner le dossier");
        Assert.Equal(CaseFileState.Abandoned, (await Filed.Row(played, file)).State);
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_declares_nothing_of_a_request_that_got_pieces_since_they_opened_it(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire, colleague) = (await played.As(Played.Louise), await played.As(Played.Claire), await played.As(Played.Claire));
        var (file, request) = await IsTaken(played, louise, claire);
        var address = $"{Filed.AtTheRegion(file)}/demandes/{request.Id}";
        var (declares, asks) = (await Page.Open(claire, address), (await Page.Open(claire, address)).Fill("Pièces à demander", "Le bail\nLes statuts").Fill("À donner au plus tard le", "2026-12-20"));
        await Filed.AsksForPieces(colleague, file, request, "Un devis");

        // What can no longer be done is not lost.
        var late = await asks.Press("Demander ces pièces");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(["lundi 23 novembre 2026, 10 h 00 : BUSIN’ESS : pièces demandées par la Région."], Told(late));
        Assert.Contains("Le bail Les statuts", late.Document.QuerySelectorAll("dd").Select(d => Plain(d.TextContent)));
        Assert.Contains("20 décembre 2026", Plain(late.Text), StringComparison.Ordinal);

        // Taking it over, one finds the answers there; recalling that they lack, one has to know of them.
        var (takes, reminds) = (await Page.Open(colleague, address), (await Page.Open(claire, address)).Fill("À donner au plus tard le", "2026-12-20"));
        await Answers(louise, file, "Le voici.");
        Assert.Equal(HttpStatusCode.OK, (await takes.Press("Prendre en charge")).Status);
        var known = await reminds.Press("Relancer");
        Assert.Equal(HttpStatusCode.Conflict, known.Status);
        Assert.Equal("2026-12-20", ((IHtmlInputElement)known.Field("À donner au plus tard le")).Value);
        Assert.Equal(
            ["lundi 23 novembre 2026, 10 h 00 : BUSIN’ESS : réponse à une pièce donnée, sans nouveau fichier. « Un devis »", "lundi 23 novembre 2026, 10 h 00 : BUSIN’ESS : prise en charge par la Région."],
            Told(known));
        Assert.Equal(AidRequestState.Incomplete, (await Filed.Requests(played, file))[0].State);

        await (await (await Page.Open(louise, file)).Go("Envoyer les pièces")).Press("Envoyer");
        var refused = await declares.Press("Déclarer complète et recevable");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(4, Told(refused).Count);
        Assert.Contains("BUSIN’ESS : pièces données.", Told(refused)[^1], StringComparison.Ordinal);
        Assert.Equal(AidRequestState.UnderReview, (await Filed.Requests(played, file))[0].State);
        await refused.Press("Déclarer complète et recevable");
        Assert.Equal(AidRequestState.UnderAssessment, (await Filed.Requests(played, file))[0].State);
    }

    [Theory, OnBothDatabases]
    public async Task A_structure_sends_the_answers_that_it_has_read_whoever_follows_the_request(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var (file, request, piece) = await Filed.WaitsForAPiece(played);
        var sends = (await Page.Open(louise, $"{file}/demandes/{request.Id}/completer")).Fill("Un mot pour la Région", "Tout est là.");
        await (await Page.Open(marcel, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Il vaut six mois.").Press("Enregistrer");

        var refused = await sends.Press("Envoyer");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["lundi 23 novembre 2026, 10 h 00 : BUSIN’ESS : réponse à une pièce changée, sans nouveau fichier. « Un devis »"], Told(refused));
        Assert.Equal("Tout est là.", refused.Document.QuerySelector("[name=motif]")!.TextContent.Trim());

        // Who follows it, and until when it waits, is nothing to what is sent.
        await Filed.Acts(claire, file, request, "Prendre en charge");
        await (await Page.Open(claire, $"{Filed.AtTheRegion(file)}/demandes/{request.Id}")).Fill("À donner au plus tard le", "2026-12-20").Press("Relancer");
        var answers = (await Page.Open(marcel, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Une autre réponse.");
        Assert.Equal(file, (await refused.Press("Envoyer")).Address);
        Assert.Equal(AidRequestState.UnderReview, (await Filed.Requests(played, file))[0].State);

        // An answer that comes after is told why, and is there to be copied.
        var late = await answers.Press("Enregistrer");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("BUSIN’ESS : pièces données.", Assert.Single(Told(late)), StringComparison.Ordinal);
        Assert.Equal(["Une autre réponse."], late.Document.QuerySelectorAll("dd").Select(d => d.TextContent));
        Assert.Empty(late.Document.QuerySelectorAll("main form"));
    }

    [Theory, OnBothDatabases]
    public async Task What_the_Region_proposed_or_took_back_since_is_known_before_it_is_answered(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var (file, request) = await IsTaken(played, louise, claire);
        var address = $"{Filed.AtTheRegion(file)}/demandes/{request.Id}";
        var withdraws = (await Page.Open(louise, $"{file}/demandes/{request.Id}/retirer")).Fill("Pourquoi", "Un autre financement.");
        await Proposes(claire, address, "inso");
        var accepts = (await Page.Open(louise, $"{file}/demandes/{request.Id}/reorientation")).Choose("J’accepte");
        await Filed.Acts(claire, file, request, "Examiner de nouveau", "À revoir.");
        await Proposes(claire, address, "inv-ess");

        var other = await accepts.Press("Répondre");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("La Région vous propose INV’ESS", Plain(other.Heading));
        Assert.Equal(2, Told(other).Count);
        Assert.Equal(AidRequestState.RedirectProposed, (await Filed.Requests(played, file))[0].State);

        var refused = await withdraws.Press("Retirer cette demande");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(3, Told(refused).Count);
        Assert.Contains("« Elle convient mieux. »", Told(refused)[0], StringComparison.Ordinal);
        await refused.Press("Retirer cette demande");
        Assert.Equal((AidRequestState.Withdrawn, "Un autre financement."), ((await Filed.Requests(played, file))[0].State, (await Filed.Requests(played, file))[0].Words));

        // Nothing is left to be accepted.
        var gone = await other.Choose("J’accepte").Fill("Un mot pour la Région", "D’accord.").Press("Répondre");
        Assert.Equal((HttpStatusCode.Conflict, "La demande BUSIN’ESS"), (gone.Status, Plain(gone.Heading)));
        Assert.Equal(["D’accord."], gone.Document.QuerySelectorAll("dd").Select(d => d.TextContent));
        Assert.Empty(gone.Document.QuerySelectorAll("main form"));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_takes_a_request_in_charge_does_not_keep_its_owner_from_withdrawing_it(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await IsDeposited(louise, played);
        var request = (await Filed.Requests(played, file))[0];
        var withdraws = (await Page.Open(louise, $"{file}/demandes/{request.Id}/retirer")).Fill("Pourquoi", "Un autre financement.");
        var takes = await Page.Open(claire, $"{Filed.AtTheRegion(file)}/demandes/{request.Id}");
        await Filed.Acts(claire, file, request, "Prendre en charge");

        Assert.Equal(HttpStatusCode.Conflict, (await takes.Press("Prendre en charge")).Status);
        Assert.Equal(file, (await withdraws.Press("Retirer cette demande")).Address);
        Assert.Equal(AidRequestState.Withdrawn, (await Filed.Requests(played, file))[0].State);
    }

    private static async Task<string> IsDeposited(HttpClient louise, Played played)
    {
        var file = await Filed.IsOpened(louise, played.Root, "BUSIN");
        await Filed.IsWritten(louise, file, form => form.Fill("Demandé à BUSIN", "15 000,50"));
        await Filed.IsDeposited(louise, file);
        return file;
    }

    private static async Task<(string File, AidRequest Request)> IsTaken(Played played, HttpClient louise, HttpClient claire)
    {
        var file = await IsDeposited(louise, played);
        var request = (await Filed.Requests(played, file))[0];
        await Filed.Acts(claire, file, request, "Prendre en charge");
        return (file, request);
    }

    private static async Task Answers(HttpClient editor, string file, string words) =>
        await (await (await Page.Open(editor, file)).Go("Répondre")).Fill("Ce que vous voulez en dire", words).Press("Enregistrer");

    private static async Task Proposes(HttpClient officer, string address, string scheme)
    {
        var form = (await Page.Open(officer, address)).Fill("Aide proposée à la place", scheme);
        ((IHtmlTextAreaElement)form.Document.QuerySelector("[name=motif_ProposeRedirect]")!).Value = "Elle convient mieux.";
        await form.Press("Proposer cette aide à la place");
    }

    private static void Untick(Page page, string label) => ((IHtmlInputElement)page.Field(label)).IsChecked = false;

    /// <summary>What has changed, as the page tells it.</summary>
    private static IReadOnlyList<string> Told(Page page)
    {
        Assert.StartsWith("À relire\u00A0: ", page.Title.Replace(" : ", "\u00A0: "), StringComparison.Ordinal);
        return [.. page.Document.QuerySelectorAll("[role=alert][autofocus] li.b-written").Select(l => Plain(l.TextContent))];
    }

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('\'', '’');
}
