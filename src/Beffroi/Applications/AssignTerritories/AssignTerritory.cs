using Beffroi.Applications.FirstContacts;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.AssignTerritories;

/// <summary>Finds who follows a place: the officer of its EPCI, else of its département, else nobody. One who is no longer an officer follows nothing.</summary>
internal sealed class RouteByTerritory(TerritoryOfficersDb territories, People people)
{
    public async Task<AccountId?> Officer(string? intermunicipality, string? department, CancellationToken cancellation)
    {
        var found = await territories.Of(intermunicipality, department, cancellation);
        if (found.Count == 0)
            return null;
        var officers = (await people.OfRegion(RegionRole.CaseOfficer, cancellation)).Select(p => p.Account).ToHashSet();
        return found.Where(t => officers.Contains(t.AccountId)).OrderByDescending(t => t.Territory == intermunicipality).Select(t => (AccountId?)t.AccountId).FirstOrDefault();
    }
}

/// <summary>Says who follows a territory. What waits there for an officer goes to them at once; what is in charge stays where it is.</summary>
internal sealed class AssignTerritory(TerritoryOfficersDb territories, FirstContactsDb contacts, RouteByTerritory route, People people, AuditTrail audit, TimeProvider clock)
{
    /// <param name="territory">The code of an EPCI or of a département, which the caller knows to exist.</param>
    /// <param name="officer">Null: nobody.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>How many waiting contacts have changed hands.</returns>
    public async Task<Outcome<int>> Assign(string territory, AccountId? officer, CancellationToken cancellation)
    {
        if (officer is { } account && (await people.OfRegion(RegionRole.CaseOfficer, cancellation)).All(p => p.Account != account))
            return TerritoryRefusals.NotAnOfficer;
        return await territories.Write<Outcome<int>>(
            async () =>
            {
                var before = await territories.Set(territory, officer, clock.GetUtcNow(), cancellation);
                if (before == officer)
                    return 0;
                if (officer is { } now)
                    audit.Record(new TerritoryAssigned(territory, now));
                else
                    audit.Record(new TerritoryReleased(territory, before!.Value));
                var moved = 0;
                foreach (var contact in await contacts.WaitingIn(territory, cancellation))
                    if (await route.Officer(contact.Intermunicipality, contact.Department, cancellation) is var next && next != contact.OfficerId)
                        moved += await contacts.Route(contact.Id, next, cancellation);
                return moved;
            },
            cancellation);
    }
}

/// <summary>A territory has a code, not an id: the event is about who follows it.</summary>
internal sealed record TerritoryAssigned(string Territory, AccountId Officer) : IAuditedEvent
{
    public static string Name => "territory-assigned";

    public Guid About() => Officer.Value;

    public string Tell() => $"Le territoire {Territory} est confié à cette personne.";
}

/// <summary>Nobody follows it any more.</summary>
internal sealed record TerritoryReleased(string Territory, AccountId Before) : IAuditedEvent
{
    public static string Name => "territory-released";

    public Guid About() => Before.Value;

    public string Tell() => $"Le territoire {Territory} n’est plus confié à cette personne.";
}

internal static class TerritoryRefusals
{
    public static readonly Refusal NotAnOfficer = new("territory-not-an-officer", "Choisissez une personne qui a le rôle de chargé de mission.");

    public static readonly Refusal Unknown = new("territory-unknown", "Choisissez un territoire de la liste.");
}
