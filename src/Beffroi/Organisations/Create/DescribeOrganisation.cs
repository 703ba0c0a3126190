using Beffroi.Organisations.Claim;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Create;

/// <summary>Changes what an organisation says of itself. A SIREN is given once; it then has to be verified.</summary>
internal sealed class DescribeOrganisation(OrganisationsDb organisations, AuditTrail audit, TimeProvider clock)
{
    /// <param name="id">Which.</param>
    /// <param name="identity">What it says now; its SIREN counts only when there was none.</param>
    /// <param name="basedOn">The version that was read before.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>The new version; refused when another change came between, or another organisation has the SIREN.</returns>
    public async Task<Outcome<Organisation>> Describe(OrganisationId id, Identity identity, long basedOn, AccountId by, CancellationToken cancellation)
    {
        var organisation = (await organisations.Read(id, cancellation))!;
        var given = organisation.Siren is null && identity.Siren is not null;
        if (given && await organisations.Read(identity.Siren!, cancellation) is not null)
            return OrganisationRefusals.SirenTaken;
        (organisation.Name, organisation.Rna, organisation.Receipt) = (identity.Name, identity.Rna, identity.Receipt);
        (organisation.LegalForm, organisation.Municipality, organisation.Grounds) = (identity.LegalForm, identity.Municipality, identity.Grounds);
        if (given)
        {
            organisation.Siren = identity.Siren;
            organisation.Claim = ClaimLifecycle.After(organisation.Claim, ClaimAct.GiveSiren)!.Value;
            organisation.ClaimSince = clock.GetUtcNow();
        }
        var saved = await organisations.WriteSiren(
            async () =>
            {
                if (!await organisations.Save(organisation, basedOn, cancellation))
                    return false;
                audit.Record(new OrganisationDescribed(id, given), onBehalfOf: id.Value, by: by.Value);
                return true;
            },
            cancellation);
        return saved is null ? OrganisationRefusals.SirenTaken : saved.Value ? organisation : OrganisationRefusals.Changed;
    }
}
