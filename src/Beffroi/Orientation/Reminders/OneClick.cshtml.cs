using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Reminders;

/// <summary>
/// What a mail program calls when its user presses « se désabonner » (RFC 8058): a POST without cookie nor form of ours, answered without a redirection. It is
/// open to any site: who has the token may stop, and that is all that can be done here. A program that opens it as a page is led to the one with a button.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class OneClickModel(StopReminder stop) : PageModel
{
    public IActionResult OnGet(string? token) => Redirect($"/orientation/rappels/{Uri.EscapeDataString(token ?? "")}");

    public async Task OnPostAsync(string? token, CancellationToken cancellation) => await stop.Stop(token, cancellation);
}
