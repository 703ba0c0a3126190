using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Beffroi.Organisations;
using Beffroi.Organisations.Shelf;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Platform.Documents;

/// <summary>A document that is kept: ordered by an act, made after it, never another. Through the statement of a shelf.</summary>
public sealed class StoredDocumentsTests
{
    [Theory, OnBothDatabases]
    public async Task A_statement_says_what_the_shelf_held_and_goes_on_saying_it(DatabaseKind database)
    {
        await using var played = await Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var form = await Page.Open(louise, $"{played.Root}/documents/etat");
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => form.Press("Faire l’état")));
        // What changes afterwards is not in it.
        await (await (await (await Page.Open(louise, $"{played.Root}/documents")).Go("Attestation d’assurance")).Go("Retirer du classeur")).Press("Retirer du classeur");
        await Makes(played);

        using var answer = await marcel.GetAsync((await Page.Open(marcel, $"{played.Root}/documents")).Link("État du 23 novembre 2026").GetAttribute("href")!);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-store, private", answer.Headers.CacheControl!.ToString());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var pdf = TaggedPdf.Open(bytes);
        Assert.Contains("Attestation d’assurance", pdf.Text, StringComparison.Ordinal);
        Assert.Contains("finissant par 4268", pdf.Text, StringComparison.Ordinal);
        var stored = await Stored(played);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Made!.Sha256.ToString());
        using var facts = JsonDocument.Parse(stored.Facts);
        Assert.Equal(5, facts.RootElement.GetProperty("pieces").GetArrayLength());
        Assert.DoesNotContain("FR76", stored.Facts, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_facts_give_the_same_bytes(DatabaseKind database)
    {
        await using var played = await Start(database);
        var louise = await played.As(Played.Louise);
        for (var i = 0; i < 2; i++)
            await (await Page.Open(louise, $"{played.Root}/documents/etat")).Press("Faire l’état");
        await Makes(played);

        var both = await All(played);

        Assert.Equal(2, both.Count);
        Assert.Equal(both[0].Facts, both[1].Facts);
        Assert.Equal(both[0].Made!.Sha256, both[1].Made!.Sha256);
        Assert.Equal(both[0].Made!.TemplateVersion, both[1].Made!.TemplateVersion);
        Assert.NotEqual(both[0].Id, both[1].Id);
    }

    [Theory, OnBothDatabases]
    public async Task Without_the_worker_the_act_goes_through_and_the_document_comes_when_it_is_back(DatabaseKind database)
    {
        await using var home = await TestDatabase.Clone(database);
        string address;
        await using (var played = await Played.StartOn(home, new Dictionary<string, string?>(Files) { [DocumentOptions.NodeKey] = "none" }))
        {
            var louise = await played.As(Played.Louise);
            Assert.Equal($"{played.Root}/documents", (await (await Page.Open(louise, $"{played.Root}/documents/etat")).Press("Faire l’état")).Address);
            await Makes(played);
            Assert.Null((await Stored(played)).Made);
            address = await AddressOf(played);
            var waiting = await Page.Open(louise, address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.Status);
            Assert.Contains("Ce PDF est en cours de fabrication.", waiting.Text, StringComparison.Ordinal);
            Assert.Contains("le PDF est en cours de fabrication", (await Page.Open(louise, $"{played.Root}/documents")).Text, StringComparison.Ordinal);
        }

        await using var later = await Played.StartOn(home, Files);
        later.Site.Clock.Advance(JobRunner.PauseAfter(1));
        await Makes(later);
        using var answer = await (await later.As(Played.Louise)).GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("%PDF", System.Text.Encoding.ASCII.GetString((await answer.Content.ReadAsByteArrayAsync())[..4]));
        Assert.Equal(new DateOnly(2026, 11, 23), (await Stored(later)).Day);
    }

    [Theory, OnBothDatabases]
    public async Task A_day_later_nothing_has_swept_it(DatabaseKind database)
    {
        await using var played = await Start(database);
        var louise = await played.As(Played.Louise);
        await (await Page.Open(louise, $"{played.Root}/documents/etat")).Press("Faire l’état");
        await Makes(played);

        played.Site.Clock.Advance(SweepFiles.Grace + TimeSpan.FromHours(1));
        await played.Site.With<SweepFiles>(s => s.Run(CancellationToken.None));

        Assert.Equal(HttpStatusCode.OK, (await (await played.As(Played.Louise)).GetAsync(await AddressOf(played))).StatusCode);
    }

    private static Dictionary<string, string?> Files => new() { [FilesOptions.ClamdKey] = "none" };

    private static Task<Played> Start(DatabaseKind database) => Played.Start(database, Files);

    private static Task Makes(Played played) => played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));

    private static async Task<IReadOnlyList<StoredDocument>> All(Played played)
    {
        var ids = (await played.Site.With<ShelfDb, IReadOnlyList<ShelfStatement>>(s => s.Statements(OrganisationId.Parse(played.Ateliers, null), CancellationToken.None))).Select(s => s.Id).ToList();
        return await played.Site.With<FindStoredDocuments, IReadOnlyList<StoredDocument>>(f => f.Find(ids, CancellationToken.None));
    }

    private static async Task<StoredDocument> Stored(Played played) => Assert.Single(await All(played));

    private static async Task<string> AddressOf(Played played) => $"{played.Root}/documents/etats/{(await Stored(played)).Id}";
}
