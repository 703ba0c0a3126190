using Beffroi.Platform.Accounts.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Leads to the identity provider; back to the page of the sign-in, which says so, when it does not answer.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed partial class GoModel(AskProvider ask, ProviderOptions options, SignInLimit limit, ILogger<GoModel> log) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "retour")] string? back, [FromQuery(Name = "encore")] bool again)
    {
        if (!options.IsOn)
            return NotFound();
        if (!limit.Allows(HttpContext))
            return StatusCode(StatusCodes.Status429TooManyRequests);
        var asked = await ask.Ask(HttpContext, Url.IsLocalUrl(back) ? back : null, again);
        if (asked.Succeeded)
            return Redirect(asked.Value);
        LogRefusal(log, asked.Refusal.Code);
        return RedirectToPage("/Platform/Accounts/SignIn/Index", new { retour = back, encore = again ? "true" : null, muet = "true" });
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody could be led to the identity provider: {Why}")]
    private static partial void LogRefusal(ILogger log, string why);
}
