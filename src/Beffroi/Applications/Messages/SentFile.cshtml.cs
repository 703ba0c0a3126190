using Beffroi.Applications.CaseFiles;

using Beffroi.Organisations;
using Beffroi.Platform;

using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Messages;

/// <summary>Gives back a file of the thread to the members of the organisation. A page only when it cannot be opened.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class SentFileModel(CaseFilesDb files, IOrganisations organisations, MessagesDb messages, OpenFile open) : CaseFilePageModel(files, organisations)
{
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "message")] CaseFileMessageId id, CancellationToken cancellation)
    {
        if (await messages.Find(id, cancellation) is not { FileId: { } file } message || message.CaseFileId != Id)
            return NotFound();
        var opened = await open.Open(file, cancellation);
        if (opened.Succeeded)
            return new FileAnswer(opened.Value);
        (Refusal, Response.StatusCode) = (opened.Refusal, StatusCodes.Status503ServiceUnavailable);
        return Page();
    }
}
