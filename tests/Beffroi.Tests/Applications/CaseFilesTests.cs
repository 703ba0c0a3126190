using System.Net;
using System.Text;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.Process;
using Beffroi.Organisations;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>One case file from the first line to its admissibility, through the pages of both sides.</summary>
public sealed class CaseFilesTests
{
    [Theory, OnBothDatabases]
    public async Task Prepared_by_two_signed_deposited_acknowledged_completed_and_admissible(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        await (await Page.Open(marcel, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=statuts")).Fill("Intitulé", "Statuts de 2024").Attach("Fichier", "statuts.txt", "Statuts"u8.ToArray()).Press("Ajouter au classeur");

        var file = await Filed.IsOpened(marcel, played.Root);
        var draft = await Page.Open(louise, file);
        Assert.Contains("Présentez le projet en quelques phrases.", draft.Text, StringComparison.Ordinal);
        Assert.Contains("ne peut pas encore être déposé", (await Page.Open(louise, $"{file}/deposer")).Text, StringComparison.Ordinal);
        await Filed.IsWritten(marcel, file);
        Assert.Contains("Statuts de 2024", (await (await Page.Open(marcel, $"{file}/pieces-jointes")).Choose("Statuts de 2024").Press("Enregistrer")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(marcel, $"{file}/deposer")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, Filed.AtTheRegion(file))).Status);

        var check = await Page.Open(louise, $"{file}/deposer");
        Assert.Contains("3 000,50 €", Plain(check), StringComparison.Ordinal);
        Assert.Contains("25 000,50 €", Plain(check), StringComparison.Ordinal);
        Assert.Contains("À quel besoin", check.Text, StringComparison.Ordinal);
        Assert.Contains("Choisissez la personne qui signe.", (await check.Press("Signer et déposer")).Text, StringComparison.Ordinal);
        var deposited = await Filed.IsDeposited(louise, file);
        Assert.Equal(Filed.Project, deposited.Heading);
        Assert.Contains("Sans réponse le 23 janvier 2027", Plain(deposited), StringComparison.Ordinal);
        Assert.Contains("ne vaut pas promesse d’aide", deposited.Text, StringComparison.Ordinal);
        var row = await Filed.Row(played, file);
        Assert.Equal(DepositedFile.HashOf(row.Deposited!), row.DepositHash);
        var content = DepositedFile.Read(row.Deposited!);
        Assert.Equal(["busin-ess", "inv-ess"], content.Requests.Select(r => r.Scheme));
        Assert.Equal([1_200_000, 300_050], content.Requests.Select(r => r.AskedCents));
        Assert.NotNull(content.Requests[0].Answer.Verdict);

        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        using var pdf = await marcel.GetAsync($"{file}/accuse.pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        var read = TaggedPdf.Open(await pdf.Content.ReadAsByteArrayAsync());
        Assert.Contains("Sans réponse le 23 janvier 2027", Flat(read.Text), StringComparison.Ordinal);
        Assert.Contains("Réparatrice", read.Text, StringComparison.Ordinal);

        var inbox = await Page.Open(claire, "/region/dossiers");
        Assert.Equal(2, inbox.Document.QuerySelectorAll("tbody tr").Count(r => r.TextContent.Contains(row.Reference, StringComparison.Ordinal)));
        var at = await inbox.Go(Filed.Project);
        Assert.Contains("vérifiée à l’instant", at.Text, StringComparison.Ordinal);
        Assert.Contains("La même réponse aujourd’hui.", at.Text, StringComparison.Ordinal);
        Assert.Equal("Statuts", await claire.GetStringAsync(at.Link("Statuts de 2024").GetAttribute("href")));
        var requests = await Filed.Requests(played, file);
        await Filed.Acts(claire, file, requests[0], "Prendre en charge");
        Assert.Contains("Écrivez au moins une pièce", (await Filed.AsksForPieces(claire, file, requests[0], " ")).Text, StringComparison.Ordinal);
        Assert.Contains("Donnez un jour à venir.", (await Filed.AsksForPieces(claire, file, requests[0], "Un devis", "2026-11-23")).Text, StringComparison.Ordinal);
        await Filed.AsksForPieces(claire, file, requests[0], "Un devis\nLe bail");

        var waiting = await Page.Open(marcel, file);
        Assert.Contains("au plus tard le 10 décembre 2026", Plain(waiting), StringComparison.Ordinal);
        Assert.Contains("suspendu", Plain(waiting), StringComparison.Ordinal);
        Assert.Equal(["Choisissez un document ou un fichier, ou répondez par quelques mots."], Errors(await (await waiting.Go("Répondre : Un devis")).Press("Enregistrer")));
        await (await waiting.Go("Répondre : Un devis")).Attach("Le fichier", "devis.txt", "Devis"u8.ToArray()).Press("Enregistrer");
        Assert.Contains("Répondez à chaque pièce", (await (await (await Page.Open(marcel, file)).Go("Envoyer les pièces")).Press("Envoyer")).Text, StringComparison.Ordinal);
        await (await (await Page.Open(marcel, file)).Go("Répondre : Le bail")).Fill("Ce que vous voulez", "Signé en janvier.").Press("Enregistrer");
        await (await (await Page.Open(marcel, file)).Go("Envoyer les pièces")).Fill("Un mot", "Voilà tout.").Press("Envoyer");

        var back = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Voilà tout.", back.Text, StringComparison.Ordinal);
        Assert.Contains("Signé en janvier.", back.Text, StringComparison.Ordinal);
        Assert.Equal("Devis", await claire.GetStringAsync(back.Link("devis.txt").GetAttribute("href")));
        await Filed.Acts(claire, file, requests[0], "Déclarer complète et recevable");
        Assert.Contains("En instruction", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
        Assert.Equal(AidRequestState.Deposited, (await Filed.Requests(played, file))[1].State);
        Assert.Contains("Dossier signé et déposé", (await Page.Open(louise, $"{played.Root}/historique")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Signed_many_times_at_once_it_is_deposited_once(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        var form = (await Page.Open(louise, $"{file}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout");

        var all = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => form.Press("Signer et déposer")));

        Assert.All(all, p => Assert.Equal((HttpStatusCode.OK, file), (p.Status, p.Address)));
        var past = await played.Site.With<History, IReadOnlyList<HistoryLine>>(h => h.About(CaseFileId.Parse(Filed.IdOf(file), null).Value, 0, 100, CancellationToken.None));
        Assert.Single(past, l => l.What.StartsWith("Dossier signé et déposé", StringComparison.Ordinal));
        var twice = (await Page.Open(louise, $"{played.Root}/dossiers/nouveau")).Fill("Nom du projet", "Deux fois").Choose("INSO");
        var opened = await Task.WhenAll(twice.Press("Commencer le dossier"), twice.Press("Commencer le dossier"));
        Assert.Equal(opened[0].Address, opened[1].Address);
    }

    [Theory, OnBothDatabases]
    public async Task What_another_wrote_meanwhile_is_shown_and_nothing_is_lost(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await Filed.IsOpened(louise, played.Root);
        var old = (await Page.Open(louise, $"{file}/projet")).Fill("Votre projet en quelques phrases", "Le mien");
        await Filed.WritesTheProject(marcel, file, summary: "Celui de Marcel");

        var refused = await old.Press("Enregistrer");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Celui de Marcel", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Le mien", refused.Document.QuerySelector("[name=resume]")!.TextContent.Trim());
        await refused.Press("Enregistrer");
        Assert.Contains("Le mien", (await Page.Open(marcel, file)).Text, StringComparison.Ordinal);

        // Another section is another's: both are kept. What was read before is not what is signed.
        await Filed.IsWritten(louise, file);
        var read = (await Page.Open(louise, $"{file}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout");
        await Filed.WritesTheProject(marcel, file, summary: "Encore autre chose");
        var stale = await read.Press("Signer et déposer");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Encore autre chose", stale.Text, StringComparison.Ordinal);
        Assert.Equal(CaseFileState.Draft, (await Filed.Row(played, file)).State);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_kept_is_said_beside_its_field_and_stays_there(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);

        var project = await (await Page.Open(louise, $"{file}/projet")).Fill("Votre projet en quelques phrases", new string('é', 1_501)).Fill("Commune", "Nulleville")
            .Fill("Début", "2027-12-31").Fill("Fin", "2027-01-01").Press("Enregistrer");
        Assert.Equal(["Pas plus de 1500 caractères : il y en a 1501.", "Nous n’avons pas trouvé cette commune. Vérifiez l’orthographe, ou tapez le code postal.", "La fin vient avant le début."], Errors(project));
        Assert.Equal(1_501, project.Document.QuerySelector("[name=resume]")!.TextContent.Trim().Length);
        var funding = await (await Page.Open(louise, $"{file}/financement")).Fill("Demandé à BUSIN", "-5").Fill("Demandé à INV", "beaucoup").Press("Enregistrer");
        Assert.Equal(2, Errors(funding).Count);
        Assert.Equal("beaucoup", funding.Document.QuerySelector("[name=demande_inv-ess]")!.GetAttribute("value"));
        var nothing = await (await Page.Open(louise, $"{played.Root}/dossiers/nouveau")).Press("Commencer le dossier");
        Assert.Equal(["Donnez un nom au projet.", "Choisissez au moins un dispositif."], Errors(nothing));
        var none = await (await Page.Open(louise, $"{file}/aides")).Fill("Nom du projet", new string('a', 151)).Press("Enregistrer");
        Assert.Equal(["Pas plus de 150 caractères."], Errors(none));
    }

    [Theory, OnBothDatabases]
    public async Task A_structure_that_the_Region_has_not_verified_prepares_and_does_not_deposit_and_a_draft_can_be_given_up(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var nadia = await played.As(Played.Nadia);
        var hers = await Played.Creates(nadia, "La Coopérative de demain");
        var file = await Filed.IsOpened(nadia, $"/structures/{hers}");
        await Filed.IsWritten(nadia, file);

        var check = await Page.Open(nadia, $"{file}/deposer");
        Assert.Contains("n’a pas encore vérifié", check.Text, StringComparison.Ordinal);
        Assert.Empty(check.Document.QuerySelectorAll("main form[method=post]"));
        await (await Page.Open(nadia, $"{file}/abandonner")).Press("Abandonner le dossier");
        Assert.Equal(CaseFileState.Abandoned, (await Filed.Row(played, file)).State);
        Assert.All(await Filed.Requests(played, file), r => Assert.Equal(AidRequestState.Abandoned, r.State));
        Assert.Equal(file, (await Page.Open(nadia, $"{file}/projet")).Address);
    }

    [Theory, OnBothDatabases]
    public async Task What_never_comes_lapses_after_a_reminder_and_one_request_is_taken_back_without_the_others(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (file, request, _) = await Filed.WaitsForAPiece(played);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        Assert.Contains("qu’après une relance", (await Filed.Acts(claire, file, request, "Constater la caducité", "Rien n’est venu.")).Text, StringComparison.Ordinal);

        played.Site.Clock.Advance(TimeSpan.FromDays(20));
        (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        Assert.Contains(Filed.Project, (await Page.Open(claire, "/region/dossiers?vue=Late")).Text, StringComparison.Ordinal);
        await (await Page.Open(claire, $"{Filed.AtTheRegion(file)}/demandes/{request.Id}")).Fill("À donner au plus tard le", "2026-12-20").Press("Relancer");
        Assert.Contains("qu’après une relance", (await Filed.Acts(claire, file, request, "Constater la caducité", "Rien n’est venu.")).Text, StringComparison.Ordinal);
        played.Site.Clock.Advance(TimeSpan.FromDays(10));
        (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        Assert.Contains("Écrivez pourquoi", (await Filed.Acts(claire, file, request, "Constater la caducité")).Text, StringComparison.Ordinal);
        await Filed.Acts(claire, file, request, "Constater la caducité", "Le devis n’est pas venu.");

        var other = (await Filed.Requests(played, file))[1];
        Assert.Contains("Écrivez pourquoi", (await (await Page.Open(louise, $"{file}/demandes/{other.Id}/retirer")).Press("Retirer cette demande")).Text, StringComparison.Ordinal);
        await (await Page.Open(louise, $"{file}/demandes/{other.Id}/retirer")).Fill("Pourquoi", "Le projet a changé.").Press("Retirer cette demande");
        Assert.Equal([AidRequestState.Lapsed, AidRequestState.Withdrawn], (await Filed.Requests(played, file)).Select(r => r.State));
        Assert.DoesNotContain(Filed.Project, (await Page.Open(claire, "/region/dossiers?vue=Mine")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_inbox_is_read_a_page_at_a_time_with_few_queries_however_long_it_is(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        await Filed.IsDeposited(louise, file);
        var few = await Queries.Of(() => Page.Open(claire, "/region/dossiers?vue=All"));
        var row = await Filed.Row(played, file);
        await played.Site.With<CaseFilesDb>(async db =>
        {
            for (var i = 0; i < 60; i++)
                await db.Write(() => Copy(db, row, i), CancellationToken.None);
        });

        var many = await Queries.Of(() => Page.Open(claire, "/region/dossiers?vue=All"));
        Assert.Equal(few.Count, many.Count);
        Assert.True(many.Count <= 6, $"{many.Count} queries: {string.Join("\n", many)}");
        var second = await Page.Open(claire, "/region/dossiers?vue=New&dispositif=busin-ess&page=2");
        // 60 copies, theirs, and one of the demonstration; 50 a page.
        Assert.Equal(12, second.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Aucune demande ici.", (await Page.Open(claire, "/region/dossiers?vue=New&epci=000000000")).Text, StringComparison.Ordinal);
        var (me, today) = (await played.Account("claire.vasseur"), DateOnly.FromDateTime(played.Site.Clock.GetUtcNow().DateTime));
        foreach (var filter in from view in Enum.GetValues<InboxView>() from scheme in new[] { null, "inv-ess" } from epci in new[] { null, row.Intermunicipality } select new InboxFilter(view, me, today, scheme, epci))
            await played.Site.With<InboxDb>(async inbox =>
            {
                var (counts, lines) = (await inbox.Counts(filter, CancellationToken.None), await inbox.Page(filter, 0, 1000, CancellationToken.None));
                Assert.Equal(counts.Found, lines.Count);
                Assert.Equal(lines.OrderBy(l => l.DepositedAt).ThenBy(l => l.Request.ToString(), StringComparer.Ordinal), lines);
                Assert.Equal(lines.Skip(1).Take(2), await inbox.Page(filter, 1, 2, CancellationToken.None));
                if (filter is { Scheme: null, Intermunicipality: null })
                    Assert.Equal(lines.Count, filter.View switch
                    {
                        InboxView.Mine => counts.Mine,
                        InboxView.New => counts.New,
                        InboxView.Waiting => counts.Waiting,
                        InboxView.Late => counts.Late,
                        InboxView.Unanswered => counts.Unanswered,
                        InboxView.Outside => counts.Outside,
                        _ => counts.Found,
                    });
            });
    }

    private static async Task<bool> Copy(CaseFilesDb db, CaseFile model, int i)
    {
        var id = CaseFileId.Of(Guid.CreateVersion7());
        var copy = new CaseFile
        {
            Id = id,
            Reference = $"DOS-TEST-{i:0000}",
            OrganisationId = model.OrganisationId,
            Title = $"Projet {i}",
            State = CaseFileState.Draft,
            Since = model.Since,
            OpenedAt = model.OpenedAt,
            OpenedBy = model.OpenedBy,
            FormKey = Guid.CreateVersion7(),
        };
        await db.Add(
            copy, [new AidRequest { Id = AidRequestId.Of(Guid.CreateVersion7()), CaseFileId = id, SchemeId = "busin-ess", State = AidRequestState.Deposited, Since = model.Since, DepositedAt = model.DepositedAt, AskedCents = 100, ImpliedRejectionOn = model.ImpliedRejectionOn }], CancellationToken.None);
        (copy.State, copy.DepositedAt, copy.DepositedBy, copy.Deposited) = (CaseFileState.Deposited, model.DepositedAt, model.DepositedBy, model.Deposited);
        (copy.DepositHash, copy.ImpliedRejectionOn) = (model.DepositHash, model.ImpliedRejectionOn);
        return await db.Save(copy, 0, CancellationToken.None);
    }

    private static IReadOnlyList<string> Errors(Page page) =>
        [.. page.Document.QuerySelectorAll(".ds-error-summary a").Select(a => Flat(a.TextContent))];

    private static string Plain(Page page) => Flat(page.Text);

    private static string Flat(string text)
    {
        var flat = new StringBuilder(text).Replace('\u00A0', ' ').Replace('\u202F', ' ');
        return string.Join(' ', flat.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
