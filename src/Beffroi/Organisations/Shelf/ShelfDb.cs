using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Organisations.Shelf;

/// <summary>Documents and their versions. Who changes the shelf of an organisation holds the organisation first.</summary>
internal sealed class ShelfDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>Until the transaction ends nobody else changes its shelf; what is read after it stays so.</summary>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    public async Task Hold(OrganisationId organisation, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("What is held is held until a transaction ends.");
        await db.Set<Organisation>().Where(o => o.Id == organisation).ExecuteUpdateAsync(o => o.SetProperty(x => x.MembersVersion, x => x.MembersVersion + 1), cancellation);
    }

    public async Task<IReadOnlyList<ShelfDocument>> Documents(OrganisationId organisation, CancellationToken cancellation) =>
        await db.Set<ShelfDocument>().AsNoTracking().Where(d => d.OrganisationId == organisation).ToListAsync(cancellation);

    public async Task<ShelfDocument?> Find(OrganisationId organisation, ShelfDocumentId id, CancellationToken cancellation) =>
        await db.Set<ShelfDocument>().AsNoTracking().SingleOrDefaultAsync(d => d.OrganisationId == organisation && d.Id == id, cancellation);

    /// <summary>All versions, the last one first: of all documents, or of one.</summary>
    public async Task<IReadOnlyList<ShelfVersion>> Versions(OrganisationId organisation, ShelfDocumentId? document, CancellationToken cancellation) => await db.Set<ShelfVersion>().AsNoTracking()
        .Where(v => v.OrganisationId == organisation && (document == null || v.DocumentId == document)).OrderByDescending(v => v.Number).ToListAsync(cancellation);

    public async Task<ShelfVersion?> Find(OrganisationId organisation, PieceId id, CancellationToken cancellation) =>
        await db.Set<ShelfVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.OrganisationId == organisation && v.Id == id, cancellation);

    public async Task<ShelfVersion?> FindByForm(OrganisationId organisation, Guid formKey, CancellationToken cancellation) =>
        await db.Set<ShelfVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.OrganisationId == organisation && v.FormKey == formKey, cancellation);

    public async Task Add(ShelfDocument document, ShelfVersion version, CancellationToken cancellation)
    {
        db.Add(document);
        await Add(version, cancellation);
        db.Entry(document).State = EntityState.Detached;
    }

    /// <summary>The next version of a document, which is at the one before.</summary>
    public async Task AddNext(ShelfVersion version, CancellationToken cancellation)
    {
        await db.Set<ShelfDocument>().Where(d => d.Id == version.DocumentId).ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, version.Number), cancellation);
        await Add(version, cancellation);
    }

    public async Task Remove(ShelfDocumentId document, CancellationToken cancellation)
    {
        await db.Set<ShelfVersion>().Where(v => v.DocumentId == document).ExecuteDeleteAsync(cancellation);
        await db.Set<ShelfDocument>().Where(d => d.Id == document).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>What a person has put on shelves, the oldest first.</summary>
    public async Task<IReadOnlyList<ShelfVersion>> AddedBy(AccountId account, CancellationToken cancellation) =>
        await db.Set<ShelfVersion>().AsNoTracking().Where(v => v.AddedBy == account).OrderBy(v => v.AddedAt).ToListAsync(cancellation);

    /// <summary>The last one first.</summary>
    public async Task<IReadOnlyList<ShelfStatement>> Statements(OrganisationId organisation, CancellationToken cancellation) =>
        await db.Set<ShelfStatement>().AsNoTracking().Where(s => s.OrganisationId == organisation).OrderByDescending(s => s.AskedAt).ToListAsync(cancellation);

    public async Task Add(ShelfStatement statement, CancellationToken cancellation)
    {
        db.Add(statement);
        await db.SaveChangesAsync(cancellation);
        db.Entry(statement).State = EntityState.Detached;
    }

    private async Task Add(ShelfVersion version, CancellationToken cancellation)
    {
        db.Add(version);
        await db.SaveChangesAsync(cancellation);
        db.Entry(version).State = EntityState.Detached;
    }
}
