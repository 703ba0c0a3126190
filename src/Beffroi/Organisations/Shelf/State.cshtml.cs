using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Shelf;

/// <summary>Orders a statement of the shelf.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class StateModel(OrganisationsDb organisations, StateShelf state, OrganisationLimit limit, TimeProvider clock) : OrganisationPageModel(organisations)
{
    public Guid FormKey { get; private set; }

    public string? Refused { get; private set; }

    public void OnGet() => FormKey = Guid.CreateVersion7(clock.GetUtcNow());

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "cle")] Guid formKey, CancellationToken cancellation)
    {
        if (formKey == Guid.Empty)
            return NotFound();
        if (limit.Allows(HttpContext))
        {
            await state.State(Id, formKey, User.Account(), cancellation);
            return Redirect($"/structures/{Id}/documents");
        }
        (FormKey, Refused) = (formKey, OrganisationRefusals.TooManyHere.Message);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page();
    }
}
