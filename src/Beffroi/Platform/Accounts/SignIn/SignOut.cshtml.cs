using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Provider;
using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Ends the session of this browser.</summary>
[SignedInOnly]
internal sealed class SignOutModel(SignOutOfProvider provider, ProviderOptions options) : PageModel
{
    public string Provider => options.Name;

    /// <summary>Where this browser leaves the identity provider too; null: it is signed out of here alone.</summary>
    public string? ToProvider { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        ToProvider = await provider.Address(HttpContext);
        await HttpContext.SignOutAsync(SignInClaims.Scheme);
        if (ToProvider is null)
            return LocalRedirect("/");
        // A form may not lead to another site, by our policy; a page that renews itself may.
        Response.Headers["Refresh"] = $"0;url={ToProvider}";
        return Page();
    }
}
