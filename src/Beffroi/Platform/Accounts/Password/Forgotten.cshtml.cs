using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Password;

/// <summary>Asks for the link by which a new password is chosen.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ForgottenModel(AskForNewPassword ask, SignInLimit limit, MailOptions mail) : PageModel
{
    [BindProperty(Name = "courriel")]
    public string? Address { get; set; }

    public string? Error { get; private set; }

    public bool Asked { get; private set; }

    public bool CanWrite => mail.IsOn;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!CanWrite)
            return NotFound();
        if (!MailAddress.TryParse(Address, null, out var address))
            Error = MailAddress.Malformed.Message;
        else if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Error = AccountRefusals.TooManyHere.Message;
        }
        else
        {
            await ask.Ask(address, cancellation);
            Asked = true;
        }
        return Page();
    }
}
