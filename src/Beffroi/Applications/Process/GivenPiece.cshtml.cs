using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Process;

/// <summary>A piece that was given, for the Region. A page only when it cannot be opened.</summary>
[RegionOnly(RegionRole.CaseOfficer, RegionRole.Validator, RegionRole.FinanceOfficer, RegionRole.Reader)]
internal sealed class GivenPieceModel(CaseFilesDb files, IOrganisations organisations, OpenFile open) : ProcessedFilePageModel(files, organisations)
{
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = Track.PieceModel.PieceValue)] PieceRequestId id, CancellationToken cancellation)
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
