using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Prepare;

[MembersOnly(MemberRole.Owner)]
internal sealed class AbandonModel(CaseFilesDb files, IOrganisations organisations, AbandonCaseFile abandon) : CaseFilePageModel(files, organisations)
{
    public string? Refused { get; private set; }

    public IActionResult OnGet() => CaseFile.State is CaseFileState.Draft ? Page() : Redirect(Root);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        var done = await abandon.Abandon(CaseFile, version, User.Account(), cancellation);
        if (done.Succeeded || done.Refusal == CaseFileRefusals.NoDraft)
            return Redirect(Root);
        await Reload();
        (Refused, Response.StatusCode) = (done.Refusal.Message, StatusCodes.Status409Conflict);
        return Page();
    }
}
