using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Ends the session of this browser.</summary>
[SignedInOnly]
internal sealed class SignOutModel : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(SignInClaims.Scheme);
        return LocalRedirect("/");
    }
}
