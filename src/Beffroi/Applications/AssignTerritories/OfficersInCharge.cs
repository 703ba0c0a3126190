using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;

namespace Beffroi.Applications.AssignTerritories;

/// <summary>Whom the Region’s letters about a contact or a file go to: the officer who has it, as long as they are one; all of them otherwise.</summary>
internal sealed class OfficersInCharge(People people)
{
    /// <param name="officer">Who has it; null: nobody yet.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task<IReadOnlyList<AccountId>> Of(AccountId? officer, CancellationToken cancellation)
    {
        var all = await All(cancellation);
        return officer is { } one && all.Contains(one) ? [one] : all;
    }

    /// <summary>The same, and another officer whom it concerns.</summary>
    /// <param name="officer">Who has it; null: nobody yet.</param>
    /// <param name="also">Whom it concerns, if they still are an officer; null: nobody else.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task<IReadOnlyList<AccountId>> Of(AccountId? officer, AccountId? also, CancellationToken cancellation)
    {
        var inCharge = await Of(officer, cancellation);
        return also is { } one && !inCharge.Contains(one) && (await All(cancellation)).Contains(one) ? [.. inCharge, one] : inCharge;
    }

    private async Task<IReadOnlyList<AccountId>> All(CancellationToken cancellation) =>
        [.. (await people.OfRegion(RegionRole.CaseOfficer, cancellation)).Select(p => p.Account)];
}
