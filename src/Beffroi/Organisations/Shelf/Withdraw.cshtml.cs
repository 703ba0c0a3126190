using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Shelf;

/// <summary>Takes a document off the shelf, unless something rests on it.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class WithdrawModel(OrganisationsDb organisations, ReadShelf shelf, WithdrawDocument withdraw) : OrganisationPageModel(organisations)
{
    [FromRoute(Name = DocumentModel.RouteValue)]
    public ShelfDocumentId Which { get; set; }

    public ShelvedDocument Document { get; private set; } = null!;

    /// <summary>Why it stays; null when it may go.</summary>
    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await shelf.Find(Id, Which, cancellation) is not { } document)
            return NotFound();
        Document = document;
        Refused = await withdraw.Used([.. document.Versions.Select(v => v.Row.Id)], cancellation) is { } why ? ShelfRefusals.Used(why).Message : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await shelf.Find(Id, Which, cancellation) is not { } document)
            return NotFound();
        Document = document;
        var withdrawn = await withdraw.Withdraw(document.Row, User.Account(), cancellation);
        if (withdrawn.Succeeded)
            return Redirect($"/structures/{Id}/documents");
        Refused = withdrawn.Refusal.Message;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
