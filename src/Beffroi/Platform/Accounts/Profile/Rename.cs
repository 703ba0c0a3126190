using Beffroi.Platform.Audit;

namespace Beffroi.Platform.Accounts.Profile;

/// <summary>Changes how someone is called. The record keeps that they did, never the names.</summary>
internal sealed class Rename(AccountsDb accounts, AuditTrail audit)
{
    /// <param name="id">Whose.</param>
    /// <param name="givenName">Checked by <see cref="PersonName"/>.</param>
    /// <param name="familyName">As well.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>The account as it was before.</returns>
    public async Task<Outcome<Account>> Do(AccountId id, string givenName, string familyName, CancellationToken cancellation)
    {
        var account = (await accounts.Find(id, cancellation))!;
        if (account.Demonstration)
            return AccountRefusals.OfTheDemonstration;
        if (account.GivenName == givenName && account.FamilyName == familyName)
            return account;
        await accounts.Write(
            async () =>
            {
                await accounts.Rename(id, givenName, familyName, cancellation);
                audit.Record(new AccountRenamed(id));
                return true;
            },
            cancellation);
        return account;
    }
}
