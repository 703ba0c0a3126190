using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Members;

/// <summary>Takes an invitation back.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class WithdrawModel(OrganisationsDb organisations, MembersDb members, WithdrawInvitation withdraw) : OrganisationPageModel(organisations)
{
    [FromRoute(Name = "invitation")]
    public InvitationId InvitationId { get; set; }

    public Invitation Invitation { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await members.Find(InvitationId, cancellation) is not { } invitation || invitation.OrganisationId != Id)
            return NotFound();
        Invitation = invitation;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        await withdraw.Withdraw(Id, InvitationId, User.Account(), cancellation) ? Redirect($"/structures/{Id}/membres") : NotFound();
}
