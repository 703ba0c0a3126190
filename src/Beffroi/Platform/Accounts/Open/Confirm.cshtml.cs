using Beffroi.Platform.Accounts.Provider;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Open;

/// <summary>Where the letter leads. To look at it opens nothing: programs that read mail follow links.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ConfirmModel(OpenAccount open, AccountsDb accounts, IdentityAtHand hand, ProviderOptions provider) : PageModel
{
    [FromRoute(Name = "jeton")]
    public LinkToken? Token { get; set; }

    public AccountOpening? Opening { get; private set; }

    public string Provider => provider.Name;

    /// <summary>It links an identity to an account that is there already.</summary>
    public bool Links { get; private set; }

    /// <summary>The identity for which it was asked, if this browser has just proved it.</summary>
    public bool IdentityMissing { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Opening = Token is null ? null : await open.Find(Token, cancellation);
        if (Opening is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        else if (Opening is { Issuer: { } issuer, Subject: { } subject })
            (Links, IdentityMissing) = (
                await accounts.Find(MailAddress.Parse(Opening.Address, null), cancellation) is not null, hand.Read(HttpContext)?.IsOf(issuer, subject) != true);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (asked, identity) = (Token is null ? null : await open.Find(Token, cancellation), hand.Read(HttpContext));
        if (asked is null || await open.Open(Token!, identity, cancellation) is not { Succeeded: true, Value: { } account })
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        IdentityAtHand.Clear(HttpContext);
        await HttpContext.Begin(account.TypedId, asked.Subject is null ? new(SignInMethod.Mail, SecondFactor: false) : identity!.Proof);
        return LocalRedirect(Url.WayBack(asked.WayBack));
    }
}
