using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Members;

/// <summary>Where the letter of an invitation leads. To look at it accepts nothing.</summary>
[SignedInOnly]
[ResponseCache(NoStore = true)]
internal sealed class AcceptModel(AcceptInvitation accept, OrganisationsDb organisations) : PageModel
{
    [FromRoute(Name = "jeton")]
    public LinkToken? Token { get; set; }

    public Invitation Invitation { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public Refusal? Refusal { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (Token is null)
        {
            Refuse(OrganisationRefusals.InvitationGone);
            return;
        }
        var found = await accept.Find(Token, User.Account(), cancellation);
        if (!found.Succeeded)
            Refuse(found.Refusal);
        else
            (Invitation, Name) = (found.Value, (await organisations.Read(found.Value.OrganisationId, cancellation))!.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Token is null)
            return NotFound();
        var accepted = await accept.Accept(Token, User.Account(), cancellation);
        if (accepted.Succeeded)
            return Redirect($"/structures/{accepted.Value}");
        Refuse(accepted.Refusal);
        return Page();
    }

    private void Refuse(Refusal refusal)
    {
        Refusal = refusal;
        Response.StatusCode = refusal == OrganisationRefusals.InvitationGone ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict;
    }
}
