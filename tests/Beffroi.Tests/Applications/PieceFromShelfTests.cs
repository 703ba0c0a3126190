using System.Net;
using AngleSharp.Html.Dom;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>A piece that the Region asks for and that the structure keeps already is not given anew.</summary>
public sealed class PieceFromShelfTests
{
    [Theory, OnBothDatabases]
    public async Task A_paper_of_the_shelf_answers_in_the_version_that_was_chosen_and_stays_so(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var (file, request, piece) = await Filed.WaitsForAPiece(played);
        var paper = await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=statuts")).Fill("Intitulé", "Statuts de 2024").Attach("Fichier", "statuts.txt", "Statuts"u8.ToArray()).Press("Ajouter au classeur");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));

        var page = await Page.Open(louise, $"{file}/pieces/{piece.Id}");
        Assert.Contains("Déjà donné : devis.txt", Plain(page), StringComparison.Ordinal);
        var given = await page.Fill("Un document de la structure", await IdOf(played, "Statuts de 2024")).Press("Enregistrer");
        Assert.Equal(file, given.Address);
        var again = await Page.Open(louise, $"{file}/pieces/{piece.Id}");
        Assert.Contains("Déjà donné : Statuts : Statuts de 2024", Plain(again), StringComparison.Ordinal);
        Assert.Equal("Statuts", await louise.GetStringAsync($"{file}/pieces/{piece.Id}/fichier"));
        // Words alone leave what was chosen.
        await again.Fill("Ce que vous voulez en dire", "Les derniers.").Press("Enregistrer");

        await (await Page.Open(louise, paper.Address + "/remplacer")).Attach("Nouveau fichier", "neufs.txt", "Neufs"u8.ToArray()).Press("Remplacer");
        await (await (await Page.Open(louise, file)).Go("Envoyer les pièces")).Press("Envoyer");
        Assert.Equal(AidRequestState.UnderReview, (await Filed.Requests(played, file)).Single(r => r.Id == request.Id).State);
        await (await (await Page.Open(louise, paper.Address)).Go("Retirer du classeur")).Press("Retirer du classeur");
        var read = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Les derniers.", read.Text, StringComparison.Ordinal);
        Assert.Equal("Statuts", await claire.GetStringAsync(read.Link("Statuts de 2024").GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_given_instead_takes_nothing_from_the_shelf_and_only_ones_own_papers_are_chosen(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, nadia) = (await played.As(Played.Louise), await played.As(Played.Nadia));
        var (file, _, piece) = await Filed.WaitsForAPiece(played);
        await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=statuts")).Fill("Intitulé", "Statuts de 2024").Attach("Fichier", "statuts.txt", "Statuts"u8.ToArray()).Press("Ajouter au classeur");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        var mine = await IdOf(played, "Statuts de 2024");
        var address = $"{file}/pieces/{piece.Id}";

        var both = await (await Page.Open(louise, address)).Fill("Un document de la structure", mine).Attach("Le fichier", "autre.txt", "Autre"u8.ToArray()).Press("Enregistrer");
        Assert.Contains("Choisissez un document de la structure ou un fichier, pas les deux.", both.Text, StringComparison.Ordinal);
        Assert.Equal(mine, ((IHtmlSelectElement)both.Field("Un document de la structure")).Value);

        await (await Page.Open(louise, address)).Fill("Un document de la structure", mine).Press("Enregistrer");
        await (await Page.Open(louise, address)).Attach("Le fichier", "autre.txt", "Autre"u8.ToArray()).Press("Enregistrer");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Equal("Autre", await louise.GetStringAsync($"{address}/fichier"));
        // What was on the shelf is still there, and can be opened.
        Assert.Equal("Statuts", await louise.GetStringAsync($"{played.Root}/documents/fichiers/{mine}"));

        var other = await Played.Creates(nadia, "Une Autre");
        await (await Page.Open(nadia, $"/structures/{other}/documents/ajouter?piece=statuts")).Fill("Intitulé", "Secrets").Attach("Fichier", "secrets.txt", "Secrets"u8.ToArray()).Press("Ajouter au classeur");
        var forged = await Page.Open(louise, address);
        ((IHtmlOptionElement)forged.Document.QuerySelector("select[name=papier] option:last-child")!).Value = await IdOf(played, "Secrets", other);
        var refused = await forged.Fill("Un document de la structure", await IdOf(played, "Secrets", other)).Press("Enregistrer");
        Assert.Contains("vient d’être retirée du classeur", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Equal("Autre", await louise.GetStringAsync($"{address}/fichier"));
    }

    private static async Task<string> IdOf(Played played, string label, string? organisation = null) =>
        (await played.Site.With<IShelf, IReadOnlyList<Piece>>(s => s.Pieces(OrganisationId.Parse(organisation ?? played.Ateliers, null), CancellationToken.None))).Single(p => p.Label == label).Id.ToString();

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ');
}
