using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Profile;

/// <summary>Asks for another address.</summary>
[SignedInOnly(Recently = true)]
internal sealed class AddressModel(AccountsDb accounts, AskForNewAddress ask, SignInLimit limit, MailOptions mail) : PageModel
{
    [BindProperty(Name = "courriel")]
    public string? Address { get; set; }

    public Account Account { get; private set; } = null!;

    public string? Error { get; private set; }

    public MailAddress? SentTo { get; private set; }

    public bool CanWrite => mail.IsOn;

    public async Task OnGetAsync(CancellationToken cancellation) => Account = (await accounts.Find(User.Account(), cancellation))!;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!CanWrite)
            return NotFound();
        await OnGetAsync(cancellation);
        if (!MailAddress.TryParse(Address, null, out var address))
            Error = MailAddress.Malformed.Message;
        else if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Error = AccountRefusals.TooManyHere.Message;
        }
        else
        {
            var asked = await ask.Ask(User.Account(), address, cancellation);
            (SentTo, Error) = (asked.Value, asked.Refusal?.Message);
        }
        return Page();
    }
}
