using Beffroi.Organisations.Members;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Create;

/// <summary>Makes an organisation, of which the person is the first owner. The same form sent twice makes one.</summary>
internal sealed class CreateOrganisation(OrganisationsDb organisations, MembersDb members, AuditTrail audit, TimeProvider clock)
{
    /// <returns>Its id; refused when another has that SIREN.</returns>
    public async Task<Outcome<OrganisationId>> Create(Identity identity, Guid formKey, AccountId by, CancellationToken cancellation)
    {
        var organisation = identity.ToOrganisation(formKey, clock);
        var added = await organisations.Write(
            async () =>
            {
                if (!await organisations.Add(organisation, cancellation))
                    return false;
                await members.Add(
                    new Member { Id = TypedId.New<MemberId>(clock), OrganisationId = organisation.Id, AccountId = by, Role = MemberRole.Owner, Since = organisation.ClaimSince }, cancellation);
                audit.Record(new OrganisationCreated(organisation.Id, organisation.Siren is not null), onBehalfOf: organisation.Id.Value, by: by.Value);
                return true;
            },
            cancellation);
        if (added)
            return organisation.Id;
        return await organisations.ReadByForm(formKey, cancellation) is { } same && await organisations.RoleOf(by, same.Id, cancellation) is not null
            ? same.Id
            : OrganisationRefusals.SirenTaken;
    }
}
