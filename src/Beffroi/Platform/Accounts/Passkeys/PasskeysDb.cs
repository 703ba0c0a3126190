using Beffroi.Platform.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Accounts.Passkeys;

/// <summary>A passkey, for its owner.</summary>
internal sealed record KeptPasskey(byte[] CredentialId, string Name, DateTimeOffset CreatedAt);

internal sealed class PasskeysDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>Those of one account, in the order in which they were added.</summary>
    public async Task<IReadOnlyList<KeptPasskey>> Of(AccountId account, CancellationToken cancellation) =>
        [.. (await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(p => p.UserId == account.Value).ToListAsync(cancellation))
            .Select(p => new KeptPasskey(p.CredentialId, p.Data.Name ?? "", p.Data.CreatedAt)).OrderBy(p => p.CreatedAt)];

    public async Task Add(AccountId account, UserPasskeyInfo passkey, DateTimeOffset challengeAt, CancellationToken cancellation)
    {
        var row = new IdentityUserPasskey<Guid> { CredentialId = passkey.CredentialId, UserId = account.Value, Data = DataOf(passkey) };
        db.Add(row).Property(PasskeyMapping.LastChallengeAt).CurrentValue = challengeAt;
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Notes a use. False when an answer to that challenge, or to a later one, was used already.</summary>
    public async Task<bool> Use(UserPasskeyInfo passkey, DateTimeOffset challengeAt, CancellationToken cancellation)
    {
        var (id, data) = (passkey.CredentialId, DataOf(passkey));
        return await db.Set<IdentityUserPasskey<Guid>>()
            .Where(p => p.CredentialId == id && EF.Property<DateTimeOffset>(p, PasskeyMapping.LastChallengeAt) < challengeAt)
            .ExecuteUpdateAsync(
                p => p.SetProperty(x => EF.Property<DateTimeOffset>(x, PasskeyMapping.LastChallengeAt), challengeAt).SetProperty(x => x.Data, data), cancellation) == 1;
    }

    /// <summary>One of that account: the id of another’s removes nothing.</summary>
    public async Task<bool> Remove(AccountId account, byte[] credential, CancellationToken cancellation) =>
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Value && p.CredentialId == credential).ExecuteDeleteAsync(cancellation) == 1;

    public Task<int> RemoveAll(AccountId account, CancellationToken cancellation) =>
        db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Value).ExecuteDeleteAsync(cancellation);

    private static IdentityPasskeyData DataOf(UserPasskeyInfo passkey) => new()
    {
        PublicKey = passkey.PublicKey,
        Name = passkey.Name,
        CreatedAt = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports,
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = passkey.AttestationObject,
        ClientDataJson = passkey.ClientDataJson,
    };
}
