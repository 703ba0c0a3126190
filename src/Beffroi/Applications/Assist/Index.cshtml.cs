using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Assist;

/// <summary>The drafts that an officer writes for organisations.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(CaseFilesDb files, IOrganisations organisations, RegionClock days) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<(CaseFile File, string Name, bool HasOwner)> Drafts { get; private set; } = [];

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var found = await files.AssistedBy(User.Account(), Most, cancellation);
        OrganisationId[] theirs = [.. found.Select(f => f.OrganisationId).Distinct()];
        var (names, owned) = (await organisations.Find(theirs, cancellation), await organisations.WithOwner(theirs, cancellation));
        Drafts = [.. found.Select(f => (f, names[f.OrganisationId].Name, owned.Contains(f.OrganisationId)))];
    }
}
