using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Bank;

/// <summary>Gives the RIB of a proposal to an officer; nothing else of the shelf.</summary>
[RegionOnly(RegionRole.FinanceOfficer, RegionRole.CaseOfficer)]
internal sealed class ProofModel(BankDb bank, IShelf shelf, OpenFile open) : PageModel
{
    [FromRoute(Name = VerifyModel.RouteValue)]
    public BankDetailsId Which { get; set; }

    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await bank.Find(Which, cancellation) is not { } details || await shelf.Find(details.OrganisationId, details.Proof, cancellation) is not { } piece)
            return NotFound();
        var opened = await open.Open(piece.File, cancellation);
        if (opened.Succeeded)
            return new FileAnswer(opened.Value);
        Why = opened.Refusal.Message;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
