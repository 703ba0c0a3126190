using System.Globalization;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Applications;

/// <summary>What the antivirus has not found clean neither goes to the Region nor is signed: through ClamAV itself.</summary>
public sealed class ScannedPapersTests(ClamdProcess clamd) : IClassFixture<ClamdProcess>
{
    /// <summary>Longer than what a door that cuts lets through: who sends less than that waits for an answer until they give up.</summary>
    private static readonly byte[] Sound = [.. Enumerable.Repeat("Sain. "u8.ToArray(), 40).SelectMany(b => b)];

    private const string Refused = "L’antivirus a écarté", Waiting = "En cours de vérification par l’antivirus";

    [Theory, OnBothDatabases]
    public async Task A_piece_is_sent_once_its_file_is_clean_and_never_when_it_was_refused(DatabaseKind database)
    {
        await using var door = new Door(clamd.Port);
        await using var played = await Start(database, door.Port);
        var (file, request, piece) = await Filed.WaitsForAPiece(played);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        async Task<AidRequestState> State() => (await Filed.Requests(played, file)).Single(r => r.Id == request.Id).State;
        async Task<Page> Sends() => await (await Page.Open(louise, $"{file}/demandes/{request.Id}/completer")).Fill("Un mot", "Voilà tout.").Press("Envoyer");

        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Attach("Le fichier", "infecte.txt", ClamdProcess.Eicar).Press("Enregistrer");
        await Scans(played);
        var infected = await Sends();
        Assert.Contains($"{Refused} « infecte.txt » (Un devis). Donnez un autre fichier, ou répondez par quelques mots.", Plain(infected), StringComparison.Ordinal);
        Assert.Equal("Voilà tout.", infected.Document.QuerySelector("[name=motif]")!.TextContent.Trim());
        Assert.Equal(AidRequestState.Incomplete, await State());
        Assert.Contains(Refused, (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
        var atTheRegion = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains(Refused, atTheRegion.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(atTheRegion.Document.QuerySelectorAll("main a"), a => a.TextContent.Contains("infecte.txt", StringComparison.Ordinal));
        // Nothing but the file that was refused is no answer.
        Assert.Contains("Choisissez un document ou un fichier", (await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Press("Enregistrer")).Text, StringComparison.Ordinal);

        door.Fault = DoorFault.CutsInTheMiddle;
        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Attach("Le fichier", "sain.txt", Sound).Press("Enregistrer");
        Assert.Contains($"{Waiting} : « sain.txt » (Un devis). Réessayez dans un moment", Plain(await Sends()), StringComparison.Ordinal);
        Assert.Equal(AidRequestState.Incomplete, await State());
        await Scans(played);
        door.Fault = DoorFault.None;
        played.Site.Clock.Advance(JobRunner.PauseAfter(1));
        await Scans(played);
        await Sends();
        Assert.Equal(AidRequestState.UnderReview, await State());
        Assert.Equal(Sound, await claire.GetByteArrayAsync((await Page.Open(claire, Filed.AtTheRegion(file))).Link("sain.txt").GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task Words_take_the_place_of_a_file_that_was_refused(DatabaseKind database)
    {
        await using var played = await Start(database, clamd.Port);
        var (file, request, piece) = await Filed.WaitsForAPiece(played);
        var louise = await played.As(Played.Louise);
        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Attach("Le fichier", "infecte.txt", ClamdProcess.Eicar).Press("Enregistrer");
        await Scans(played);

        await (await Page.Open(louise, $"{file}/pieces/{piece.Id}")).Fill("Ce que vous voulez", "Pas encore signé.").Press("Enregistrer");
        await (await Page.Open(louise, $"{file}/demandes/{request.Id}/completer")).Press("Envoyer");

        Assert.Equal(AidRequestState.UnderReview, (await Filed.Requests(played, file)).Single(r => r.Id == request.Id).State);
        Assert.DoesNotContain("infecte.txt", (await Page.Open(await played.As(Played.Claire), Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_is_signed_once_the_papers_that_go_with_it_are_clean(DatabaseKind database)
    {
        await using var door = new Door(clamd.Port);
        await using var played = await Start(database, door.Port);
        await Scans(played);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        await Shelves(louise, played, "Règlement intérieur", "infecte.txt", ClamdProcess.Eicar);
        await Scans(played);
        await (await Page.Open(louise, $"{file}/pieces-jointes")).Choose("Règlement intérieur").Press("Enregistrer");

        var check = await Page.Open(louise, $"{file}/deposer");
        Assert.Contains($"{Refused} « Règlement intérieur »", Plain(check), StringComparison.Ordinal);
        Assert.Empty(check.Document.QuerySelectorAll("main form[method=post]"));
        Assert.Contains(Refused, (await Deposits(played, file)).Message, StringComparison.Ordinal);

        door.Fault = DoorFault.CutsInTheMiddle;
        await (await (await (await Page.Open(louise, $"{played.Root}/documents")).Go("Règlement intérieur")).Go("Remplacer")).Attach("Nouveau fichier", "sain.txt", Sound).Press("Remplacer");
        await (await Page.Open(louise, $"{file}/pieces-jointes")).Press("Enregistrer");
        Assert.Contains($"{Waiting} : « Règlement intérieur ». Réessayez dans un moment", Plain(await Page.Open(louise, $"{file}/deposer")), StringComparison.Ordinal);
        Assert.Contains(Waiting, (await Deposits(played, file)).Message, StringComparison.Ordinal);
        await Scans(played);
        door.Fault = DoorFault.None;
        played.Site.Clock.Advance(JobRunner.PauseAfter(1));
        await Scans(played);
        await Filed.IsDeposited(louise, file);
        Assert.Equal(CaseFileState.Deposited, (await Filed.Row(played, file)).State);
    }

    [Fact]
    public async Task The_past_of_a_demonstration_with_an_antivirus_rests_on_papers_too()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite, new Dictionary<string, string?>(PastSites.Settings) { [FilesOptions.ClamdKey] = Address(clamd.Port) });

        var requests = await site.With<BeffroiDb, List<AidRequest>>(db => db.Set<AidRequest>().AsNoTracking().ToListAsync());

        Assert.Contains(requests, r => r is { SchemeId: "cote", State: not AidRequestState.Prepared });
    }

    private static async Task<Refusal> Deposits(Played played, string file)
    {
        var (row, louise) = (await Filed.Row(played, file), await played.Account("louise.carpentier"));
        var signatory = (await played.Site.With<IOrganisations, IReadOnlyList<Signatory>>(o => o.Signatories(row.OrganisationId, new(2026, 11, 23), CancellationToken.None)))[0];
        return (await played.Site.With<DepositCaseFile, Outcome<CaseFile>>(d => d.Deposit(row, row.Version, new(signatory.Id, Agreed: true), louise, CancellationToken.None))).Refusal!;
    }

    private static async Task Shelves(HttpClient editor, Played played, string label, string name, byte[] content) =>
        await (await Page.Open(editor, $"{played.Root}/documents/ajouter?piece=autre")).Fill("Intitulé", label).Attach("Fichier", name, content).Press("Ajouter au classeur");

    private static Task<Played> Start(DatabaseKind database, int port) => Played.Start(database, new Dictionary<string, string?> { [FilesOptions.ClamdKey] = Address(port) });

    private static string Address(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    private static Task Scans(Played played) => played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
