using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Accounts.Links;

internal sealed class LinksDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>Adds it, unless too many were asked for that address.</summary>
    public async Task<bool> Add(AccountLink link, CancellationToken cancellation)
    {
        var since = link.AskedAt - AccountLink.CountedFor;
        if (await db.Set<AccountLink>().CountAsync(
                l => l.Purpose == link.Purpose && l.NormalizedAddress == link.NormalizedAddress && l.AskedAt > since, cancellation) >= AccountLink.MostADay)
            return false;
        db.Add(link);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<AccountLink?> Find(Guid id, CancellationToken cancellation) =>
        await db.Set<AccountLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancellation);

    public async Task<AccountLink?> Find(LinkPurpose purpose, LinkToken token, CancellationToken cancellation)
    {
        var hash = token.Hash();
        return await db.Set<AccountLink>().AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose, cancellation);
    }

    /// <summary>Keeps what was sent to that address from others until the running <see cref="Write"/> ends: who confirms it second sees the first.</summary>
    public Task<List<AccountLink>> Hold(string normalizedAddress, CancellationToken cancellation) =>
        // The address is a parameter; no other part of the text comes from outside.
#pragma warning disable EF1002
        db.Set<AccountLink>().FromSqlRaw($"SELECT * FROM platform_account_link WHERE normalized_address = {{0}} ORDER BY id {db.ForUpdate}", normalizedAddress)
            .AsNoTracking().ToListAsync(cancellation);
#pragma warning restore EF1002

    /// <summary>Uses a link: of two uses at once, only one succeeds.</summary>
    public async Task<bool> Take(Guid id, DateTimeOffset now, string? formerAddress, CancellationToken cancellation) =>
        await db.Set<AccountLink>().Where(l => l.Id == id && l.EndedAt == null)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.EndedAt, now).SetProperty(x => x.FormerAddress, formerAddress), cancellation) == 1;

    /// <summary>No link that was sent for that account serves any more.</summary>
    public Task<int> EndAll(AccountId account, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<AccountLink>().Where(l => l.AccountId == account.Value && l.EndedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.EndedAt, now), cancellation);

    /// <summary>All that were sent for that account, or to that address.</summary>
    public Task<int> Erase(AccountId account, string normalizedAddress, CancellationToken cancellation) =>
        db.Set<AccountLink>().Where(l => l.AccountId == account.Value || l.NormalizedAddress == normalizedAddress).ExecuteDeleteAsync(cancellation);

    public Task<int> EraseAskedBefore(DateTimeOffset instant, CancellationToken cancellation) =>
        db.Write(() => db.Set<AccountLink>().Where(l => l.AskedAt <= instant).ExecuteDeleteAsync(cancellation), cancellation);
}
