using Beffroi.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Reminders;

/// <summary>
/// The link of the letters: shows what was asked for, confirms it, stops it. Opening it changes nothing, since programs open the links of a mail before its reader does.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class LinkModel(OpenReminder open, ConfirmReminder confirm, StopReminder stop, ReminderWords words) : PageModel
{
    /// <summary>As it is in the address.</summary>
    [FromRoute]
    public string? Token { get; set; }

    /// <summary>Null when the link leads to none, or when it was just stopped.</summary>
    public Reminder? Reminder { get; private set; }

    public IReadOnlyList<(string Event, string When)> Planned => words.Planned(Reminder?.Days ?? []);

    public bool JustConfirmed { get; private set; }

    public bool Stopped { get; private set; }

    public string Message { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellation) => Show(await open.Open(Token, cancellation));

    public async Task OnPostConfirmAsync(CancellationToken cancellation)
    {
        Show(await confirm.Confirm(Token, cancellation));
        JustConfirmed = Reminder is not null;
    }

    public async Task OnPostStopAsync(CancellationToken cancellation)
    {
        await stop.Stop(Token, cancellation);
        Stopped = true;
    }

    private void Show(Outcome<Reminder> found)
    {
        Reminder = found.Value;
        if (found.Refusal is not { } refusal)
            return;
        Message = refusal.Message;
        Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
