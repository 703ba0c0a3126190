using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Accounts.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Open;

/// <summary>Where the letter leads. To look at it opens nothing: programs that read mail follow links.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ConfirmModel(OpenAccount open) : PageModel
{
    [FromRoute(Name = "jeton")]
    public LinkToken? Token { get; set; }

    public AccountOpening? Opening { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Opening = Token is null ? null : await open.Find(Token, cancellation);
        if (Opening is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var wayBack = Token is null ? null : (await open.Find(Token, cancellation))?.WayBack;
        if (Token is null || await open.Open(Token, cancellation) is not { Succeeded: true, Value: { } account })
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        await HttpContext.Begin(account.TypedId, SignInMethod.Mail, secondFactor: false);
        return LocalRedirect(Url.WayBack(wayBack));
    }
}
