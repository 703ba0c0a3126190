using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Members;

/// <summary>Who the members are, decided while nobody else decides: whoever acts holds the organisation and is looked up again.</summary>
internal sealed class HeldMembers(MembersDb members)
{
    /// <param name="organisation">Held until the transaction ends.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="asOwner">Whether only an owner may.</param>
    /// <param name="decide">What is refused, or done.</param>
    /// <param name="cancellation">Of the request.</param>
    public Task<Outcome<T>> Change<T>(
        OrganisationId organisation, AccountId by, bool asOwner, Func<IReadOnlyList<Member>, Member, Task<Outcome<T>>> decide, CancellationToken cancellation)
        where T : notnull => members.Write<Outcome<T>>(
        async () =>
        {
            await members.Hold(organisation, cancellation);
            var all = await members.Of(organisation, cancellation);
            return all.FirstOrDefault(m => m.AccountId == by) is not { } mine ? OrganisationRefusals.MemberGone
                : asOwner && mine.Role != MemberRole.Owner ? OrganisationRefusals.NotOwner
                : await decide(all, mine);
        },
        cancellation);

    /// <summary>Whether someone else owns it too.</summary>
    public static bool IsLastOwner(IReadOnlyList<Member> all, Member member) =>
        member.Role is MemberRole.Owner && all.Count(m => m.Role is MemberRole.Owner) == 1;
}

/// <summary>Gives a member another role.</summary>
internal sealed class ChangeRole(HeldMembers held, MembersDb members, AuditTrail audit)
{
    /// <param name="organisation">Which.</param>
    /// <param name="id">Whose role.</param>
    /// <param name="seen">The role that was read before: refused when it has changed since.</param>
    /// <param name="role">The role from now on.</param>
    /// <param name="by">An owner.</param>
    /// <param name="cancellation">Of the request.</param>
    public Task<Outcome<Member>> Change(OrganisationId organisation, MemberId id, MemberRole seen, MemberRole role, AccountId by, CancellationToken cancellation) =>
        held.Change<Member>(
            organisation,
            by,
            asOwner: true,
            async (all, _) =>
            {
                if (all.FirstOrDefault(m => m.Id == id) is not { } member)
                    return OrganisationRefusals.MemberGone;
                if (member.Role == role)
                    return member;
                if (member.Role != seen)
                    return OrganisationRefusals.Changed;
                if (HeldMembers.IsLastOwner(all, member))
                    return OrganisationRefusals.LastOwner;
                await members.SetRole(id, role, cancellation);
                audit.Record(new MemberRoleChanged(organisation, id, member.Role, role), onBehalfOf: organisation.Value, by: by.Value);
                return member;
            },
            cancellation);
}

/// <summary>Withdraws a member; leaves, when it is oneself.</summary>
internal sealed class RemoveMember(HeldMembers held, MembersDb members, AuditTrail audit)
{
    public Task<Outcome<Member>> Remove(OrganisationId organisation, MemberId id, AccountId by, CancellationToken cancellation) => held.Change<Member>(
        organisation,
        by,
        asOwner: true,
        async (all, mine) => all.FirstOrDefault(m => m.Id == id) is not { } member ? OrganisationRefusals.MemberGone : await Take(all, mine, member, cancellation),
        cancellation);

    public Task<Outcome<Member>> Leave(OrganisationId organisation, AccountId by, CancellationToken cancellation) =>
        held.Change<Member>(organisation, by, asOwner: false, (all, mine) => Take(all, mine, mine, cancellation), cancellation);

    private async Task<Outcome<Member>> Take(IReadOnlyList<Member> all, Member mine, Member member, CancellationToken cancellation)
    {
        if (HeldMembers.IsLastOwner(all, member))
            return OrganisationRefusals.LastOwner;
        await members.Remove(member.Id, cancellation);
        var (organisation, by) = (member.OrganisationId, mine.AccountId.Value);
        if (mine.Id == member.Id)
            audit.Record(new MemberLeft(organisation, member.Id), onBehalfOf: organisation.Value, by: by);
        else
            audit.Record(new MemberRemoved(organisation, member.Id), onBehalfOf: organisation.Value, by: by);
        return member;
    }
}

/// <summary>Makes another member an owner in one’s own place, and leaves if one wants to.</summary>
internal sealed class HandOver(HeldMembers held, MembersDb members, AuditTrail audit)
{
    public Task<Outcome<Member>> Give(OrganisationId organisation, MemberId to, bool leave, AccountId by, CancellationToken cancellation) => held.Change<Member>(
        organisation,
        by,
        asOwner: true,
        async (all, mine) =>
        {
            if (all.FirstOrDefault(m => m.Id == to && m.Id != mine.Id) is not { } next)
                return OrganisationRefusals.MemberGone;
            await members.SetRole(next.Id, MemberRole.Owner, cancellation);
            if (leave)
                await members.Remove(mine.Id, cancellation);
            else
                await members.SetRole(mine.Id, MemberRole.Editor, cancellation);
            audit.Record(new HandedOver(organisation, mine.Id, next.Id), onBehalfOf: organisation.Value, by: by.Value);
            if (leave)
                audit.Record(new MemberLeft(organisation, mine.Id), onBehalfOf: organisation.Value, by: by.Value);
            return next;
        },
        cancellation);
}
