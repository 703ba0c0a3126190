using Beffroi.Platform.Database;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Accounts;

/// <summary>Where Identity keeps accounts; it changes nothing outside a <see cref="Write"/>.</summary>
internal sealed class AccountsDb(BeffroiDb db)
    : UserOnlyStore<Account, BeffroiDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db)
{
    /// <summary>Several statements, all or none.</summary>
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => Context.Write(work, cancellation);

    /// <inheritdoc cref="BeffroiDb.AfterCommit"/>
    public void AfterCommit(Action then) => Context.AfterCommit(then);

    public async Task<Account?> Find(AccountId id, CancellationToken cancellation) =>
        await Context.Set<Account>().SingleOrDefaultAsync(a => a.Id == id.Value && a.ErasedAt == null, cancellation);

    public async Task<Account?> Find(MailAddress address, CancellationToken cancellation)
    {
        var normalized = Normalize(address);
        return await Context.Set<Account>().SingleOrDefaultAsync(a => a.NormalizedEmail == normalized, cancellation);
    }

    /// <summary>Those of the demonstration, or the others.</summary>
    public async Task<IReadOnlyList<Account>> All(bool demonstration, int most, CancellationToken cancellation) =>
        await Context.Set<Account>().AsNoTracking().Where(a => a.Demonstration == demonstration).OrderBy(a => a.NormalizedEmail).Take(most).ToListAsync(cancellation);

    /// <summary>Those that still exist.</summary>
    public async Task<IReadOnlyList<Account>> All(IReadOnlyCollection<AccountId> ids, CancellationToken cancellation)
    {
        var values = ids.Select(i => i.Value).Distinct().ToList();
        return await Context.Set<Account>().AsNoTracking().Where(a => values.Contains(a.Id) && a.ErasedAt == null).ToListAsync(cancellation);
    }

    public async Task Add(Account account, CancellationToken cancellation)
    {
        Context.Add(account);
        await Context.SaveChangesAsync(cancellation);
    }

    /// <summary>The account that has that identity; null when none has.</summary>
    public async Task<Account?> FindByIdentity(string issuer, string subject, CancellationToken cancellation) => await Context.Set<IdentityUserLogin<Guid>>()
        .Where(l => l.LoginProvider == issuer && l.ProviderKey == subject).Join(Context.Set<Account>(), l => l.UserId, a => a.Id, (_, a) => a)
        .SingleOrDefaultAsync(a => a.ErasedAt == null, cancellation);

    public Task<bool> HasIdentity(AccountId id, CancellationToken cancellation) => Context.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.UserId == id.Value, cancellation);

    /// <summary>False when an account has that identity already.</summary>
    public async Task<bool> AddIdentity(AccountId id, string issuer, string subject, string shown, CancellationToken cancellation)
    {
        var account = Context.Stored(id.Value);
        return await Context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform_account_login (login_provider, provider_key, provider_display_name, user_id)
            VALUES ({issuer}, {subject}, {shown}, {account})
            ON CONFLICT DO NOTHING
            """,
            cancellation) == 1;
    }

    public Task<int> RemoveIdentities(AccountId id, CancellationToken cancellation) =>
        Context.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == id.Value).ExecuteDeleteAsync(cancellation);

    /// <summary>False when another has just taken the address.</summary>
    public async Task<bool> AddIfFree(Account a, CancellationToken cancellation)
    {
        var (id, at) = (Context.Stored(a.Id), BeffroiDb.Stored(a.CreatedAt));
        return await Context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform_account (id, given_name, family_name, email, normalized_email, email_confirmed, password_hash, security_stamp, concurrency_stamp, created_at,
                demonstration, last_code_step, two_factor_enabled, lockout_enabled, access_failed_count)
            VALUES ({id}, {a.GivenName}, {a.FamilyName}, {a.Email}, {a.NormalizedEmail}, {a.EmailConfirmed}, {a.PasswordHash}, {a.SecurityStamp}, {a.ConcurrencyStamp}, {at},
                {a.Demonstration}, {a.LastCodeStep}, {a.TwoFactorEnabled}, {a.LockoutEnabled}, {a.AccessFailedCount})
            ON CONFLICT DO NOTHING
            """,
            cancellation) == 1;
    }

    /// <summary>Counts a refused try.</summary>
    /// <returns>Whether it was one too many: the account is suspended until then.</returns>
    public async Task<bool> CountRefused(AccountId id, int most, DateTimeOffset until, CancellationToken cancellation)
    {
        var mine = Context.Set<Account>().Where(a => a.Id == id.Value);
        await mine.ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, x => x.AccessFailedCount + 1), cancellation);
        return await mine.Where(a => a.AccessFailedCount >= most)
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, until), cancellation) == 1;
    }

    public Task<int> ForgetRefused(AccountId id, CancellationToken cancellation) => Context.Set<Account>()
        .Where(a => a.Id == id.Value && a.AccessFailedCount > 0).ExecuteUpdateAsync(a => a.SetProperty(x => x.AccessFailedCount, 0), cancellation);

    public Task<int> SetPasswordHash(AccountId id, string hash, CancellationToken cancellation) => Context.Set<Account>()
        .Where(a => a.Id == id.Value && a.ErasedAt == null).ExecuteUpdateAsync(a => a.SetProperty(x => x.PasswordHash, hash).SetProperty(x => x.AccessFailedCount, 0), cancellation);

    /// <summary>Ends a suspension before its time.</summary>
    public Task<int> EndSuspension(AccountId id, CancellationToken cancellation) => Context.Set<Account>()
        .Where(a => a.Id == id.Value).ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null), cancellation);

    public Task<int> Rename(AccountId id, string givenName, string familyName, CancellationToken cancellation) => Context.Set<Account>()
        .Where(a => a.Id == id.Value && a.ErasedAt == null)
        .ExecuteUpdateAsync(a => a.SetProperty(x => x.GivenName, givenName).SetProperty(x => x.FamilyName, familyName), cancellation);

    /// <summary>False when another account has it.</summary>
    public async Task<bool> SetAddress(AccountId id, MailAddress address, CancellationToken cancellation)
    {
        var (text, normalized) = (address.ToString(), Normalize(address));
        var all = Context.Set<Account>();
        return !await all.AnyAsync(a => a.NormalizedEmail == normalized && a.Id != id.Value, cancellation)
            && await all.Where(a => a.Id == id.Value && a.ErasedAt == null)
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.Email, text).SetProperty(x => x.NormalizedEmail, normalized), cancellation) == 1;
    }

    /// <summary>Takes a code: of two tries with the same one, only one succeeds.</summary>
    public async Task<bool> TakeCode(AccountId id, long step, CancellationToken cancellation) => await Context.Set<Account>()
        .Where(a => a.Id == id.Value && a.LastCodeStep < step).ExecuteUpdateAsync(a => a.SetProperty(x => x.LastCodeStep, step), cancellation) == 1;

    public async Task<bool> SetCodeKey(AccountId id, string sealedKey, long step, CancellationToken cancellation) => await Context.Set<Account>()
        .Where(a => a.Id == id.Value && !a.TwoFactorEnabled)
        .ExecuteUpdateAsync(a => a.SetProperty(x => x.SealedCodeKey, sealedKey).SetProperty(x => x.TwoFactorEnabled, true).SetProperty(x => x.LastCodeStep, step), cancellation) == 1;

    public async Task<bool> RemoveCodeKey(AccountId id, CancellationToken cancellation) => await Context.Set<Account>()
        .Where(a => a.Id == id.Value && a.TwoFactorEnabled)
        .ExecuteUpdateAsync(a => a.SetProperty(x => x.SealedCodeKey, (string?)null).SetProperty(x => x.TwoFactorEnabled, false), cancellation) == 1;

    /// <summary>Empties the row but for its id, and removes what identity providers know it by. False when it was done already.</summary>
    public async Task<bool> Anonymise(AccountId id, DateTimeOffset now, CancellationToken cancellation)
    {
        await RemoveIdentities(id, cancellation);
        return await Context.Set<Account>().Where(a => a.Id == id.Value && a.ErasedAt == null).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.ErasedAt, now).SetProperty(x => x.GivenName, "—").SetProperty(x => x.FamilyName, "—")
                .SetProperty(x => x.Email, (string?)null).SetProperty(x => x.NormalizedEmail, (string?)null).SetProperty(x => x.EmailConfirmed, false)
                .SetProperty(x => x.PasswordHash, (string?)null).SetProperty(x => x.SealedCodeKey, (string?)null).SetProperty(x => x.TwoFactorEnabled, false)
                .SetProperty(x => x.LastCodeStep, 0L).SetProperty(x => x.AccessFailedCount, 0).SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null),
            cancellation) == 1;
    }

    /// <summary>As two addresses are compared: without regard to capitals, which no mail server in use tells apart.</summary>
    public static string Normalize(MailAddress address) => address.ToString().ToUpperInvariant();
}
