using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>A session that runs, and who it is: what each request of a signed-in person reads.</summary>
internal sealed record RunningSession(SignInSession Session, string FullName, bool Demonstration, IReadOnlyList<RegionRole> Roles);

internal sealed class SessionsDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task Add(SignInSession session, CancellationToken cancellation)
    {
        db.Add(session);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>One query. Null when there is no such session, or its account is gone.</summary>
    public async Task<RunningSession?> Find(byte[] keyHash, CancellationToken cancellation)
    {
        var found = await (
            from session in db.Set<SignInSession>().AsNoTracking()
            join account in db.Set<Account>() on session.AccountId equals account.Id
            where session.KeyHash == keyHash && account.ErasedAt == null
            select new
            {
                session,
                account.GivenName,
                account.FamilyName,
                account.Demonstration,
                roles = db.Set<HeldRole>().Where(r => r.AccountId == account.Id).Select(r => r.Role).ToList(),
            }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : new(found.session, $"{found.GivenName} {found.FamilyName}", found.Demonstration, found.roles);
    }

    /// <summary>Those of one account that run, latest first.</summary>
    public async Task<IReadOnlyList<SignInSession>> Running(AccountId account, DateTimeOffset now, CancellationToken cancellation)
    {
        var idleSince = now - SignInSession.Idle;
        return await db.Set<SignInSession>().AsNoTracking().Where(s => s.AccountId == account.Value && s.EndsAt > now && s.LastSeenAt > idleSince)
            .OrderByDescending(s => s.LastSeenAt).ToListAsync(cancellation);
    }

    public Task<int> Touch(Guid id, DateTimeOffset now, CancellationToken cancellation) => db.Write(
        () => db.Set<SignInSession>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellation), cancellation);

    public Task<int> End(byte[] keyHash, CancellationToken cancellation) =>
        db.Write(() => db.Set<SignInSession>().Where(s => s.KeyHash == keyHash).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>One session of that account: the id of another’s ends nothing.</summary>
    public Task<int> End(AccountId account, Guid id, CancellationToken cancellation) =>
        db.Write(() => db.Set<SignInSession>().Where(s => s.AccountId == account.Value && s.Id == id).ExecuteDeleteAsync(cancellation), cancellation);

    /// <summary>All sessions of that account but one.</summary>
    public Task<int> EndAll(AccountId account, Guid? except, CancellationToken cancellation) =>
        db.Write(() => db.Set<SignInSession>().Where(s => s.AccountId == account.Value && s.Id != except).ExecuteDeleteAsync(cancellation), cancellation);

    public Task<int> EraseEnded(DateTimeOffset now, CancellationToken cancellation)
    {
        var idleSince = now - SignInSession.Idle;
        return db.Write(() => db.Set<SignInSession>().Where(s => s.EndsAt <= now || s.LastSeenAt <= idleSince).ExecuteDeleteAsync(cancellation), cancellation);
    }
}
