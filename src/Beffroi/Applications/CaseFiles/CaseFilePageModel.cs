using Beffroi.Applications.Access;
using Beffroi.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.CaseFiles;

/// <summary>
/// A page of one case file, for the members of its organisation (<see cref="MembersOnlyAttribute"/>), or also for the officer who writes it for them (<see cref="CaseFileOnlyAttribute"/>). The file of
/// another does not exist.
/// </summary>
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

    /// <summary>An officer who writes for the organisation does what an editor does, where they are let in.</summary>
    public MemberRole MyRole => IsAssistant ? MemberRole.Editor : HttpContext.Features.Get<ActingMember>()!.Role;

    public bool IsAssistant => HttpContext.Features.Get<ActingAssistant>() is not null;

    /// <summary>The list that the file is in.</summary>
    public PageAbove Above => IsAssistant ? new("/region/saisies", "Saisies pour une structure") : new($"/structures/{OrganisationId}/dossiers", $"Dossiers de {Organisation.Name}");

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

/// <summary>A page that leads to the one that is read.</summary>
internal sealed record PageAbove(string Address, string Words);
