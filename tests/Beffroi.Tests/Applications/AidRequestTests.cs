using System.Net;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.Track;
using Beffroi.Platform;
using Beffroi.Platform.Database;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Applications;

/// <summary>What is written on a request by several, too long, too late or not as text.</summary>
public sealed class AidRequestTests
{
    [Theory, OnBothDatabases]
    public async Task Words_of_2000_characters_are_kept_and_those_of_one_more_stay_in_their_field(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (file, _, _) = await Filed.WaitsForAPiece(played);
        var claire = await played.As(Played.Claire);
        var request = (await Filed.Requests(played, file))[1];
        await Filed.Acts(claire, file, request, "Prendre en charge");

        var refused = await Filed.Acts(claire, file, request, "Déclarer irrecevable", new('é', 2_001));
        Assert.Contains("Pas plus de 2000 caractères.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(2_001, refused.Document.QuerySelector("[name=motif_DeclareInadmissible]")!.TextContent.Trim().Length);
        Assert.Equal("", refused.Document.QuerySelector("[name=motif_AskForPieces]")!.TextContent.Trim());
        Assert.Equal(request.Version + 1, (await Filed.Requests(played, file))[1].Version);

        await Filed.Acts(claire, file, request, "Déclarer irrecevable", new('é', 2_000));
        var now = (await Filed.Requests(played, file))[1];
        Assert.Equal((AidRequestState.Inadmissible, 2_000), (now.State, now.Words!.Length));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_answer_the_same_piece_do_not_undo_each_other(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (file, request, read) = await Filed.WaitsForAPiece(played);
        var (row, marcel) = (await Filed.Row(played, file), await played.Account("marcel.wattebled"));
        Task<Outcome<PieceRequest>> Answers(PieceRequest piece, string words) =>
            played.Site.With<AnswerPiece, Outcome<PieceRequest>>(a => a.Answer(row, request, piece, piece.Version, words, given: null, paper: null, marcel, CancellationToken.None));
        async Task<PieceRequest> Reads() => (await played.Site.With<CaseFilesDb, IReadOnlyList<PieceRequest>>(f => f.Pieces([request.Id], CancellationToken.None))).Single(p => p.Id == read.Id);
        request = (await Filed.Requests(played, file))[0];
        var (first, second) = (await Reads(), await Reads());

        Assert.True((await Answers(first, "Le mien.")).Succeeded);
        Assert.Equal(CaseFileRefusals.PieceChanged, (await Answers(second, "Le sien.")).Refusal);
        Assert.Equal("Le mien.", (await Reads()).Answer);

        // What was sent meanwhile is not answered any more.
        var late = await Reads();
        await (await (await Page.Open(await played.As(Played.Louise), file)).Go("Envoyer les pièces")).Press("Envoyer");
        Assert.Equal(CaseFileRefusals.Moved, (await Answers(late, "Trop tard.")).Refusal);
        Assert.Equal("Le mien.", (await Reads()).Answer);
    }

    [Theory, OnBothDatabases]
    public async Task A_piece_that_another_answered_meanwhile_is_compared_and_neither_words_nor_file_are_lost(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (file, _, piece) = await Filed.WaitsForAPiece(played);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var old = (await Page.Open(marcel, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Les miens.").Attach("Le fichier", "le-mien.txt", "Le mien"u8.ToArray());
        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Les siens.").Attach("Le fichier", "le-sien.txt", "Le sien"u8.ToArray()).Press("Enregistrer");

        var refused = await old.Press("Enregistrer");

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        var told = refused.Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        Assert.Contains(told, r => r.Contains("Les siens.", StringComparison.Ordinal) && r.Contains("Les miens.", StringComparison.Ordinal));
        Assert.Contains(told, r => r.Contains("le-sien.txt", StringComparison.Ordinal) && r.Contains("le-mien.txt", StringComparison.Ordinal));
        Assert.Equal("Les miens.", refused.Document.QuerySelector("[name=reponse]")!.TextContent.Trim());
        Assert.Equal("Le sien", await louise.GetStringAsync($"{file}/pieces/{piece.Id}/fichier"));
        // Having compared, one saves it on purpose: the file that was not chosen again stays.
        await refused.Press("Enregistrer");
        Assert.Equal("Les miens.", (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Document.QuerySelector("[name=reponse]")!.TextContent.Trim());
        Assert.Equal("Le sien", await louise.GetStringAsync($"{file}/pieces/{piece.Id}/fichier"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_refused_leaves_what_others_have_read_as_it_was(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var draft = await Filed.IsOpened(louise, played.Root);
        var late = (await Page.Open(marcel, $"{draft}/projet")).Fill("Votre projet en quelques phrases", "Trop tard");
        await Filed.IsWritten(louise, draft);
        var read = (await Page.Open(louise, $"{draft}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout");

        Assert.Equal(HttpStatusCode.Conflict, (await late.Press("Enregistrer")).Status);
        Assert.Equal(HttpStatusCode.OK, (await read.Press("Signer et déposer")).Status);
        Assert.Equal(CaseFileState.Deposited, (await Filed.Row(played, draft)).State);

        var (file, request, piece) = await Filed.WaitsForAPiece(played);
        var stale = (await Page.Open(marcel, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Trop tard");
        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Le bon.").Press("Enregistrer");
        var ready = await Page.Open(louise, $"{file}/demandes/{request.Id}/completer");
        Assert.Equal(HttpStatusCode.Conflict, (await stale.Press("Enregistrer")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ready.Press("Envoyer")).Status);
        Assert.Equal(AidRequestState.UnderReview, (await Filed.Requests(played, file)).Single(r => r.Id == request.Id).State);
    }

    [Theory, OnBothDatabases]
    public async Task Once_the_Region_has_answered_and_looks_again_no_day_of_rejection_is_told(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root, "BUSIN");
        await Filed.IsWritten(louise, file, form => form.Fill("Demandé à BUSIN", "15 000,50"));
        await Filed.IsDeposited(louise, file);
        var request = (await Filed.Requests(played, file))[0];
        await Filed.Acts(claire, file, request, "Prendre en charge");
        await Filed.Acts(claire, file, request, "Déclarer irrecevable", "Ce projet n’est pas dans la Région.");

        played.Site.Clock.Advance(TimeSpan.FromDays(80));
        (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await Filed.Acts(claire, file, request, "Examiner de nouveau", "Il l’est, vous aviez raison.");

        var theirs = await Page.Open(louise, file);
        Assert.DoesNotContain("la considère comme rejetée", theirs.Text, StringComparison.Ordinal);
        Assert.Contains("a répondu une fois à cette demande, puis en a repris l’examen", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Filed.Project, (await Page.Open(claire, "/region/dossiers?vue=Late")).Text, StringComparison.Ordinal);
        var line = (await Page.Open(claire, "/region/dossiers?vue=Mine")).Document.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(Filed.Project, StringComparison.Ordinal));
        Assert.DoesNotContain("rejet implicite", line.TextContent, StringComparison.Ordinal);
        // Pieces that are asked for then suspend nothing that could be told.
        await Filed.AsksForPieces(claire, file, request, "Un devis", "2027-03-10");
        Assert.DoesNotContain("délai de réponse", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_piece_that_is_given_then_changed_is_in_the_history_of_the_structure_and_of_the_file(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (file, _, piece) = await Filed.WaitsForAPiece(played);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Il vaut six mois.").Press("Enregistrer");

        foreach (var page in new[] { await Page.Open(louise, $"{played.Root}/historique"), await Page.Open(claire, Filed.AtTheRegion(file)) })
        {
            var lines = page.Document.QuerySelectorAll("tbody tr").Select(r => r.TextContent.Replace('\u00A0', ' ')).Where(t => t.Contains("Un devis", StringComparison.Ordinal)).ToList();
            Assert.Single(lines, l => l.Contains("réponse à une pièce donnée, avec un fichier. Empreinte", StringComparison.Ordinal));
            Assert.Single(lines, l => l.Contains("réponse à une pièce changée, sans nouveau fichier.", StringComparison.Ordinal));
        }
        Assert.True((await played.Site.With<Beffroi.Platform.Audit.VerifyAudit, Beffroi.Platform.Audit.AuditFinding>(v => v.Verify(null, CancellationToken.None))).Intact);
    }

    [Theory, OnBothDatabases]
    public async Task A_deposit_that_is_refused_orders_no_document(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        var read = (await Page.Open(louise, $"{file}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout");
        await Filed.WritesTheProject(louise, file, summary: "Autre chose");

        Assert.Equal(HttpStatusCode.Conflict, (await read.Press("Signer et déposer")).Status);
        Assert.Equal(0, await Ordered(played, file));
        await Filed.IsDeposited(louise, file);
        Assert.Equal(1, await Ordered(played, file));
    }

    [Fact]
    public void What_the_first_deposits_did_not_say_yet_does_not_close_them()
    {
        var first = DepositedFile.Read("""
            {"Reference":"DOS-1","Title":"Un atelier","Organisation":"Les Ateliers","OrganisationReference":"STR-1","Siren":null,"SignedBy":"Marcel","Capacity":"président",
             "At":"2026-11-23T09:00:00+00:00","Requests":[],"Sections":[],"Facts":null,"CatalogueHash":"a"}
            """);

        Assert.Equal("Signé par Marcel, président", first.Signature);
        Assert.Empty(first.Papers);
    }

    [Theory, OnBothDatabases]
    public async Task A_paper_that_was_replaced_is_proposed_in_its_version_of_today(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=statuts")).Fill("Intitulé", "Statuts de 2024").Attach("Fichier", "statuts.txt", "Statuts"u8.ToArray()).Press("Ajouter au classeur");
        var file = await Filed.IsOpened(louise, played.Root);
        await (await Page.Open(louise, $"{file}/pieces-jointes")).Choose("Statuts de 2024").Press("Enregistrer");
        var before = await Page.Open(louise, $"{file}/pieces-jointes");
        var shelf = await (await (await Page.Open(louise, $"{played.Root}/documents")).Go("Statuts de 2024")).Go("Remplacer");
        await shelf.Fill("Intitulé", "Statuts de 2026").Attach("Nouveau fichier", "nouveaux.txt", "Nouveaux"u8.ToArray()).Press("Remplacer");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));

        // From a page that was shown before: said beside its field, and what was joined stays.
        Assert.Contains("vient d’être retirée du classeur de la structure, ou remplacée", (await before.Press("Enregistrer")).Document.QuerySelector("[role=alert] li")!.TextContent, StringComparison.Ordinal);
        var papers = await Page.Open(louise, $"{file}/pieces-jointes");
        Assert.True(((AngleSharp.Html.Dom.IHtmlInputElement)papers.Field("Statuts de 2026")).IsChecked);
        Assert.Contains("nouvelle version", papers.Text, StringComparison.Ordinal);
        Assert.Contains("Statuts de 2024", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
        await papers.Press("Enregistrer");
        Assert.Contains("Statuts de 2026", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_text_is_refused_whole(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);

        var sent = await (await Page.Open(louise, $"{file}/projet")).Fill("Votre projet en quelques phrases", "Avant\0après").Press("Enregistrer");

        var asked = await Page.Open(louise, "/dispositifs?public=%00");

        Assert.All((Page[])[sent, asked], p => Assert.Equal((HttpStatusCode.BadRequest, "Cette demande n’a pas pu être traitée"), (p.Status, p.Heading)));
        Assert.Contains("Présentez le projet en quelques phrases.", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_scheme_one_comes_to_the_form_of_ones_structure_and_else_is_told_that_it_takes_one()
    {
        await using var played = await Played.Start(DatabaseKind.Sqlite, IdsOf.Settings);
        var (louise, hugo) = (await played.As(Played.Louise), await played.As("Hugo Lefebvre"));

        var form = await Page.Open(louise, "/dossiers/preparer?dispositif=inso");
        Assert.Equal($"{played.Root}/dossiers/nouveau?dispositif=inso", form.Address);
        Assert.True(((AngleSharp.Html.Dom.IHtmlInputElement)form.Field("INSO")).IsChecked);
        Assert.Equal($"{played.Root}/dossiers/nouveau", (await Page.Open(louise, "/dossiers/preparer?dispositif=//ailleurs")).Address);
        Assert.Equal("Ajouter ma structure", (await Page.Open(hugo, "/dossiers/preparer?dispositif=inso")).Link("Ajouter ma structure").TextContent.Trim());
    }

    private static Task<int> Ordered(Played played, string file) => played.Site.With<BeffroiDb, int>(async db =>
    {
        var reference = (await Filed.Row(played, file)).Reference;
        return await db.Set<DocumentEntry>().CountAsync(e => e.Title.Contains(reference));
    });
}
