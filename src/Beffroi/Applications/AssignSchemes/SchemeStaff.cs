using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;

namespace Beffroi.Applications.AssignSchemes;

/// <summary>
/// The one place that decides which case officers act on the requests for a scheme: those to whom it is entrusted; every one of them while it is entrusted to nobody.
/// One who is no longer an officer counts for nobody. What is in a file is read by all of them: it is asked for several schemes at once.
/// </summary>
internal sealed class SchemeStaff(SchemeOfficersDb schemeOfficers, People people)
{
    /// <summary>Of each of these schemes that is entrusted to somebody, to whom; the others are not there.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<Person>>> Of(IReadOnlyCollection<string> schemes, CancellationToken cancellation)
    {
        var officers = (await people.OfRegion(RegionRole.CaseOfficer, cancellation)).ToDictionary(p => p.Account);
        return (await schemeOfficers.All(cancellation)).Where(s => schemes.Contains(s.SchemeId) && officers.ContainsKey(s.AccountId))
            .GroupBy(s => s.SchemeId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Person>)[.. g.Select(s => officers[s.AccountId])], StringComparer.Ordinal);
    }

    /// <summary>To whom it is entrusted, when not to them; null: they act on its requests.</summary>
    public async Task<IReadOnlyList<Person>?> InThePlaceOf(AccountId officer, string scheme, CancellationToken cancellation) =>
        (await Of([scheme], cancellation)).TryGetValue(scheme, out var staff) && staff.All(p => p.Account != officer) ? staff : null;

    /// <summary>Who has a file when it is deposited: the officer who follows its territory, if they act on something of it; else the only one to whom all of it is entrusted, if there is one.</summary>
    /// <param name="follows">Who follows the territory; null: nobody.</param>
    /// <param name="schemes">Ids of what is asked for; at least one.</param>
    /// <param name="cancellation">Of the act.</param>
    /// <returns>Null: it waits for somebody to take it.</returns>
    public async Task<AccountId?> WhoHas(AccountId? follows, IReadOnlyCollection<string> schemes, CancellationToken cancellation)
    {
        var entrusted = await Of(schemes, cancellation);
        var staff = entrusted.Values.SelectMany(people => people).Select(p => p.Account).Distinct().ToList();
        if (entrusted.Count < schemes.Count || (follows is { } officer && staff.Contains(officer)))
            return follows;
        return staff is [var only] ? only : null;
    }
}
