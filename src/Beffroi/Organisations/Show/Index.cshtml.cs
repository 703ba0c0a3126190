using Beffroi.Organisations.Access;
using Beffroi.Territories;

namespace Beffroi.Organisations.Show;

/// <summary>One organisation, for its members.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(OrganisationsDb organisations, FrenchTerritories territories, LocalTime time) : OrganisationPageModel(organisations)
{
    public string? Town => Organisation.Municipality is { } code ? territories.Find(code)?.Name ?? code.ToString() : null;

    public string Since => time.Day(Organisation.ClaimSince);
}
