using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Links;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Profile;

/// <summary>Where the letter to the new address leads. To look at it changes nothing.</summary>
[SignedInOnly]
internal sealed class ConfirmAddressModel(ChangeAddress change) : PageModel
{
    [FromRoute(Name = "jeton")]
    public LinkToken? Token { get; set; }

    public AccountLink? Asked { get; private set; }

    public Refusal? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Asked = Token is null ? null : await change.Find(User.Account(), Token, cancellation);
        if (Asked is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var changed = Token is null ? AccountRefusals.LinkGone : await change.Change(User.Account(), Token, cancellation);
        if (changed.Succeeded)
            return LocalRedirect("/compte");
        Response.StatusCode = changed.Refusal == AccountRefusals.AddressTaken ? StatusCodes.Status409Conflict : StatusCodes.Status404NotFound;
        Refused = changed.Refusal == AccountRefusals.AddressTaken ? changed.Refusal : null;
        return Page();
    }
}
