using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Members;

/// <summary>An account that is erased leaves its organisations; the last owner of one hands over first.</summary>
internal sealed class LeaveOnErasure(OrganisationsDb organisations, MembersDb members, AuditTrail audit) : IErasureObstacle, IErasureStep
{
    public async Task<string?> Tell(AccountId account, CancellationToken cancellation)
    {
        foreach (var mine in await organisations.Of(account, cancellation))
            if (IsLastOwner(await members.Of(mine.Organisation.Id, cancellation), account))
                return $"Vous êtes le dernier propriétaire de «\u00A0{mine.Organisation.Name}\u00A0». Passez d’abord la main à un autre membre, depuis «\u00A0Mes structures\u00A0».";
        return null;
    }

    public async Task<string?> End(AccountId account, CancellationToken cancellation)
    {
        // Always in the same order: two people who are erased at once do not wait for each other. Held, the members stay who they are.
        var mine = (await organisations.Of(account, cancellation)).Select(m => m.Organisation.Id).OrderBy(id => id.Value).ToList();
        foreach (var id in mine)
            await members.Hold(id, cancellation);
        if (await Tell(account, cancellation) is { } why)
            return why;
        foreach (var id in mine)
            if ((await members.Of(id, cancellation)).FirstOrDefault(m => m.AccountId == account) is { } member)
            {
                await members.Remove(member.Id, cancellation);
                audit.Record(new MemberLeft(id, member.Id), onBehalfOf: id.Value, by: account.Value);
            }
        return null;
    }

    private static bool IsLastOwner(IReadOnlyList<Member> all, AccountId account) =>
        all.FirstOrDefault(m => m.AccountId == account) is { } mine && HeldMembers.IsLastOwner(all, mine);
}

/// <summary>The organisations of a person, for the copy of what is held about them.</summary>
internal sealed class MembershipData(IOrganisations organisations) : IPersonalData
{
    public string Section => "structures";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation) => await organisations.Of(account, cancellation) is { Count: > 0 } mine
        ? mine.Select(m => new { nom = m.Organisation.Name, reference = m.Organisation.Reference, siren = m.Organisation.Siren?.ToString(), role = m.Role.InWords() }).ToList()
        : null;
}
