using System.Net;
using Beffroi.Applications.CaseFiles;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>The Region proposes another scheme; the structure takes it with all that it wrote, or keeps to its own.</summary>
public sealed class RedirectTests
{
    private const string Why = "INSO finance ce que vous décrivez, BUSIN non.";

    [Theory, OnBothDatabases]
    public async Task Accepted_all_that_was_written_goes_on_in_a_new_draft_and_nothing_is_typed_again(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel, claire) = (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Claire));
        await (await Page.Open(marcel, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=statuts")).Fill("Intitulé", "Statuts de 2024").Attach("Fichier", "statuts.txt", "Statuts"u8.ToArray()).Press("Ajouter au classeur");
        var file = await Filed.IsOpened(marcel, played.Root);
        await Filed.IsWritten(marcel, file);
        await (await Page.Open(marcel, $"{file}/pieces-jointes")).Choose("Statuts de 2024").Press("Enregistrer");
        await Filed.IsDeposited(louise, file);
        var (request, hash) = ((await Filed.Requests(played, file))[0], (await Filed.Row(played, file)).DepositHash);
        await Filed.Acts(claire, file, request, "Prendre en charge");
        Assert.Contains("Choisissez l’aide", (await Filed.Acts(claire, file, request, "Proposer cette aide à la place", Why)).Text, StringComparison.Ordinal);
        await IsProposed(claire, file, request, "inso");

        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains(Why, (await AssistanceTests.Letter(louise, "louise.carpentier", "la Région vous propose une autre aide")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(marcel, $"{file}/demandes/{request.Id}/reorientation")).Status);
        var answer = await (await Page.Open(louise, file)).Go("Répondre à la proposition");
        Assert.Contains(Why, answer.Text, StringComparison.Ordinal);
        Assert.Contains("Choisissez d’accepter ou de refuser.", (await answer.Press("Répondre")).Text, StringComparison.Ordinal);
        answer.Choose("J’accepte INSO");
        var (once, twice) = (await answer.Press("Répondre"), await answer.Press("Répondre"));
        Assert.Equal((HttpStatusCode.OK, file, file), (twice.Status, once.Address, twice.Address));

        var draft = (await (await Page.Open(louise, file)).Go("le dossier DOS-")).Address;
        var (former, row) = (await Filed.Row(played, file), await Filed.Row(played, draft));
        Assert.Equal((CaseFileState.Draft, request.Id, former.Facts, former.Municipality), (row.State, row.RedirectedFrom, row.Facts, row.Municipality));
        Assert.NotNull(row.Facts);
        Assert.Equal(hash, former.DepositHash);
        Assert.Equal([AidRequestState.Redirected, AidRequestState.Deposited], (await Filed.Requests(played, file)).Select(r => r.State));
        Assert.Equal("inso", (await Filed.Requests(played, draft)).Single().SchemeId);
        var check = await (await Page.Open(louise, draft)).Go("Recopier dans le formulaire DUIS");
        foreach (var kept in new[] { "Réparer au lieu de jeter.", "Réparatrice", "Statuts de 2024", "12 000", "Demandé ici : INSO, en fonctionnement", "13 – Subventions d’investissement (investissement), Demandé à INV" })
            Assert.Contains(kept, check.Text.Replace('\u00A0', ' ').Replace('\u202F', ' '), StringComparison.Ordinal);
        // Nothing lacks: it can be copied into the form of the other site as it is.
        await Filed.IsDepositedOutside(played, louise, draft);
        Assert.Equal(CaseFileState.Deposited, (await Filed.Row(played, draft)).State);
        Assert.Equal("Statuts", await claire.GetStringAsync((await Page.Open(claire, Filed.AtTheRegion(draft))).Link("Statuts de 2024").GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task Refused_the_Region_looks_again_and_a_scheme_of_an_operator_opens_no_draft(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        await Filed.IsDeposited(louise, file);
        var request = (await Filed.Requests(played, file))[0];
        await Filed.Acts(claire, file, request, "Prendre en charge");
        await Filed.Acts(claire, file, request, "Déclarer complète et recevable");
        await IsProposed(claire, file, request, "inso");
        var answer = (await Page.Open(louise, $"{file}/demandes/{request.Id}/reorientation")).Choose("Je refuse");
        Assert.Contains("Écrivez pourquoi : la Région le lira.", (await answer.Press("Répondre")).Text, StringComparison.Ordinal);
        await answer.Fill("Un mot pour la Région", "Nous tenons à BUSIN.").Press("Répondre");
        Assert.Equal((AidRequestState.UnderReview, null), State(await Filed.Requests(played, file)));

        await IsProposed(claire, file, request, "acc-ess");
        Assert.Equal(AidRequestState.RedirectProposed, (await Filed.Requests(played, file))[0].State);
        var stale = (await Page.Open(louise, $"{file}/demandes/{request.Id}/reorientation")).Choose("J’accepte");
        await Filed.Acts(claire, file, request, "Examiner de nouveau", "Attendez.");
        Assert.Equal(HttpStatusCode.Conflict, (await stale.Press("Répondre")).Status);
        await IsProposed(claire, file, request, "acc-ess");
        await (await Page.Open(louise, $"{file}/demandes/{request.Id}/reorientation")).Choose("J’accepte").Press("Répondre");

        Assert.Contains("À qui s’adresser pour ACC", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
        Assert.Equal(AidRequestState.Redirected, (await Filed.Requests(played, file))[0].State);
        Assert.Null(await played.Site.With<CaseFilesDb, CaseFile?>(f => f.CarriedOver(request.Id, CancellationToken.None)));

        static (AidRequestState, string?) State(IReadOnlyList<AidRequest> requests) => (requests[0].State, requests[0].RedirectTo);
    }

    private static async Task<Page> IsProposed(HttpClient officer, string file, AidRequest request, string other)
    {
        var page = (await Page.Open(officer, $"{Filed.AtTheRegion(file)}/demandes/{request.Id}")).Fill("Aide proposée à la place", other);
        ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelector($"[name=motif_{nameof(AidRequestAct.ProposeRedirect)}]")!).Value = Why;
        return await page.Press("Proposer cette aide à la place");
    }
}
