using Beffroi.Applications.AssignSchemes;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;

namespace Beffroi.Applications.AssignTerritories;

/// <summary>Whom the Region’s letters about a contact or a file go to: the officer who has it, as long as they are one; all of them otherwise.</summary>
internal sealed class OfficersInCharge(People people, SchemeStaff staff)
{
    /// <param name="officer">Who has it; null: nobody yet.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task<IReadOnlyList<AccountId>> Of(AccountId? officer, CancellationToken cancellation)
    {
        var all = await Officers(cancellation);
        return officer is { } one && all.Contains(one) ? [one] : all;
    }

    /// <summary>What is asked for under schemes that are entrusted concerns those who act on it, beside the officer who has the file; and nobody else when one alone is to act.</summary>
    /// <param name="officer">Who has it; null: nobody yet.</param>
    /// <param name="also">Another whom it concerns, if they still are an officer; null: nobody.</param>
    /// <param name="schemes">Ids of what is asked for; at least one.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task<IReadOnlyList<AccountId>> Of(AccountId? officer, AccountId? also, IReadOnlyCollection<string> schemes, CancellationToken cancellation)
    {
        var all = await Officers(cancellation);
        var entrusted = await staff.Of(schemes, cancellation);
        var has = officer is { } one && all.Contains(one) ? officer : null;
        var acting = schemes.SelectMany(ActingOn).ToHashSet();
        return [.. all.Where(a => acting.Contains(a) || a == has || a == also)];

        IEnumerable<AccountId> ActingOn(string scheme)
        {
            var those = entrusted.TryGetValue(scheme, out var named) ? [.. named.Select(p => p.Account)] : all;
            return has is { } holder && those.Contains(holder) ? [holder] : those;
        }
    }

    private async Task<List<AccountId>> Officers(CancellationToken cancellation) => [.. (await people.OfRegion(RegionRole.CaseOfficer, cancellation)).Select(p => p.Account)];
}
