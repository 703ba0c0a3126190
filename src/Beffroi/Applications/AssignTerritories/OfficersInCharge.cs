using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;

namespace Beffroi.Applications.AssignTerritories;

/// <summary>Whom the Region’s letters about a contact or a file go to: the officer who has it, as long as they are one; all of them otherwise.</summary>
internal sealed class OfficersInCharge(People people)
{
    /// <param name="officer">Who has it; null: nobody yet.</param>
    /// <param name="cancellation">Of the act.</param>
    public Task<IReadOnlyList<AccountId>> Of(AccountId? officer, CancellationToken cancellation) => Of(officer, also: null, cancellation);

    /// <inheritdoc cref="Of(AccountId?, CancellationToken)"/>
    /// <param name="officer">Who has it; null: nobody yet.</param>
    /// <param name="also">Another whom it concerns, if they still are an officer; null: nobody.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task<IReadOnlyList<AccountId>> Of(AccountId? officer, AccountId? also, CancellationToken cancellation)
    {
        var all = (await people.OfRegion(RegionRole.CaseOfficer, cancellation)).Select(p => p.Account).ToList();
        return officer is { } one && all.Contains(one) ? [.. all.Where(a => a == one || a == also)] : all;
    }
}
