using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Messages;

/// <summary>The thread of a deposited file, where the organisation writes to the Region.</summary>
[MembersOnly(MemberRole.Editor)]
[RequestSizeLimit(ReceiveFile.LargestRequest)]
internal sealed class ToRegionModel(CaseFilesDb files, IOrganisations organisations, ReadThread read, SendMessage send, FilesOptions options, TimeProvider clock)
    : CaseFilePageModel(files, organisations)
{
    public MessageThread Thread { get; private set; } = null!;

    public MessageForm Form { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Deposited)
            return Redirect(Root);
        Form = new(options, Guid.CreateVersion7(clock.GetUtcNow()));
        Thread = await read.Read(CaseFile, Organisation.Name, Root, level: 2, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "message")] string? words, [FromForm(Name = "fichier")] IFormFile? given, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        Form = MessageForm.Sent(options, key, words, clock);
        var sent = await send.Send(CaseFile, new(AidRequestParty.Organisation, User.Account(), Form.Words, MessageForm.Chosen(given), Form.Key), cancellation);
        if (sent.Succeeded)
            return Redirect($"{Root}/messages");
        Form.Refused = sent.Refusal;
        Thread = await read.Read(CaseFile, Organisation.Name, Root, level: 2, cancellation);
        return Page();
    }
}
