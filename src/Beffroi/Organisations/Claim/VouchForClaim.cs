using System.Security.Claims;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Claim;

/// <summary>
/// Verifies a claim without an officer: the identity provider by which an owner signed in has checked that they work at an establishment of the organisation. What the Region
/// refused stays refused.
/// </summary>
internal sealed class VouchForClaim(OrganisationsDb organisations, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Whether it could be done for that person, were they an owner.</summary>
    public static bool Can(Organisation organisation, ClaimsPrincipal person) =>
        ClaimLifecycle.After(organisation.Claim, ClaimAct.Vouch) is not null && organisation.Siren is { } siren && SiretOf(person)?.Siren == siren;

    /// <param name="id">Which.</param>
    /// <param name="owner">Who is signed in.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<ClaimState>> Vouch(OrganisationId id, ClaimsPrincipal owner, CancellationToken cancellation)
    {
        if (await organisations.Read(id, cancellation) is not { } organisation)
            return OrganisationRefusals.Unknown;
        if (ClaimLifecycle.After(organisation.Claim, ClaimAct.Vouch) is not { } after)
            return OrganisationRefusals.Settled;
        if (!Can(organisation, owner))
            return OrganisationRefusals.OtherSiret;
        (organisation.Claim, organisation.ClaimSince) = (after, clock.GetUtcNow());
        return await organisations.Write<Outcome<ClaimState>>(
            async () =>
            {
                // Looked at in the transaction: they may have handed over meanwhile.
                if (await organisations.RoleOf(owner.Account(), id, cancellation) is not MemberRole.Owner)
                    return OrganisationRefusals.NotOwner;
                if (!await organisations.Save(organisation, organisation.Version, cancellation))
                    return OrganisationRefusals.Settled;
                audit.Record(new ClaimVouched(id, SiretOf(owner)!.ToString()), onBehalfOf: id.Value);
                return after;
            },
            cancellation);
    }

    private static Siret? SiretOf(ClaimsPrincipal person) => Siret.TryParse(person.VouchedSiret(), null, out var siret) ? siret : null;
}
