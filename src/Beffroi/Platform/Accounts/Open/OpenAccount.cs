using Beffroi.Platform.Accounts.Provider;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Open;

/// <summary>Opens the account of who shows, by the link, that the address is theirs.</summary>
internal sealed class OpenAccount(OpeningsDb openings, AccountsDb accounts, LinkIdentity link, AuditTrail audit, TimeProvider clock)
{
    /// <returns>What was asked; null when the link is unknown, used or too old.</returns>
    public async Task<AccountOpening?> Find(LinkToken token, CancellationToken cancellation) =>
        await openings.Find(token, cancellation) is { } opening && opening.AskedAt + AccountOpening.ConfirmWithin > clock.GetUtcNow() ? opening : null;

    /// <param name="token">Of the link.</param>
    /// <param name="identity">That this browser has proved; needed where the request came with one.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>The account, new, or to which the identity is linked; a refusal when the link no longer does either.</returns>
    public async Task<Outcome<Account>> Open(LinkToken token, ProvenIdentity? identity, CancellationToken cancellation)
    {
        if (await Find(token, cancellation) is not { } opening)
            return AccountRefusals.LinkGone;
        if (opening is { Issuer: { } issuer, Subject: { } subject })
            return identity?.IsOf(issuer, subject) == true ? await WithIdentity(opening, identity, cancellation) : AccountRefusals.LinkGone;
        var account = New(opening.GivenName, opening.FamilyName, MailAddress.Parse(opening.Address, null), opening.PasswordHash);
        var opened = await accounts.Write(
            async () =>
            {
                // Whoever erases the requests is the one who opens; and an address has one account.
                if (await openings.EraseFor(opening.NormalizedAddress, cancellation) == 0 || await accounts.Find(MailAddress.Parse(opening.Address, null), cancellation) is not null)
                    return false;
                await accounts.Add(account, cancellation);
                audit.Record(new AccountOpened(account.TypedId), by: account.Id);
                return true;
            },
            cancellation);
        return opened ? account : AccountRefusals.LinkGone;
    }

    /// <summary>Opens the account of a new person whose address the provider has checked.</summary>
    /// <returns>Refused when the address has an account, or the identity has one.</returns>
    public async Task<Outcome<Account>> Open(ProvenIdentity identity, CancellationToken cancellation)
    {
        if (identity is not { IsComplete: true, AddressVerified: true } || !MailAddress.TryParse(identity.Address, null, out var address))
            return ProviderRefusals.Incomplete;
        return await accounts.Write(() => Add(identity, address, cancellation), cancellation);
    }

    /// <summary>The letter shows that the address is theirs, the identity that it is they who asked.</summary>
    private Task<Outcome<Account>> WithIdentity(AccountOpening opening, ProvenIdentity identity, CancellationToken cancellation)
    {
        var address = MailAddress.Parse(opening.Address, null);
        return accounts.Write<Outcome<Account>>(
            async () =>
            {
                if (await openings.EraseFor(opening.NormalizedAddress, cancellation) == 0)
                    return AccountRefusals.LinkGone;
                if (await accounts.Find(address, cancellation) is not { } present)
                    return await Add(identity, address, cancellation);
                // Where there is a code, the mailbox alone opens nothing.
                if (present.TwoFactorEnabled)
                    return AccountRefusals.LinkGone;
                var linked = await link.Link(present.TypedId, identity, cancellation);
                return linked.Succeeded ? present : linked.Refusal;
            },
            cancellation);
    }

    private async Task<Outcome<Account>> Add(ProvenIdentity identity, MailAddress address, CancellationToken cancellation)
    {
        await openings.EraseFor(AccountsDb.Normalize(address), cancellation);
        if (await accounts.FindByIdentity(identity.Issuer, identity.Subject, cancellation) is not null)
            return ProviderRefusals.IdentityTaken;
        var account = New(identity.GivenName, identity.FamilyName, address, passwordHash: null);
        if (!await accounts.AddIfFree(account, cancellation))
            return AccountRefusals.LinkGone;
        audit.Record(new AccountOpened(account.TypedId), by: account.Id);
        // Nothing is left of an account that its person could not enter.
        return (await link.Link(account.TypedId, identity, cancellation)).Succeeded ? account : throw new InvalidOperationException("The identity was taken meanwhile.");
    }

    private Account New(string given, string family, MailAddress address, string? passwordHash)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Id = Guid.CreateVersion7(now),
            GivenName = given,
            FamilyName = family,
            Email = address.ToString(),
            NormalizedEmail = AccountsDb.Normalize(address),
            EmailConfirmed = true,
            PasswordHash = passwordHash,
            LockoutEnabled = true,
            CreatedAt = now,
        };
    }
}
