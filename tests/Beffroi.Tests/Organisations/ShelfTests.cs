using System.Globalization;
using System.Net;
using Beffroi.Organisations;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Platform.Files;

namespace Beffroi.Tests.Organisations;

/// <summary>The papers of an organisation, from the form to the browser, through ClamAV itself.</summary>
public sealed class ShelfTests(ClamdProcess clamd) : IClassFixture<ClamdProcess>
{
    private const string Closed = "En cours de vérification par l’antivirus.";

    [Theory, OnBothDatabases]
    public async Task A_document_waits_for_the_antivirus_comes_back_as_it_was_and_is_replaced_without_being_lost(DatabaseKind database)
    {
        await using var door = new Door(clamd.Port);
        await using var played = await Start(database, door.Port);
        // Those of the demonstration are through: they would wait for their turn again and again.
        await Scans(played);
        door.Fault = DoorFault.CutsInTheMiddle;
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var (first, second) = (Given.Pdf("/Title (un)"), Given.Pdf("/Title (deux)"));

        var waiting = await Adds(louise, played, "delegation", "Délégation de la directrice", first, until: "2027-03-31");
        Assert.Contains(Closed, waiting.Text, StringComparison.Ordinal);
        var closed = await Page.Open(marcel, $"{played.Root}/documents/fichiers/{(await Pieces(played)).Single(p => p.Kind == "delegation").Id}");
        Assert.Equal("Ce fichier ne s’ouvre pas", closed.Heading);
        await Scans(played);
        door.Fault = DoorFault.None;
        played.Site.Clock.Advance(JobRunner.PauseAfter(1));
        await Scans(played);
        var there = await Page.Open(marcel, waiting.Address);
        Assert.Contains("Valable jusqu’au 31 mars 2027", Plain(there.Text), StringComparison.Ordinal);
        Assert.Contains("par Louise Carpentier", there.Text, StringComparison.Ordinal);
        Assert.Equal(first, await Downloads(marcel, there, "delegation.pdf"));

        var replaced = await (await there.Go("Remplacer")).Fill("Intitulé", "Délégation 2027").Fill("Valable jusqu’au", "").Attach("Nouveau fichier", "nouvelle.pdf", second).Press("Remplacer");
        await Scans(played);
        replaced = await Page.Open(louise, replaced.Address);
        Assert.Equal("Délégation 2027", replaced.Heading);
        Assert.Contains("Date de fin inconnue", replaced.Text, StringComparison.Ordinal);
        Assert.Equal(second, await Downloads(louise, replaced, "nouvelle.pdf"));
        Assert.Equal(first, await Downloads(louise, replaced, "delegation.pdf"));
        var history = (await Page.Open(louise, $"{played.Root}/historique")).Text;
        Assert.Contains("Document ajouté au classeur (delegation).", history, StringComparison.Ordinal);
        Assert.Contains("Document du classeur remplacé (delegation, version 2).", history, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_virus_is_said_and_the_version_before_stays_in_place(DatabaseKind database)
    {
        await using var played = await Start(database);
        var louise = await played.As(Played.Louise);
        var page = await Adds(louise, played, "autre", "Plaquette", Given.Pdf("/Title (saine)"));
        await Scans(played);

        await (await Page.Open(louise, page.Address + "/remplacer")).Attach("Nouveau fichier", "plaquette.txt", ClamdProcess.Eicar).Press("Remplacer");
        await Scans(played);

        var shelf = await Page.Open(louise, $"{played.Root}/documents");
        Assert.Contains("l’antivirus a écarté le fichier du 23 novembre 2026. La version d’avant reste en place.", Plain(shelf.Text), StringComparison.Ordinal);
        var shown = await Page.Open(louise, page.Address);
        Assert.Contains("La version 1 reste en place : rien n’est perdu.", Plain(shown.Text), StringComparison.Ordinal);
        var piece = (await Pieces(played)).Single(p => p.Label == "Plaquette");
        Assert.Equal(ScanState.Clean, (await played.Site.With<FindFiles, IReadOnlyList<StoredFile>>(f => f.Find([piece.File], CancellationToken.None))).Single().State);
        // Known from then on: the form itself says so, and one cannot keep it by changing its label.
        var again = await (await Page.Open(louise, page.Address + "/remplacer")).Attach("Nouveau fichier", "encore.txt", ClamdProcess.Eicar).Press("Remplacer");
        Assert.Contains("L’antivirus a écarté ce fichier", again.Text, StringComparison.Ordinal);
        Assert.Contains("Choisissez un fichier", (await (await Page.Open(louise, page.Address + "/remplacer")).Press("Remplacer")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_something_rests_on_stays_and_the_rest_is_withdrawn_with_its_bytes(DatabaseKind database)
    {
        await using var played = await Start(database);
        var louise = await played.As(Played.Louise);
        await Scans(played);
        var shelf = await Page.Open(louise, $"{played.Root}/documents");

        var rib = await (await shelf.Go("RIB du compte courant")).Go("Retirer du classeur");
        Assert.Contains("Des coordonnées bancaires ont été proposées d’après ce document.", rib.Text, StringComparison.Ordinal);
        var insurance = await shelf.Go("Attestation d’assurance");
        var file = insurance.Link("assurance.txt").GetAttribute("href")!;
        var left = await (await insurance.Go("Retirer du classeur")).Press("Retirer du classeur");

        Assert.DoesNotContain("Attestation d’assurance ·", left.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await louise.GetAsync(file)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await louise.GetAsync(insurance.Address)).StatusCode);
        Assert.Contains("Document retiré du classeur (assurance).", (await Page.Open(louise, $"{played.Root}/historique")).Text, StringComparison.Ordinal);
        Assert.Contains(await Pieces(played), p => p.Kind == "rib");
    }

    [Theory, OnBothDatabases]
    public async Task Who_comes_second_sees_what_differs_and_the_same_form_sent_many_times_at_once_has_one_effect(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var form = (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=autre")).Fill("Intitulé", "Une seule fois").Attach("Fichier", "une.pdf", Given.Pdf());
        var shown = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => form.Press("Ajouter au classeur")));
        var address = Assert.Single(shown.Select(p => p.Address).Distinct());

        var rivals = new[] { await Page.Open(louise, address + "/remplacer"), await Page.Open(marcel, address + "/remplacer") };
        rivals[0].Fill("Intitulé", "Celui de Louise");
        rivals[1].Fill("Intitulé", "Celui de Marcel");
        var ends = await Task.WhenAll(rivals.Select(r => r.Press("Remplacer")));
        var loser = Assert.Single(ends, e => e.Status == HttpStatusCode.Conflict);
        var winner = Assert.Single(ends, e => e.Status == HttpStatusCode.OK);
        Assert.Contains(winner.Heading, loser.Text, StringComparison.Ordinal);
        Assert.Contains("Quelqu’un a modifié", loser.Text, StringComparison.Ordinal);
        // Having compared, they send it on purpose; sent twice, it is one version.
        var final = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => loser.Press("Remplacer")));
        Assert.All(final, f => Assert.Contains("(en place)", f.Text, StringComparison.Ordinal));
        Assert.Equal(3, (await Page.Open(louise, address)).Document.QuerySelectorAll("tbody tr").Length);
    }

    [Theory, OnBothDatabases]
    public async Task The_page_warns_before_an_end_and_after_it(DatabaseKind database)
    {
        await using var played = await Start(database);
        var marcel = await played.As(Played.Marcel);
        Assert.Contains("Attestation d’assurance : valable jusqu’au 13 décembre 2026 seulement.", Plain((await Page.Open(marcel, $"{played.Root}/documents")).Text), StringComparison.Ordinal);
        var insurance = (await Pieces(played)).Single(p => p.Kind == "assurance");
        Assert.True(insurance.IsValidOn(new(2026, 12, 13)));
        Assert.False(insurance.IsValidOn(new(2026, 12, 14)));
        Assert.Null((insurance with { Until = null }).IsValidOn(new(2026, 12, 14)));
        Assert.True((await Pieces(played)).Single(p => p.Kind == "statuts").IsValidOn(new(2036, 1, 1)));

        played.Site.Clock.Advance(TimeSpan.FromDays(21));
        marcel = await played.As(Played.Marcel);
        Assert.Contains("Attestation d’assurance : n’est plus valable : il l’était jusqu’au 13 décembre 2026.", Plain((await Page.Open(marcel, $"{played.Root}/documents")).Text), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_typed_wrong_is_said_beside_its_field(DatabaseKind database)
    {
        await using var played = await Start(database);
        var louise = await played.As(Played.Louise);
        var add = $"{played.Root}/documents/ajouter?piece=comptes";

        var empty = await (await Page.Open(louise, add)).Fill("Intitulé", "").Press("Ajouter au classeur");
        Assert.StartsWith("Erreur", empty.Title, StringComparison.Ordinal);
        Assert.Contains("Donnez un nom à ce document.", empty.Text, StringComparison.Ordinal);
        Assert.Contains("Choisissez un fichier.", empty.Text, StringComparison.Ordinal);
        var half = await (await Page.Open(louise, add)).Fill("Début de la période", "2025-01-01").Attach("Fichier", "comptes.pdf", Given.Pdf()).Press("Ajouter au classeur");
        Assert.Contains("Donnez les deux dates de la période, ou aucune.", half.Text, StringComparison.Ordinal);
        var turned = await half.Fill("Fin de la période", "2024-12-31").Attach("Fichier", "comptes.pdf", Given.Pdf()).Press("Ajouter au classeur");
        Assert.Contains("La fin vient avant le début.", turned.Text, StringComparison.Ordinal);
        var disguised = await turned.Fill("Fin de la période", "2025-12-31").Attach("Fichier", "comptes.pdf", Given.Sample("photo.jpg")).Press("Ajouter au classeur");
        Assert.Contains("Le nom de ce fichier ne correspond pas à son contenu.", disguised.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await louise.GetAsync($"{played.Root}/documents/ajouter?piece=inconnue")).StatusCode);
    }

    [Fact]
    public async Task Where_no_file_is_received_the_shelf_says_so_and_offers_nothing()
    {
        await using var played = await Played.Start(DatabaseKind.Sqlite);
        var louise = await played.As(Played.Louise);

        var shelf = await Page.Open(louise, $"{played.Root}/documents");

        Assert.Contains("Ce site ne reçoit pas de fichiers en ce moment.", shelf.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(shelf.Document.QuerySelectorAll("a"), a => a.GetAttribute("href")!.Contains("/ajouter", StringComparison.Ordinal));
        var refused = await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=statuts")).Attach("Fichier", "a.pdf", Given.Pdf()).Press("Ajouter au classeur");
        Assert.Contains("Ce site ne reçoit pas de fichiers en ce moment.", refused.Text, StringComparison.Ordinal);
    }

    private Task<Played> Start(DatabaseKind database, int? port = null) => Played.Start(
        database, new Dictionary<string, string?> { [FilesOptions.ClamdKey] = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port ?? clamd.Port}") });

    private static Task Scans(Played played) => played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));

    private static async Task<Page> Adds(HttpClient who, Played played, string kind, string label, byte[] content, string? until = null)
    {
        var form = (await Page.Open(who, $"{played.Root}/documents/ajouter?piece={kind}")).Fill("Intitulé", label).Attach("Fichier", $"{kind}.pdf", content, "application/pdf");
        return await (until is null ? form : form.Fill("Valable jusqu’au", until)).Press("Ajouter au classeur");
    }

    private static async Task<byte[]> Downloads(HttpClient who, Page page, string link)
    {
        using var answer = await who.GetAsync(page.Link(link).GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static Task<IReadOnlyList<Piece>> Pieces(Played played) =>
        played.Site.With<IShelf, IReadOnlyList<Piece>>(s => s.Pieces(OrganisationId.Parse(played.Ateliers, null), CancellationToken.None));

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
