using Beffroi.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.CaseFiles;

/// <summary>A page of one case file, for the members of its organisation (<see cref="MembersOnlyAttribute"/>). The file of another does not exist.</summary>
[ResponseCache(NoStore = true)]
internal abstract class CaseFilePageModel(CaseFilesDb files, IOrganisations organisations) : PageModel
{
    /// <summary>The route value that holds the id of the file.</summary>
    public const string RouteValue = "dossier";

    [FromRoute(Name = MembersOnlyAttribute.RouteValue)]
    public OrganisationId OrganisationId { get; set; }

    [FromRoute(Name = RouteValue)]
    public CaseFileId Id { get; set; }

    public CaseFile CaseFile { get; private set; } = null!;

    public OrganisationSummary Organisation { get; private set; } = null!;

    /// <summary>Where the file is read.</summary>
    public string Root => $"/structures/{OrganisationId}/dossiers/{Id}";

    public MemberRole MyRole => HttpContext.Features.Get<ActingMember>()!.Role;

    protected CaseFilesDb Files => files;

    protected IOrganisations Organisations => organisations;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await files.Find(Id, HttpContext.RequestAborted) is not { } file || file.OrganisationId != OrganisationId)
        {
            context.Result = NotFound();
            return;
        }
        (CaseFile, Organisation) = (file, (await organisations.Find(OrganisationId, HttpContext.RequestAborted))!);
        await next();
    }

    protected async Task Reload() => CaseFile = (await files.Find(Id, HttpContext.RequestAborted))!;
}
