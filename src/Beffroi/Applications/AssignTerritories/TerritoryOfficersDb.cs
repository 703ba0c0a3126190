using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.AssignTerritories;

internal sealed class TerritoryOfficersDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task<IReadOnlyList<TerritoryOfficer>> All(CancellationToken cancellation) =>
        await db.Set<TerritoryOfficer>().AsNoTracking().OrderBy(t => t.Territory).ToListAsync(cancellation);

    /// <summary>Those of two territories at most.</summary>
    public async Task<IReadOnlyList<TerritoryOfficer>> Of(string? intermunicipality, string? department, CancellationToken cancellation) =>
        await db.Set<TerritoryOfficer>().AsNoTracking().Where(t => t.Territory == intermunicipality || t.Territory == department).ToListAsync(cancellation);

    /// <summary>In the place of the one before; null: nobody.</summary>
    /// <returns>Who followed it before.</returns>
    public async Task<AccountId?> Set(string territory, AccountId? officer, DateTimeOffset now, CancellationToken cancellation)
    {
        var before = await db.Set<TerritoryOfficer>().AsNoTracking().SingleOrDefaultAsync(t => t.Territory == territory, cancellation);
        if (before?.AccountId == officer)
            return officer;
        await db.Set<TerritoryOfficer>().Where(t => t.Territory == territory).ExecuteDeleteAsync(cancellation);
        if (officer is { } account)
        {
            var (id, since) = (db.Stored(account.Value), BeffroiDb.Stored(now));
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO applications_territory_officer (territory, account_id, since) VALUES ({territory}, {id}, {since})
                ON CONFLICT (territory) DO UPDATE SET account_id = excluded.account_id, since = excluded.since
                """,
                cancellation);
        }
        return before?.AccountId;
    }

    public Task<int> Release(AccountId officer, CancellationToken cancellation) =>
        db.Set<TerritoryOfficer>().Where(t => t.AccountId == officer).ExecuteDeleteAsync(cancellation);
}
