using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Where the provider sends back: signs in who is known, leads on who is not, says what is refused.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ReturnModel(
    HearProvider hear, AccountsDb accounts, HalfWay halfWay, IdentityAtHand hand, SignOutOfProvider signOut, ProviderOptions options, SignInLimit limit) : PageModel
{
    public string Provider => options.Name;

    public Refusal? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!options.IsOn)
            return NotFound();
        if (!limit.Allows(HttpContext))
            return Refuse(AccountRefusals.TooManyHere, StatusCodes.Status429TooManyRequests);
        var heard = await hear.Hear(HttpContext);
        if (!heard.Succeeded)
            return Refuse(heard.Refusal, StatusCodes.Status400BadRequest);
        var (identity, back) = (heard.Value.Identity, heard.Value.Back);
        signOut.Keep(HttpContext, heard.Value.IdToken);
        if (await accounts.FindByIdentity(identity.Issuer, identity.Subject, cancellation) is { } account)
            return await Enter(account, identity, back);
        hand.Keep(HttpContext, identity);
        // The letter was followed: it says what becomes of the identity.
        return back?.StartsWith(ReturnToLetter, StringComparison.Ordinal) == true
            ? LocalRedirect(back)
            : RedirectToPage("/Platform/Accounts/Provider/Next", new { retour = back });
    }

    private const string ReturnToLetter = "/compte/ouvrir/";

    private async Task<IActionResult> Enter(Account account, ProvenIdentity identity, string? back)
    {
        if (User.AccountOrNone() is { } present && present != account.TypedId)
            return Refuse(ProviderRefusals.IdentityTaken, StatusCodes.Status400BadRequest);
        if (account.TwoFactorEnabled && !identity.Proof.SecondFactor)
        {
            halfWay.Write(HttpContext, account.TypedId, identity.Proof);
            return RedirectToPage("/Platform/Accounts/SignIn/Code", new { retour = back });
        }
        await HttpContext.Begin(account.TypedId, identity.Proof);
        return LocalRedirect(Url.WayBack(back));
    }

    private PageResult Refuse(Refusal refusal, int status)
    {
        (Refused, Response.StatusCode) = (refusal, status);
        return Page();
    }
}
