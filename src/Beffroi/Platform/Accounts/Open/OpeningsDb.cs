using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Accounts.Open;

internal sealed class OpeningsDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public Task<int> AskedSince(string normalizedAddress, DateTimeOffset since, CancellationToken cancellation) =>
        db.Set<AccountOpening>().CountAsync(o => o.NormalizedAddress == normalizedAddress && o.AskedAt > since, cancellation);

    public async Task Add(AccountOpening opening, CancellationToken cancellation)
    {
        db.Add(opening);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<AccountOpening?> Find(Guid id, CancellationToken cancellation) =>
        await db.Set<AccountOpening>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellation);

    public async Task<AccountOpening?> Find(LinkToken token, CancellationToken cancellation)
    {
        var hash = token.Hash();
        return await db.Set<AccountOpening>().AsNoTracking().SingleOrDefaultAsync(o => o.TokenHash == hash, cancellation);
    }

    /// <summary>All that was asked for that address.</summary>
    /// <returns>How many; 0 when another request confirmed at the same moment.</returns>
    public Task<int> EraseFor(string normalizedAddress, CancellationToken cancellation) =>
        db.Set<AccountOpening>().Where(o => o.NormalizedAddress == normalizedAddress).ExecuteDeleteAsync(cancellation);

    public Task<int> EraseAskedBefore(DateTimeOffset instant, CancellationToken cancellation) =>
        db.Write(() => db.Set<AccountOpening>().Where(o => o.AskedAt <= instant).ExecuteDeleteAsync(cancellation), cancellation);
}
