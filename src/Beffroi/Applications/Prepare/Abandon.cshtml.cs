using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Prepare;

[MembersOnly(MemberRole.Owner)]
internal sealed class AbandonModel(CaseFilesDb files, IOrganisations organisations, DraftChanges changes, AbandonCaseFile abandon) : CaseFilePageModel(files, organisations)
{
    /// <summary>What would be given up.</summary>
    public ReadDraft Draft { get; private set; } = null!;

    public ReadSince? Since { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Draft = await changes.Now(CaseFile, cancellation);
        return CaseFile.State is CaseFileState.Draft ? Page() : Redirect(Root);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "lu")] string? read, CancellationToken cancellation)
    {
        var (before, now) = (ReadDraft.Read(read), await changes.Now(CaseFile, cancellation));
        var done = await abandon.Abandon(CaseFile, before.VersionOf(now, CaseFile), User.Account(), cancellation);
        if (done.Succeeded || done.Refusal == CaseFileRefusals.NoDraft)
            return Redirect(Root);
        await Reload();
        Draft = await changes.Now(CaseFile, cancellation);
        Since = new("Ce dossier", "Il n’est pas abandonné. Lisez ce qui a changé, puis abandonnez-le si vous le voulez toujours.", await changes.Since(before, CaseFile, cancellation), []);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
