using Beffroi.Organisations.Access;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Shelf;

/// <summary>Gives a statement of the shelf, as it was made.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class StatementModel(OrganisationsDb organisations, ShelfDb shelf, OpenStoredDocument open) : OrganisationPageModel(organisations)
{
    [FromRoute(Name = "etat")]
    public StoredDocumentId Which { get; set; }

    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if ((await shelf.Statements(Id, cancellation)).All(s => s.Id != Which))
            return NotFound();
        var opened = await open.Open(Which, cancellation);
        if (opened.Succeeded)
            return new FileAnswer(opened.Value);
        Why = opened.Refusal.Message;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
