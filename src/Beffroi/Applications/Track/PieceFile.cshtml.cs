using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Track;

/// <summary>Gives back a piece to the members of the organisation that gave it. A page only when it cannot be opened.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class PieceFileModel(CaseFilesDb files, IOrganisations organisations, OpenFile open) : CaseFilePageModel(files, organisations)
{
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = PieceModel.PieceValue)] PieceRequestId id, CancellationToken cancellation)
    {
        if (await Files.FindPiece(Id, id, cancellation) is not { Piece.FileId: { } file })
            return NotFound();
        var opened = await open.Open(file, cancellation);
        if (opened.Succeeded)
            return new FileAnswer(opened.Value);
        (Refusal, Response.StatusCode) = (opened.Refusal, StatusCodes.Status503ServiceUnavailable);
        return Page();
    }
}
