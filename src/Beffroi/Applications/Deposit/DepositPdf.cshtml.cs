using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Deposit;

/// <summary>The acknowledgement of receipt and exactly what was deposited, as they were made then. A page only while they are not.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class DepositPdfModel(CaseFilesDb files, IOrganisations organisations, OpenStoredDocument open) : CaseFilePageModel(files, organisations)
{
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CaseFile.AcknowledgementId is not { } document)
            return NotFound();
        var opened = await open.Open(document, cancellation);
        if (opened.Succeeded)
            return new FileAnswer(opened.Value);
        (Refusal, Response.StatusCode) = (opened.Refusal, StatusCodes.Status503ServiceUnavailable);
        return Page();
    }
}
