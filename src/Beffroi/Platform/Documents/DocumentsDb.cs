using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Documents;

internal sealed class DocumentsDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task Add(DocumentEntry document, CancellationToken cancellation)
    {
        db.Add(document);
        await db.SaveChangesAsync(cancellation);
        db.Entry(document).State = EntityState.Detached;
    }

    public async Task<DocumentEntry?> Find(StoredDocumentId id, CancellationToken cancellation) =>
        await db.Set<DocumentEntry>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation);

    public async Task<IReadOnlyList<DocumentEntry>> Find(IReadOnlyCollection<StoredDocumentId> ids, CancellationToken cancellation) =>
        await db.Set<DocumentEntry>().AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.OrderedAt).ThenBy(d => d.Id).ToListAsync(cancellation);

    /// <returns>0 when another attempt has made it already.</returns>
    public Task<int> Made(StoredDocumentId id, FileId file, ContentHash hash, ContentHash template, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<DocumentEntry>().Where(d => d.Id == id && d.FileId == null).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.FileId, (FileId?)file).SetProperty(x => x.Sha256, hash).SetProperty(x => x.TemplateVersion, template).SetProperty(x => x.MadeAt, (DateTimeOffset?)now),
            cancellation);
}
