using System.Net;
using AngleSharp.Html.Dom;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>Schemes that are asked for on a form of another site: prepared here, copied there, followed by what people tell.</summary>
public sealed class OutsideDepositTests
{
    [Theory, OnBothDatabases]
    public async Task Prepared_here_copied_there_declared_with_its_number_and_followed_by_both_sides(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=statuts")).Fill("Intitulé", "Statuts de 2024").Attach("Fichier", "statuts.txt", "Statuts"u8.ToArray()).Press("Ajouter au classeur");
        var file = await Filed.IsOpened(marcel, played.Root, "INSO");
        var request = (await Filed.Requests(played, file))[0];
        var there = $"{file}/demandes/{request.Id}";
        Assert.Contains("Présentez le projet en quelques phrases.", (await Page.Open(marcel, $"{there}/recopier")).Text, StringComparison.Ordinal);
        Assert.Contains("Il manque encore quelque chose", (await Page.Open(louise, $"{there}/depose-ailleurs")).Text, StringComparison.Ordinal);
        await Filed.IsWrittenForInso(marcel, file);
        await (await Page.Open(marcel, $"{file}/pieces-jointes")).Choose("Statuts de 2024").Press("Enregistrer");

        // Nothing is deposited here.
        Assert.Equal(file, (await Page.Open(louise, $"{file}/deposer")).Address);
        var copy = await (await Page.Open(louise, file)).Go("Recopier dans le formulaire DUIS");
        Assert.Equal("https://aides.hautsdefrance.fr", copy.Link("Ouvrez le site").GetAttribute("href"));
        Assert.Equal("Réparer au lieu de jeter.", copy.Document.QuerySelector("[data-copy='En quelques phrases']")!.TextContent);
        Assert.Equal("Statuts", await louise.GetStringAsync(copy.Link("Statuts de 2024").GetAttribute("href")));
        Assert.Contains("Pour un bien d’occasion", copy.Text, StringComparison.Ordinal);
        var draft = await Pdf(marcel, $"{there}/reponses.pdf");
        Assert.Contains("n’est pas un accusé de réception", draft, StringComparison.Ordinal);
        Assert.Contains("il peut encore changer", draft, StringComparison.Ordinal);
        Assert.Contains("Réparatrice", draft, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(marcel, $"{there}/depose-ailleurs")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, Filed.AtTheRegion(file))).Status);

        Assert.Equal(["Écrivez le numéro que le site vous a donné.", "Ce jour est à venir. Indiquez le jour où c’est arrivé."], Errors(await Filed.Declares(louise, file, request, " ", "2026-11-24")));
        Assert.Equal(["Ce numéro contient un caractère que l’on ne peut pas lire. Tapez-le au lieu de le coller."], Errors(await Filed.Declares(louise, file, request, "12\u200B34", "2026-11-23")));
        Assert.Contains("ne peut pas être plus ancien", Errors(await Filed.Declares(louise, file, request, "1234", "2026-11-22")).Single(), StringComparison.Ordinal);
        var form = (await Page.Open(louise, $"{there}/depose-ailleurs")).Fill("Le numéro donné par le site", " 2026-INSO/0042 ").Fill("Déposé le", "2026-11-23");
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => form.Press("J’ai déposé là-bas")));
        Assert.All(all, p => Assert.Equal((HttpStatusCode.OK, file), (p.Status, p.Address)));

        var row = await Filed.Row(played, file);
        Assert.Equal((CaseFileState.Deposited, null, null), (row.State, row.ImpliedRejectionOn, row.AcknowledgementId));
        Assert.Equal(DepositedFile.HashOf(row.Deposited!), row.DepositHash);
        var content = DepositedFile.Read(row.Deposited!);
        Assert.Equal(("DUIS", 1_500_050, null), (content.Requests.Single().Outside!.Name, content.Requests.Single().AskedCents, content.SignedBy));
        Assert.Single(content.Papers);
        var followed = await Page.Open(marcel, file);
        Assert.Contains("2026-INSO/0042", followed.Text, StringComparison.Ordinal);
        Assert.Contains("Déposée le 23 novembre 2026, déclaré par la structure le 23 novembre 2026 (Louise Carpentier", followed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sans réponse le", followed.Text, StringComparison.Ordinal);
        Assert.Contains("l’accusé de réception est celui que l’autre site vous a donné", followed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(louise, $"{file}/accuse.pdf")).Status);
        Assert.Contains("sous le numéro 2026-INSO/0042", await Pdf(marcel, $"{there}/reponses.pdf"), StringComparison.Ordinal);
        var past = await played.Site.With<History, IReadOnlyList<HistoryLine>>(h => h.About(row.Id.Value, 0, 100, CancellationToken.None));
        Assert.Single(past, l => l.What.Contains("numéro 2026-INSO/0042", StringComparison.Ordinal));
        Assert.Single(past, l => l.What.StartsWith("Texte du dossier arrêté", StringComparison.Ordinal));

        // The Region reads it in a view of its own, and notes what the other site says.
        Assert.DoesNotContain(row.Reference, (await Page.Open(claire, "/region/dossiers?vue=New")).Text, StringComparison.Ordinal);
        Assert.Contains("déposée le 23 novembre 2026, sur l’autre site", (await Page.Open(claire, "/region/dossiers?vue=Outside")).Text, StringComparison.Ordinal);
        var at = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("vérifiée à l’instant", at.Text, StringComparison.Ordinal);
        Assert.Contains("où il est signé", at.Text, StringComparison.Ordinal);
        var stale = (await Page.Open(marcel, $"{there}/etat-ailleurs")).Choose("Complète").Fill("Depuis le", "2026-11-23");
        var region = await at.Go("INSO");
        Assert.Equal(["Choisissez ce que dit le site.", "Indiquez le jour : l’autre site l’affiche."], Errors(await region.Press("Noter")));
        region = await (await at.Go("INSO")).Choose("Incomplète").Fill("Depuis le", "2026-11-23").Fill("Un mot", "Il manque le bilan.").Press("Noter");
        Assert.Contains("Incomplète le 23 novembre 2026, noté par la Région", region.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await stale.Press("Noter")).Status);
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains("Il manque le bilan.", (await AssistanceTests.Letter(louise, "louise.carpentier", "incomplète, note la Région")).Text, StringComparison.Ordinal);

        var given = (await Page.Open(marcel, $"{there}/etat-ailleurs")).Choose("Les pièces sont envoyées").Fill("Depuis le", "2026-11-23");
        await Task.WhenAll(given.Press("Noter"), given.Press("Noter"));
        Assert.Contains("déclaré par la structure le 23 novembre 2026 (Marcel Wattebled", (await Page.Open(claire, Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);
        Assert.Equal([OutsideState.Deposited, OutsideState.Incomplete, OutsideState.Deposited], (await Statements(played, request.Id)).Select(s => s.State));
        await (await Page.Open(marcel, $"{there}/etat-ailleurs")).Choose("Retirée").Fill("Depuis le", "2026-11-23").Press("Noter");
        Assert.Contains("écrivez à la Région", (await Page.Open(marcel, $"{there}/etat-ailleurs")).Text, StringComparison.Ordinal);
        region = (await Page.Open(claire, $"{Filed.AtTheRegion(file)}/demandes/{request.Id}/etat-ailleurs")).Choose("Elle continue").Fill("Depuis le", "2026-11-23");
        Assert.Equal(["Écrivez pourquoi : la structure le lira."], Errors(await region.Press("Noter")));
    }

    [Theory, OnBothDatabases]
    public async Task A_mistyped_number_is_put_right_by_an_owner_once_and_the_history_keeps_the_former_one(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root, "INSO");
        await Filed.IsWrittenForInso(louise, file);
        var request = (await Filed.Requests(played, file))[0];
        var number = $"{file}/demandes/{request.Id}/numero-ailleurs";
        Assert.Equal(file, (await Page.Open(louise, number)).Address);
        await Filed.Declares(louise, file, request, "2026-INSO/0024", "2026-11-23");

        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(marcel, number)).Status);
        Assert.DoesNotContain("Corriger le numéro", (await Page.Open(marcel, file)).Text, StringComparison.Ordinal);
        var form = await (await Page.Open(louise, file)).Go("Corriger le numéro");
        Assert.Equal(["Écrivez le numéro que le site vous a donné."], Errors(await form.Fill("Le numéro donné par le site", " ").Press("Enregistrer")));
        Assert.Equal(["Pas plus de 60 caractères."], Errors(await (await Page.Open(louise, number)).Fill("Le numéro donné par le site", new string('1', 61)).Press("Enregistrer")));
        // The same number changes nothing, and what was told meanwhile is read before.
        await (await Page.Open(louise, number)).Press("Enregistrer");
        var stale = (await Page.Open(louise, number)).Fill("Le numéro donné par le site", "9");
        await (await Page.Open(marcel, $"{file}/demandes/{request.Id}/etat-ailleurs")).Choose("Complète").Fill("Depuis le", "2026-11-23").Press("Noter");
        Assert.Equal(HttpStatusCode.Conflict, (await stale.Press("Enregistrer")).Status);
        form = (await Page.Open(louise, number)).Fill("Le numéro donné par le site", "2026-INSO/0042");
        var twice = await Task.WhenAll(form.Press("Enregistrer"), form.Press("Enregistrer"));

        Assert.All(twice, p => Assert.Equal((HttpStatusCode.OK, file), (p.Status, p.Address)));
        var read = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("2026-INSO/0042", read.Text, StringComparison.Ordinal);
        Assert.Equal([OutsideState.Deposited, OutsideState.Complete], (await Statements(played, request.Id)).Select(s => s.State));
        var row = await Filed.Row(played, file);
        var past = await played.Site.With<History, IReadOnlyList<HistoryLine>>(h => h.About(row.Id.Value, 0, 100, CancellationToken.None));
        Assert.Single(past, l => l.What.Contains("numéro corrigé, 2026-INSO/0042 au lieu de 2026-INSO/0024", StringComparison.Ordinal));
        // And what is told afterwards finds its place.
        await (await Page.Open(claire, $"{Filed.AtTheRegion(file)}/demandes/{request.Id}/etat-ailleurs")).Choose("Incomplète").Fill("Depuis le", "2026-11-23").Press("Noter");
        Assert.Equal(OutsideState.Incomplete, (await Statements(played, request.Id))[^1].State);
    }

    [Theory, OnBothDatabases]
    public async Task In_one_file_what_is_deposited_here_is_signed_first_and_the_same_text_is_copied(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root, "BUSIN", "INSO");
        await Filed.IsWritten(louise, file, form => form.Fill("Demandé à BUSIN", "5 000").Fill("En fonctionnement", "10 000,50"));
        var inso = (await Filed.Requests(played, file)).Single(r => r.SchemeId == "inso");
        Assert.Contains("Signez-la d’abord", (await Page.Open(louise, $"{file}/demandes/{inso.Id}/depose-ailleurs")).Text, StringComparison.Ordinal);
        Assert.Contains("vous recopierez ces réponses là-bas", (await Page.Open(louise, $"{file}/deposer")).Text, StringComparison.Ordinal);
        await Filed.IsDeposited(louise, file);

        var requests = await Filed.Requests(played, file);
        Assert.Equal([AidRequestState.Deposited, AidRequestState.ToDepositOutside], requests.Select(r => r.State));
        Assert.Equal([true, false], requests.Select(r => r.ImpliedRejectionOn is not null));
        var signed = await Page.Open(louise, file);
        Assert.Contains("cet accusé de réception ne vaut pas pour cette aide", signed.Text, StringComparison.Ordinal);
        Assert.Contains("À déposer sur un autre site", (await Page.Open(claire, Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);
        Assert.Contains("Réparer au lieu de jeter.", (await signed.Go("Recopier dans le formulaire DUIS")).Text, StringComparison.Ordinal);
        var hash = (await Filed.Row(played, file)).DepositHash;
        var declared = await Filed.Declares(louise, file, inso, "A-7", "2026-11-23");
        Assert.Contains("numéro A-7", declared.Text, StringComparison.Ordinal);
        Assert.Equal(hash, (await Filed.Row(played, file)).DepositHash);
        Assert.Equal([AidRequestState.Deposited, AidRequestState.DepositedOutside], (await Filed.Requests(played, file)).Select(r => r.State));
        // The page of an act on what is made here has none of it.
        Assert.Contains("Rien n’est à faire", (await Page.Open(claire, $"{Filed.AtTheRegion(file)}/demandes/{inso.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(file, (await Page.Open(louise, $"{file}/demandes/{requests[0].Id}/recopier")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task What_another_wrote_since_the_page_was_read_is_not_declared_as_copied(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await Filed.IsOpened(louise, played.Root, "INSO");
        await Filed.IsWrittenForInso(louise, file);
        var form = (await Page.Open(louise, $"{file}/demandes/{(await Filed.Requests(played, file))[0].Id}/depose-ailleurs")).Fill("Le numéro donné par le site", "1").Fill("Déposé le", "2026-11-23");
        await Filed.WritesTheProject(marcel, file, summary: "");

        var unfinished = await form.Press("J’ai déposé là-bas");
        Assert.Equal(HttpStatusCode.Conflict, unfinished.Status);
        Assert.Contains("Pas encore possible", unfinished.Text, StringComparison.Ordinal);
        // There is no field any more: what was typed is told.
        Assert.Equal(["1", "23 novembre 2026"], unfinished.Document.QuerySelectorAll("dl.b-dl dd").Select(d => d.TextContent));

        await Filed.WritesTheProject(marcel, file, summary: "Autre chose");
        var stale = await form.Press("J’ai déposé là-bas");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Equal(["Le projet : Marcel Wattebled (fictif) y a écrit, lundi 23 novembre 2026, 10 h 00."], stale.Document.QuerySelectorAll("[role=alert][autofocus] li.b-written").Select(l => l.TextContent.Trim().Replace('\u00A0', ' ')));
        Assert.Equal("1", ((IHtmlInputElement)stale.Field("Le numéro donné par le site")).Value);
        Assert.Equal(CaseFileState.Draft, (await Filed.Row(played, file)).State);
        // What is saved again as it was has not changed.
        await Filed.WritesTheProject(marcel, file, summary: "Autre chose");
        await stale.Press("J’ai déposé là-bas");
        Assert.Equal(AidRequestState.DepositedOutside, (await Filed.Requests(played, file))[0].State);
    }

    private static Task<IReadOnlyList<OutsideStatement>> Statements(Played played, AidRequestId request) =>
        played.Site.With<OutsideDepositsDb, IReadOnlyList<OutsideStatement>>(o => o.Statements([request], CancellationToken.None));

    private static string[] Errors(Page page) => [.. page.Document.QuerySelectorAll(".ds-error-summary a").Select(e => e.TextContent.Trim().Replace('\u00A0', ' '))];

    private static async Task<string> Pdf(HttpClient reader, string address)
    {
        using var pdf = await reader.GetAsync(address);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        return string.Join(' ', TaggedPdf.Open(await pdf.Content.ReadAsByteArrayAsync()).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
