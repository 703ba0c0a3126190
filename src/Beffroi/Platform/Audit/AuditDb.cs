using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Audit;

/// <summary>The chain. Rows are only ever added, by the transaction of the act that they tell.</summary>
internal sealed class AuditDb(BeffroiDb db)
{
    /// <summary>Adds the rows at the end of the running transaction, in the order given: they take their place in the chain then.</summary>
    /// <param name="rows">Made once their place is known: the sequence of each.</param>
    public void AppendAtTheEnd(Func<long, AuditRow> rows) => db.BeforeCommit(async cancellation =>
    {
        var head = await Head(cancellation);
        var row = rows(head.Sequence + 1);
        row.Hash = row.HashAfter(head.Hash);
        db.Add(row);
        (head.Sequence, head.Hash) = (row.Sequence, row.Hash);
        await db.SaveChangesAsync(cancellation);
    });

    /// <summary>The rows about one thing, latest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> About(Guid id, int skip, int take, CancellationToken cancellation) =>
        await db.Set<AuditRow>().AsNoTracking().Where(r => r.About == id).OrderByDescending(r => r.Sequence).Skip(skip).Take(take).ToListAsync(cancellation);

    /// <summary>When the first thing happened to it; null when nothing did.</summary>
    public async Task<DateTimeOffset?> FirstAbout(Guid id, CancellationToken cancellation) =>
        await db.Set<AuditRow>().Where(r => r.About == id).OrderBy(r => r.Sequence).Select(r => (DateTimeOffset?)r.At).FirstOrDefaultAsync(cancellation);

    /// <summary>The rows of what was done in the name of one organisation, latest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> OnBehalfOf(Guid organisation, int skip, int take, CancellationToken cancellation) =>
        await db.Set<AuditRow>().AsNoTracking().Where(r => r.OnBehalfOf == organisation).OrderByDescending(r => r.Sequence).Skip(skip).Take(take).ToListAsync(cancellation);

    /// <summary>Both, latest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> Concerning(Guid organisation, int skip, int take, CancellationToken cancellation) => await db.Set<AuditRow>().AsNoTracking()
        .Where(r => r.About == organisation || r.OnBehalfOf == organisation).OrderByDescending(r => r.Sequence).Skip(skip).Take(take).ToListAsync(cancellation);

    /// <summary>What one account did, latest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> By(Guid actor, int skip, int take, CancellationToken cancellation) =>
        await db.Set<AuditRow>().AsNoTracking().Where(r => r.Actor == actor).OrderByDescending(r => r.Sequence).Skip(skip).Take(take).ToListAsync(cancellation);

    /// <summary>The last sequence of all rows, 0 without any; read before <see cref="End"/>, it can only be behind it.</summary>
    public async Task<long> LastSequence(CancellationToken cancellation) => await db.Set<AuditRow>().MaxAsync(r => (long?)r.Sequence, cancellation) ?? 0;

    /// <summary>Where the chain ends. Nobody waits for who reads it.</summary>
    public Task<AuditHead> End(CancellationToken cancellation) => db.Set<AuditHead>().AsNoTracking().SingleAsync(cancellation);

    /// <summary>The rows up to that one, in order. They are never changed: what is added meanwhile comes after.</summary>
    public IAsyncEnumerable<AuditRow> RowsTo(long sequence) =>
        db.Set<AuditRow>().AsNoTracking().Where(r => r.Sequence <= sequence).OrderBy(r => r.Sequence).AsAsyncEnumerable();

    /// <summary>Holds the head until the transaction ends. What this context remembers of it may be of another transaction.</summary>
    private async Task<AuditHead> Head(CancellationToken cancellation)
    {
        if (db.Set<AuditHead>().Local.SingleOrDefault() is { } mine && db.Entry(mine).State is not EntityState.Detached)
            db.Entry(mine).State = EntityState.Detached;
        // No part of the text comes from outside.
#pragma warning disable EF1002
        return await db.Set<AuditHead>().FromSqlRaw($"SELECT * FROM platform_audit_head WHERE id = 1 {db.ForUpdate}").SingleAsync(cancellation);
#pragma warning restore EF1002
    }
}
