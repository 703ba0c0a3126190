using System.Net.Mime;
using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Documents;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Deposit;

/// <summary>The acknowledgement of receipt and exactly what was deposited, as a PDF. A page only when it cannot be made.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class DepositPdfModel(CaseFilesDb files, IOrganisations organisations, MakePdf make, AnswerFacts answers, SchemeCatalogue catalogue, RegionClock days) : CaseFilePageModel(files, organisations)
{
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Deposited)
            return NotFound();
        var content = DepositedFile.Read(CaseFile.Deposited!);
        var day = days.DayOf(content.At);
        var document = DepositDocument.Of(CaseFile, content, Acknowledgement.Of(CaseFile, day, [], catalogue, days), catalogue.Region.Title, answers.Tell(CaseFile.Facts, day));
        var made = await make.Make(new(DepositDocument.Template, $"Accusé de réception du dossier {CaseFile.Reference}", day, document), cancellation);
        if (made.Succeeded)
            return File(made.Value, MediaTypeNames.Application.Pdf, $"accuse-{CaseFile.Reference}.pdf");
        (Refusal, Response.StatusCode) = (made.Refusal, StatusCodes.Status503ServiceUnavailable);
        return Page();
    }
}
