using Beffroi.Catalogue;
using Beffroi.Organisations.Access;

namespace Beffroi.Organisations.Persons;

/// <summary>Who stands for the organisation, for its members.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(OrganisationsDb organisations, RepresentativesDb representatives, RegionClock time) : OrganisationPageModel(organisations)
{
    public IReadOnlyList<Representative> People { get; private set; } = [];

    public DateOnly Today => time.Today;

    public async Task OnGetAsync(CancellationToken cancellation) => People = await representatives.Of(Id, cancellation);
}
