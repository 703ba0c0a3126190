using Beffroi.Applications.CaseFiles;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>What people do with case files, by the pages.</summary>
internal static class Filed
{
    public const string Project = "Une conserverie de quartier";

    /// <returns>The path of the file.</returns>
    public static async Task<string> IsOpened(HttpClient editor, string organisation, params string[] schemes)
    {
        var form = (await Page.Open(editor, $"{organisation}/dossiers/nouveau")).Fill("Nom du projet", Project);
        foreach (var scheme in schemes.Length > 0 ? schemes : ["BUSIN", "INV"])
            form.Choose(scheme);
        return (await form.Press("Commencer le dossier")).Address;
    }

    /// <summary>Writes every section, so that nothing lacks.</summary>
    public static Task IsWritten(HttpClient editor, string file, string town = "Amiens") =>
        IsWritten(editor, file, form => form.Fill("Demandé à BUSIN", "12 000").Fill("Demandé à INV", "3000,50"), town);

    /// <param name="asks">Fills 15,000.50 € in all.</param>
    public static async Task IsWritten(HttpClient editor, string file, Func<Page, Page> asks, string town = "Amiens")
    {
        await WritesTheProject(editor, file, town);
        await (await Page.Open(editor, $"{file}/emplois")).Choose("Oui").Fill("Ce que fait la personne", "Réparatrice").Fill("Temps de travail", "0,8").Fill("Contrat", "CDI").Press("Enregistrer");
        await asks(await Page.Open(editor, $"{file}/financement"))
            .Line("charge", 0, "64", "Salaire", "20 000").Line("charge", 1, "21", "Établi", "5 000,50").Line("produit", 0, "70", "Réparations", "10000").Press("Enregistrer");
        await (await Page.Open(editor, $"{file}/declarations")).Choose("une association ou une fondation").Choose("souscrit le contrat").Pick("de_minimis", "non")
            .Choose("La structure est à jour").Press("Enregistrer");
    }

    public static async Task<Page> WritesTheProject(HttpClient editor, string file, string town = "Amiens", string summary = "Réparer au lieu de jeter.") =>
        await (await Page.Open(editor, $"{file}/projet")).Fill("Votre projet en quelques phrases", summary).Fill("Ce que vous ferez", "Ouvrir un atelier.").Fill("Commune", town)
            .Fill("Début", "2027-01-01").Fill("Fin", "2027-12-31").Press("Enregistrer");

    public static async Task<Page> IsDeposited(HttpClient owner, string file) =>
        await (await Page.Open(owner, $"{file}/deposer")).Choose("Marcel Wattebled").Choose("certifie que tout").Press("Signer et déposer");

    /// <summary>Writes every section of a file that asks for INSO alone.</summary>
    public static Task IsWrittenForInso(HttpClient editor, string file) => IsWritten(editor, file, form => form.Fill("En fonctionnement", "10 000").Fill("En investissement", "5 000,50"));

    /// <summary>Declares the first request of a file as made on another site.</summary>
    public static async Task<Page> IsDepositedOutside(Played played, HttpClient owner, string file, string number = "2026-INSO/0042", string on = "2026-11-23") =>
        await Declares(owner, file, (await Requests(played, file))[0], number, on);

    public static async Task<Page> Declares(HttpClient owner, string file, AidRequest request, string number, string on) =>
        await (await Page.Open(owner, $"{file}/demandes/{request.Id}/depose-ailleurs")).Fill("Le numéro donné par le site", number).Fill("Déposé le", on).Press("J’ai déposé là-bas");

    /// <summary>A file of Louise that the Region waits for a piece of, which is given and not yet sent.</summary>
    public static async Task<(string File, AidRequest Request, PieceRequest Piece)> WaitsForAPiece(Played played)
    {
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await IsOpened(louise, played.Root);
        await IsWritten(louise, file);
        await IsDeposited(louise, file);
        var request = (await Requests(played, file))[0];
        await Acts(claire, file, request, "Prendre en charge");
        await AsksForPieces(claire, file, request, "Un devis");
        var piece = (await played.Site.With<CaseFilesDb, IReadOnlyList<PieceRequest>>(f => f.Pieces([request.Id], CancellationToken.None)))[0];
        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Attach("Le fichier", "devis.txt", "Devis"u8.ToArray()).Press("Enregistrer");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        return (file, request, piece);
    }

    public static string IdOf(string file) => file.Split('/').Last();

    public static string AtTheRegion(string file) => $"/region/dossiers/{IdOf(file)}";

    public static async Task<CaseFile> Row(Played played, string file) =>
        (await played.Site.With<CaseFilesDb, CaseFile?>(f => f.Find(CaseFileId.Parse(IdOf(file), null), CancellationToken.None)))!;

    public static async Task<IReadOnlyList<AidRequest>> Requests(Played played, string file) =>
        await played.Site.With<CaseFilesDb, IReadOnlyList<AidRequest>>(f => f.Requests([CaseFileId.Parse(IdOf(file), null)], CancellationToken.None));

    public static async Task<Page> Acts(HttpClient officer, string file, AidRequest request, string button, string words = "") =>
        await (await Page.Open(officer, $"{AtTheRegion(file)}/demandes/{request.Id}")).WriteBeside(button, words).Press(button);

    public static async Task<Page> AsksForPieces(HttpClient officer, string file, AidRequest request, string pieces, string until = "2026-12-10") =>
        await (await Page.Open(officer, $"{AtTheRegion(file)}/demandes/{request.Id}")).Fill("Pièces à demander", pieces).Fill("À donner au plus tard le", until).Press("Demander ces pièces");

    /// <summary>Writes to the structure, in the form of that button: each act has its own.</summary>
    private static Page WriteBeside(this Page page, string button, string words)
    {
        if (words.Length > 0)
            ((AngleSharp.Html.Dom.IHtmlTextAreaElement)page.Document.QuerySelectorAll("main form").Single(f => f.QuerySelector("button")!.TextContent.Trim() == button).QuerySelector("[name^=motif_]")!).Value = words;
        return page;
    }

    /// <summary>Fills the fields of one line of a list, by their names: their labels are the same in each.</summary>
    public static Page Line(this Page page, string line, params (string Field, string Value)[] values)
    {
        foreach (var (field, value) in values)
            Set(page, $"{line}_{field}", value);
        return page;
    }

    private static Page Line(this Page page, string list, int line, string heading, string label, string amount)
    {
        Set(page, $"{list}_{line}_poste", heading);
        Set(page, $"{list}_{line}_libelle", label);
        Set(page, $"{list}_{line}_montant", amount);
        return page;
    }

    private static void Set(Page page, string name, string value)
    {
        switch (page.Document.QuerySelector($"[name={name}]"))
        {
            case AngleSharp.Html.Dom.IHtmlSelectElement list:
                // By its value, or by the words of the choice.
                list.Value = list.Options.First(o => o.Value == value || o.TextContent.Contains(value, StringComparison.Ordinal)).Value;
                break;
            case AngleSharp.Html.Dom.IHtmlInputElement input:
                input.Value = value;
                break;
            case AngleSharp.Html.Dom.IHtmlTextAreaElement area:
                area.Value = value;
                break;
            default:
                throw new KeyNotFoundException($"No field is named {name}.");
        }
    }

    /// <summary>Chooses among radio buttons of one name, where another group has the same words.</summary>
    public static Page Pick(this Page page, string name, string value)
    {
        ((AngleSharp.Html.Dom.IHtmlInputElement)page.Document.QuerySelector($"input[name={name}][value={value}]")!).IsChecked = true;
        return page;
    }
}
