using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Open;

/// <summary>Opens the account of who shows, by the link, that the address is theirs.</summary>
internal sealed class OpenAccount(OpeningsDb openings, AccountsDb accounts, AuditTrail audit, TimeProvider clock)
{
    /// <returns>What was asked; null when the link is unknown, used or too old.</returns>
    public async Task<AccountOpening?> Find(LinkToken token, CancellationToken cancellation) =>
        await openings.Find(token, cancellation) is { } opening && opening.AskedAt + AccountOpening.ConfirmWithin > clock.GetUtcNow() ? opening : null;

    /// <returns>The account, new; or a refusal when the link no longer opens one.</returns>
    public async Task<Outcome<Account>> Open(LinkToken token, CancellationToken cancellation)
    {
        if (await Find(token, cancellation) is not { } opening)
            return AccountRefusals.LinkGone;
        var now = clock.GetUtcNow();
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            GivenName = opening.GivenName,
            FamilyName = opening.FamilyName,
            Email = opening.Address,
            NormalizedEmail = opening.NormalizedAddress,
            EmailConfirmed = true,
            PasswordHash = opening.PasswordHash,
            LockoutEnabled = true,
            CreatedAt = now,
        };
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
}
