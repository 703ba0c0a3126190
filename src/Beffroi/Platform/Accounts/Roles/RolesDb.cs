using Beffroi.Platform.Database;
using Microsoft.AspNetCore.Identity;
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

    /// <summary>Takes all that an account has.</summary>
    public Task<int> TakeAll(AccountId account, CancellationToken cancellation) =>
        db.Set<HeldRole>().Where(r => r.AccountId == account.Value).ExecuteDeleteAsync(cancellation);

    /// <summary>Who has a role; in a <see cref="Write"/>, held until it ends, so that two cannot each take the last but one.</summary>
    public async Task<IReadOnlyList<AccountId>> Holders(RegionRole role, CancellationToken cancellation)
    {
        // No part of the text comes from outside.
#pragma warning disable EF1002
        var held = await db.Set<HeldRole>().FromSqlRaw($"SELECT * FROM platform_region_role WHERE role = '{role}' ORDER BY account_id {db.ForUpdate}")
            .AsNoTracking().ToListAsync(cancellation);
#pragma warning restore EF1002
        return [.. held.Select(r => new AccountId(r.AccountId))];
    }

    /// <summary>Everyone who has a role, by name.</summary>
    public async Task<IReadOnlyList<PersonOfRegion>> People(CancellationToken cancellation)
    {
        var held = await (
            from role in db.Set<HeldRole>().AsNoTracking()
            join account in db.Set<Account>() on role.AccountId equals account.Id
            where account.ErasedAt == null
            select new
            {
                account.Id,
                account.GivenName,
                account.FamilyName,
                account.Email,
                Second = account.TwoFactorEnabled || account.Demonstration || db.Set<IdentityUserPasskey<Guid>>().Any(p => p.UserId == account.Id),
                role.Role,
            }).ToListAsync(cancellation);
        return [.. held.GroupBy(h => h.Id).Select(g => (g.Key, First: g.First(), Roles: g.Select(h => h.Role).Order().ToList()))
            .OrderBy(g => g.First.FamilyName, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Key)
            .Select(g => new PersonOfRegion(new(g.Key), $"{g.First.GivenName} {g.First.FamilyName}", g.First.Email!, g.First.Second, g.Roles))];
    }
}

/// <summary>Someone who has a role, for those who give them.</summary>
internal sealed record PersonOfRegion(AccountId Id, string FullName, string Email, bool HasSecondFactor, IReadOnlyList<RegionRole> Roles);
