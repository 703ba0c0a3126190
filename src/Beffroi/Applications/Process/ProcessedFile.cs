using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Process;

/// <summary>A page of one deposited case file, for the Region. A draft does not exist for it.</summary>
[ResponseCache(NoStore = true)]
internal abstract class ProcessedFilePageModel(CaseFilesDb files, IOrganisations organisations) : PageModel
{
    [FromRoute(Name = CaseFilePageModel.RouteValue)]
    public CaseFileId Id { get; set; }

    public CaseFile CaseFile { get; private set; } = null!;

    public OrganisationSummary Organisation { get; private set; } = null!;

    public string Root => $"/region/dossiers/{Id}";

    protected CaseFilesDb Files => files;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await files.Find(Id, HttpContext.RequestAborted) is not { State: CaseFileState.Deposited } file)
        {
            context.Result = NotFound();
            return;
        }
        (CaseFile, Organisation) = (file, (await organisations.Find(file.OrganisationId, HttpContext.RequestAborted))!);
        await next();
    }
}
