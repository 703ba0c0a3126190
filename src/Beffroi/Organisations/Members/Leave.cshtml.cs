using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Members;

/// <summary>Leaves. The last owner hands over first.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class LeaveModel(OrganisationsDb organisations, RemoveMember remove) : OrganisationPageModel(organisations)
{
    public string? Refused { get; private set; }

    public void OnGet() => Refused = null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var left = await remove.Leave(Id, User.Account(), cancellation);
        if (left.Succeeded)
            return Redirect("/structures");
        Refused = left.Refusal.Message;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
