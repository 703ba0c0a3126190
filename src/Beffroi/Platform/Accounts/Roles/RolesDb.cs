using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Accounts.Roles;

internal sealed class RolesDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task<IReadOnlyList<RegionRole>> Of(AccountId account, CancellationToken cancellation) =>
        await db.Set<HeldRole>().Where(r => r.AccountId == account.Value).OrderBy(r => r.Role).Select(r => r.Role).ToListAsync(cancellation);

    /// <summary>False when the account has it already.</summary>
    public async Task<bool> Give(AccountId account, RegionRole role, DateTimeOffset now, CancellationToken cancellation)
    {
        var (id, name, since) = (db.Stored(account.Value), role.ToString(), BeffroiDb.Stored(now));
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO platform_region_role (account_id, role, since) VALUES ({id}, {name}, {since}) ON CONFLICT (account_id, role) DO NOTHING", cancellation) == 1;
    }

    /// <summary>False when the account does not have it.</summary>
    public async Task<bool> Take(AccountId account, RegionRole role, CancellationToken cancellation) =>
        await db.Set<HeldRole>().Where(r => r.AccountId == account.Value && r.Role == role).ExecuteDeleteAsync(cancellation) == 1;
}
