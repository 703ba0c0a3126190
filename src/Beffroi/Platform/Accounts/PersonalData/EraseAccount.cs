using Beffroi.Platform.Accounts.Links;
using Beffroi.Platform.Accounts.Notices;
using Beffroi.Platform.Accounts.Open;
using Beffroi.Platform.Accounts.Passkeys;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.SecondFactor;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Audit;

namespace Beffroi.Platform.Accounts.PersonalData;

/// <summary>
/// Erases an account: its row keeps the id alone, which the history names, and everything by which one could sign in is gone. The address is free for another account. Letters
/// that were asked for and not yet sent find nobody, and are not written.
/// </summary>
internal sealed class EraseAccount(
    AccountsDb accounts, SessionsDb sessions, PasskeysDb passkeys, RecoveryCodesDb recovery, OpeningsDb openings, LinksDb links, RolesDb roles, NoticesDb notices,
    IEnumerable<IErasureObstacle> obstacles, IEnumerable<IErasureStep> steps, AuditTrail audit, TimeProvider clock)
{
    /// <returns>What stands in the way, in French sentences.</returns>
    public async Task<IReadOnlyList<string>> Obstacles(AccountId id, CancellationToken cancellation)
    {
        var told = new List<string>();
        foreach (var obstacle in obstacles)
            if (await obstacle.Tell(id, cancellation) is { } sentence)
                told.Add(sentence);
        return told;
    }

    public async Task<Outcome<AccountId>> Erase(AccountId id, CancellationToken cancellation)
    {
        if (await accounts.Find(id, cancellation) is not { NormalizedEmail: { } address } account)
            return id;
        if (account.Demonstration)
            return AccountRefusals.OfTheDemonstration;
        Refusal? refusal = null;
        await accounts.Write(
            async () =>
            {
                // Looked at in the transaction: what was free a moment ago may not be.
                if (await Obstacles(id, cancellation) is [var first, ..])
                {
                    refusal = new("account-not-erasable", first);
                    return false;
                }
                foreach (var step in steps)
                    if (await step.End(id, cancellation) is { } why)
                    {
                        refusal = new("account-not-erasable", why);
                        return false;
                    }
                if (!await accounts.Anonymise(id, clock.GetUtcNow(), cancellation))
                    return false;
                await sessions.EndAll(id, except: null, cancellation);
                await passkeys.RemoveAll(id, cancellation);
                await recovery.Erase(id, cancellation);
                await openings.EraseFor(address, cancellation);
                await links.Erase(id, address, cancellation);
                await roles.TakeAll(id, cancellation);
                await notices.Erase(id, cancellation);
                audit.Record(new AccountErased(id), by: id.Value);
                return true;
            },
            cancellation);
        return refusal is null ? id : refusal;
    }
}
