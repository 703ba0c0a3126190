using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Organisations.Claim;
using Beffroi.Territories;

namespace Beffroi.Organisations.Show;

/// <summary>One organisation, for its members.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(OrganisationsDb organisations, FrenchTerritories territories, RegionClock time) : OrganisationPageModel(organisations)
{
    public string? Town => Organisation.Municipality is { } code ? territories.Find(code)?.Name ?? code.ToString() : null;

    /// <summary>They may verify the claim themselves.</summary>
    public bool CanVouch => MyRole is MemberRole.Owner && VouchForClaim.Can(Organisation, User);

    public string Since => time.Day(Organisation.ClaimSince);
}
