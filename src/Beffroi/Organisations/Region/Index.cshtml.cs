using Beffroi.Catalogue;
using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Members;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Region;

/// <summary>What waits for the Region: claims, and requests that owners leave without an answer.</summary>
[RegionOnly(RegionRole.Administrator, RegionRole.CaseOfficer)]
internal sealed class IndexModel(OrganisationsDb organisations, MembersDb members, RegionClock time) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Organisation> ToVerify { get; private set; } = [];

    public IReadOnlyList<Organisation> Questioned { get; private set; } = [];

    public IReadOnlyList<(JoinRequest Request, string Name)> Requests { get; private set; } = [];

    public string Day(DateTimeOffset instant) => time.Day(instant);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ToVerify = await organisations.Claims([ClaimState.Claimed], Most, cancellation);
        Questioned = await organisations.Claims([ClaimState.Questioned], Most, cancellation);
        var requests = new List<(JoinRequest, string)>();
        foreach (var request in await members.Waiting(null, Most, cancellation))
            requests.Add((request, (await organisations.Read(request.OrganisationId, cancellation))!.Name));
        Requests = requests;
    }
}
