using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.CaseFiles;

internal sealed class OutsideDepositsDb(BeffroiDb db)
{
    public async Task<OutsideDeposit?> Find(AidRequestId request, CancellationToken cancellation) =>
        await db.Set<OutsideDeposit>().AsNoTracking().SingleOrDefaultAsync(o => o.AidRequestId == request, cancellation);

    public async Task<IReadOnlyDictionary<AidRequestId, OutsideDeposit>> Of(IReadOnlyCollection<AidRequestId> requests, CancellationToken cancellation) =>
        await db.Set<OutsideDeposit>().AsNoTracking().Where(o => requests.Contains(o.AidRequestId)).ToDictionaryAsync(o => o.AidRequestId, cancellation);

    /// <summary>What was told of these, the oldest first.</summary>
    public async Task<IReadOnlyList<OutsideStatement>> Statements(IReadOnlyCollection<AidRequestId> requests, CancellationToken cancellation) =>
        await db.Set<OutsideStatement>().AsNoTracking().Where(s => requests.Contains(s.AidRequestId)).OrderBy(s => s.Rank).ToListAsync(cancellation);

    public async Task Add(OutsideDeposit deposit, OutsideStatement first, CancellationToken cancellation)
    {
        db.Add(deposit);
        db.Add(first);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Keeps what an act made of it, and what goes with the act, once. Null when it is no longer at that version, and not by the same form sent twice.</summary>
    /// <param name="deposit">As it becomes, with the key of the form.</param>
    /// <param name="basedOn">The version that was read before.</param>
    /// <param name="told">What was told of it; null: only its number changes.</param>
    /// <param name="also">Written with it: the history, the letters.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<OutsideDeposit?> Keep(OutsideDeposit deposit, long basedOn, OutsideStatement? told, Func<Task> also, CancellationToken cancellation)
    {
        var kept = await db.Write(
            async () =>
            {
                if (!await Save(deposit, basedOn, told, cancellation))
                    return false;
                await also();
                return true;
            },
            cancellation);
        return kept ? deposit : await Find(deposit.AidRequestId, cancellation) is { } now && now.ActKey == deposit.ActKey ? now : null;
    }

    private async Task<bool> Save(OutsideDeposit deposit, long basedOn, OutsideStatement? told, CancellationToken cancellation)
    {
        if (await db.Set<OutsideDeposit>().Where(o => o.AidRequestId == deposit.AidRequestId && o.Version == basedOn).ExecuteUpdateAsync(o => o.SetProperty(x => x.Version, basedOn + 1), cancellation) == 0)
            return false;
        deposit.Version = basedOn + 1;
        db.Update(deposit);
        if (told is not null)
            db.Add(told);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }
}
