using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Process;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Messages;

/// <summary>The thread of a file, where the Region writes to the organisation.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[RequestSizeLimit(ReceiveFile.LargestRequest)]
internal sealed class ToOrganisationModel(CaseFilesDb files, IOrganisations organisations, ReadThread read, SendMessage send, SettleMessages settle, FilesOptions options, RegionClock days, TimeProvider clock)
    : ProcessedFilePageModel(files, organisations)
{
    public MessageThread Thread { get; private set; } = null!;

    public MessageForm Form { get; private set; } = null!;

    /// <summary>What came while one read.</summary>
    public string? Newer { get; private set; }

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public async Task OnGetAsync(CancellationToken cancellation) => await Show(new(options, Guid.CreateVersion7(clock.GetUtcNow())), cancellation);

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "message")] string? words, [FromForm(Name = "fichier")] IFormFile? given, [FromForm(Name = "cle")] Guid key, CancellationToken cancellation)
    {
        var form = MessageForm.Sent(options, key, words, clock);
        var sent = await send.Send(CaseFile, new(AidRequestParty.Region, User.Account(), form.Words, MessageForm.Chosen(given), form.Key), cancellation);
        if (sent.Succeeded)
            return Redirect($"{Root}/messages");
        form.Refused = sent.Refusal;
        await Show(form, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostSettleAsync([FromForm(Name = "lu")] CaseFileMessageId upTo, CancellationToken cancellation)
    {
        var settled = await settle.Settle(CaseFile, upTo, cancellation);
        if (settled.Succeeded)
            return Redirect($"{Root}/messages");
        (Newer, Response.StatusCode) = (settled.Refusal.Message, StatusCodes.Status409Conflict);
        await Show(new(options, Guid.CreateVersion7(clock.GetUtcNow())), cancellation);
        return Page();
    }

    private async Task Show(MessageForm form, CancellationToken cancellation) =>
        (Form, Thread) = (form, await read.Read(CaseFile, Organisation.Name, Root, level: 2, cancellation));
}
