using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Organisations.Members;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Join;

/// <summary>An owner lets in who asked, or not.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class SettleModel(OrganisationsDb organisations, MembersDb members, SettleJoinRequest settle, People people, RegionClock time) : OrganisationPageModel(organisations)
{
    [FromRoute(Name = "demande")]
    public JoinRequestId RequestId { get; set; }

    public string Name { get; private set; } = "";

    public string AskedOn { get; private set; } = "";

    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await Find(cancellation) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "role")] MemberRole role, CancellationToken cancellation) =>
        Enum.IsDefined(role) ? await Decide(role, cancellation) : NotFound();

    public Task<IActionResult> OnPostRefuserAsync(CancellationToken cancellation) => Decide(null, cancellation);

    private async Task<IActionResult> Decide(MemberRole? role, CancellationToken cancellation)
    {
        if (await Find(cancellation) is not { } request)
            return NotFound();
        var settled = await settle.Settle(request, role, regionReason: null, User.Account(), cancellation);
        if (settled.Succeeded)
            return Redirect($"/structures/{Id}/membres");
        Refused = settled.Refusal.Message;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<JoinRequest?> Find(CancellationToken cancellation)
    {
        if (await members.Find(RequestId, cancellation) is not { State: JoinState.Asked } request || request.OrganisationId != Id)
            return null;
        (Name, AskedOn) = ((await people.Find(request.AccountId, cancellation))?.FullName ?? "Compte effacé", time.Day(request.AskedAt));
        return request;
    }
}
