using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Assist;

/// <summary>The officer tells the organisation that its draft is there to be read.</summary>
[AssistantOnly]
[ResponseCache(NoStore = true)]
internal sealed class TellModel(CaseFilesDb files, IOrganisations organisations, TellToRead tell) : PageModel
{
    [FromRoute(Name = CaseFilePageModel.RouteValue)]
    public CaseFileId Id { get; set; }

    public CaseFile CaseFile { get; private set; } = null!;

    public OrganisationSummary Organisation { get; private set; } = null!;

    public string? Refused { get; private set; }

    public string Root => $"/structures/{CaseFile.OrganisationId}/dossiers/{Id}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        CaseFile = (await files.Find(Id, cancellation))!;
        Organisation = (await organisations.Find(CaseFile.OrganisationId, cancellation))!;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        var told = await tell.Tell(CaseFile, User.Account(), cancellation);
        if (told.Succeeded)
            return Redirect(Root);
        (Refused, Response.StatusCode) = (told.Refusal.Message, StatusCodes.Status409Conflict);
        return Page();
    }
}
