using Beffroi.Organisations.Access;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Shelf;

/// <summary>Gives the file of one version to a member.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class FileModel(OrganisationsDb organisations, IShelf shelf, OpenFile open) : OrganisationPageModel(organisations)
{
    [FromRoute(Name = "piece")]
    public PieceId Which { get; set; }

    public string Label { get; private set; } = "";

    public string Why { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await shelf.Find(Id, Which, cancellation) is not { } piece)
            return NotFound();
        var opened = await open.Open(piece.File, cancellation);
        if (opened.Succeeded)
            return new FileAnswer(opened.Value);
        (Label, Why) = (piece.Label, opened.Refusal.Message);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
