using System.Globalization;
using System.Text.Json;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Store;
using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Documents;

/// <summary>Orders a document that is kept: what it says is settled now, its bytes are made right after the commit, and never change.</summary>
public sealed class StoreDocument
{
    internal const string JobKind = "document-make";

    private readonly DocumentsDb documents;
    private readonly Outbox outbox;
    private readonly TimeProvider clock;

    internal StoreDocument(DocumentsDb documents, Outbox outbox, TimeProvider clock) => (this.documents, this.outbox, this.clock) = (documents, outbox, clock);

    /// <summary>In the transaction of the act that orders it (<c>db.Write</c>): that the document cannot be made now does not stop the act.</summary>
    /// <param name="document">What it says.</param>
    /// <param name="fileName">Under which it is saved: « accusé-de-réception.pdf ».</param>
    /// <param name="cancellation">Of the act.</param>
    /// <exception cref="ArgumentException">It has no title, or says too much.</exception>
    public Task<StoredDocumentId> Order(PdfDocument document, string fileName, CancellationToken cancellation)
    {
        var facts = MakePdf.FactsOf(document.Content);
        if (string.IsNullOrWhiteSpace(document.Title) || document.Title.Length > DocumentEntry.LongestTitle || facts.Length > DocumentEntry.LongestFacts)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A document has a title, and {DocumentEntry.LongestFacts} characters of facts at most."), nameof(document));
        return documents.Write(
            async () =>
            {
                var id = TypedId.New<StoredDocumentId>(clock);
                await documents.Add(
                    new()
                    {
                        Id = id,
                        Template = document.Template,
                        Title = document.Title,
                        Day = document.Date,
                        Facts = facts,
                        FileName = Files.FileName.Safe(fileName),
                        OrderedAt = clock.GetUtcNow(),
                    },
                    cancellation);
                await outbox.Post(JobKind, $"{JobKind}/{id}", JsonSerializer.Serialize(new DocumentOrder(id.ToString())), cancellation: cancellation);
                return id;
            },
            cancellation);
    }
}

/// <summary>What the payload of the job holds.</summary>
internal sealed record DocumentOrder(string Id)
{
    public static StoredDocumentId Read(string payload) =>
        StoredDocumentId.Parse((JsonSerializer.Deserialize<DocumentOrder>(payload) ?? throw new JsonException("The payload of a document is an object.")).Id, null);
}

/// <summary>Makes what was ordered, from the facts of then, and keeps it.</summary>
internal sealed class MakeStoredDocument(DocumentsDb documents, MakePdf make, TemplateVersions templates, KeepOwnFile keep, TimeProvider clock) : IJobHandler
{
    public async Task<JobEnd> Run(JobTask job, CancellationToken cancellation)
    {
        if (await documents.Find(DocumentOrder.Read(job.Payload), cancellation) is not { FileId: null } ordered)
            return new JobEnd.Done();
        using var facts = JsonDocument.Parse(ordered.Facts);
        var version = templates.VersionOf(ordered.Template);
        var made = await make.Make(new(ordered.Template, ordered.Title, ordered.Day, facts.RootElement), cancellation);
        if (!made.Succeeded)
            return new JobEnd.Again(made.Refusal.Code);
        ContentHash hash;
        try
        {
            hash = await keep.Put(made.Value, cancellation);
        }
        catch (FileStoreException e)
        {
            return new JobEnd.Again(e.Message);
        }
        await documents.Write(
            async () =>
            {
                var file = await keep.Keep(hash, ordered.FileName, System.Net.Mime.MediaTypeNames.Application.Pdf, cancellation);
                // Another attempt was faster: its file is the one that is named, and this one is not kept.
                return await documents.Made(ordered.Id, file, hash, version, clock.GetUtcNow(), cancellation) == 1
                    || (await keep.Forget(file, cancellation) > 0);
            },
            cancellation);
        return new JobEnd.Done();
    }
}

/// <summary>Tells of stored documents what is known of them.</summary>
public sealed class FindStoredDocuments
{
    private readonly DocumentsDb documents;

    internal FindStoredDocuments(DocumentsDb documents) => this.documents = documents;

    /// <returns>Those that are known, the oldest first.</returns>
    public async Task<IReadOnlyList<StoredDocument>> Find(IReadOnlyCollection<StoredDocumentId> ids, CancellationToken cancellation) =>
        [.. (await documents.Find(ids, cancellation)).Select(d => d.Told)];
}

/// <summary>Opens a stored document. Whether who asks may read it is for the part that holds its id to say, before.</summary>
public sealed class OpenStoredDocument
{
    private readonly DocumentsDb documents;
    private readonly OpenFile open;

    internal OpenStoredDocument(DocumentsDb documents, OpenFile open) => (this.documents, this.open) = (documents, open);

    /// <returns>What <see cref="FileAnswer"/> gives; a refusal while it is not made, or when the store does not answer.</returns>
    public async Task<Outcome<OpenedFile>> Open(StoredDocumentId id, CancellationToken cancellation) =>
        await documents.Find(id, cancellation) is { FileId: { } file } ? await open.Open(file, cancellation) : DocumentRefusals.NotYetMade;
}

/// <summary>Tells a template as it is from what it was: SHA-256 of its text and of the house style, which all use.</summary>
internal sealed class TemplateVersions(DocumentOptions options)
{
    private const string House = "Platform/Documents/house.typ";

    public ContentHash VersionOf(string template) =>
        ContentHash.Of([.. File.ReadAllBytes(Path.Combine(options.Templates, template)), 0, .. File.ReadAllBytes(Path.Combine(options.Templates, House))]);
}
