using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Process;

/// <summary>A paper that was joined to a file, for the Region: in the version that was joined, and no other of the shelf. A page only when it cannot be opened.</summary>
[RegionOnly(RegionRole.CaseOfficer, RegionRole.Validator, RegionRole.FinanceOfficer, RegionRole.Reader)]
internal sealed class JoinedPaperModel(CaseFilesDb files, IOrganisations organisations, IShelf shelf, OpenFile open) : ProcessedFilePageModel(files, organisations)
{
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "jointe")] PieceId id, CancellationToken cancellation)
    {
        if (!(await Files.Joined(Id, cancellation)).Contains(id) || await shelf.Find(CaseFile.OrganisationId, id, cancellation) is not { } piece)
            return NotFound();
        var opened = await open.Open(piece.File, cancellation);
        if (opened.Succeeded)
            return new FileAnswer(opened.Value);
        (Refusal, Response.StatusCode) = (opened.Refusal, StatusCodes.Status503ServiceUnavailable);
        return Page();
    }
}
