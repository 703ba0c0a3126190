using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.AssignSchemes;

internal sealed class SchemeOfficersDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task<IReadOnlyList<SchemeOfficer>> All(CancellationToken cancellation) =>
        await db.Set<SchemeOfficer>().AsNoTracking().OrderBy(s => s.SchemeId).ThenBy(s => s.Since).ToListAsync(cancellation);

    /// <returns>Whether it was not entrusted to them before.</returns>
    public async Task<bool> Add(string scheme, AccountId officer, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO applications_scheme_officer (scheme_id, account_id, since) VALUES ({scheme}, {db.Stored(officer.Value)}, {BeffroiDb.Stored(now)})
            ON CONFLICT (scheme_id, account_id) DO NOTHING
            """,
            cancellation) > 0;

    /// <returns>Whether it was entrusted to them.</returns>
    public async Task<bool> Remove(string scheme, AccountId officer, CancellationToken cancellation) =>
        await db.Set<SchemeOfficer>().Where(s => s.SchemeId == scheme && s.AccountId == officer).ExecuteDeleteAsync(cancellation) > 0;

    public Task<int> Release(AccountId officer, CancellationToken cancellation) =>
        db.Set<SchemeOfficer>().Where(s => s.AccountId == officer).ExecuteDeleteAsync(cancellation);
}
