using Beffroi.Platform.Accounts.Links;
using Beffroi.Platform.Accounts.Open;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Profile;

/// <summary>Sends a link to the new address and a notice to the present one. Nothing changes before the link is confirmed.</summary>
internal sealed class AskForNewAddress(LinksDb links, AccountsDb accounts, LinkSeal seal, Mails mails, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Where the link went. The same answer whether or not another account has that address: the letter tells.</returns>
    public async Task<Outcome<MailAddress>> Ask(AccountId id, MailAddress address, CancellationToken cancellation)
    {
        var account = (await accounts.Find(id, cancellation))!;
        if (account.Demonstration)
            return AccountRefusals.OfTheDemonstration;
        if (account.NormalizedEmail == AccountsDb.Normalize(address))
            return AccountRefusals.SameAddress;
        var (now, token) = (clock.GetUtcNow(), LinkToken.Draw());
        var link = new AccountLink
        {
            Id = Guid.CreateVersion7(now),
            Purpose = LinkPurpose.NewAddress,
            TokenHash = token.Hash(),
            SealedToken = seal.Seal(token),
            AccountId = id.Value,
            Address = address.ToString(),
            NormalizedAddress = AccountsDb.Normalize(address),
            AskedAt = now,
        };
        await links.Write(
            async () =>
            {
                if (!await links.Add(link, cancellation))
                    return false;
                audit.Record(new AddressChangeAsked(id));
                return await mails.Post(NewAddressMail.Sort, link.Id.ToString(), link.Id.ToString(), cancellation)
                    && await mails.Post(AddressChangeAskedMail.Sort, link.Id.ToString(), link.Id.ToString(), cancellation);
            },
            cancellation);
        return address;
    }
}

/// <summary>
/// Changes the address, by the link of the letter and signed in as its account: a mistyped address gives its reader nothing.
/// </summary>
internal sealed class ChangeAddress(LinksDb links, OpeningsDb openings, AccountsDb accounts, Mails mails, AuditTrail audit, TimeProvider clock)
{
    /// <returns>What would change; null when the link is unknown, used, too old, or another’s.</returns>
    public async Task<AccountLink?> Find(AccountId id, LinkToken token, CancellationToken cancellation) =>
        await links.Find(LinkPurpose.NewAddress, token, cancellation) is { } link && link.AccountId == id.Value && link.ServesAt(clock.GetUtcNow()) ? link : null;

    public async Task<Outcome<AccountLink>> Change(AccountId id, LinkToken token, CancellationToken cancellation)
    {
        if (await Find(id, token, cancellation) is not { } link || await accounts.Find(id, cancellation) is not { } account)
            return AccountRefusals.LinkGone;
        Refusal? refusal = null;
        await accounts.Write(
            async () =>
            {
                await links.Hold(link.NormalizedAddress, cancellation);
                if (!await links.Take(link.Id, clock.GetUtcNow(), account.Email, cancellation))
                    refusal = AccountRefusals.LinkGone;
                // Whoever opens an account with it at this moment holds these rows: this waits, then sees it.
                else if (await openings.EraseFor(link.NormalizedAddress, cancellation) >= 0
                    && !await accounts.SetAddress(id, MailAddress.Parse(link.Address, null), cancellation))
                    refusal = AccountRefusals.AddressTaken;
                if (refusal is not null)
                    return false;
                await links.EndAll(id, clock.GetUtcNow(), cancellation);
                audit.Record(new AddressChanged(id));
                return await mails.Post(AddressChangedMail.Sort, link.Id.ToString(), link.Id.ToString(), cancellation);
            },
            cancellation);
        return refusal is null ? link : refusal;
    }
}
