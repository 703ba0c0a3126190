using Beffroi.Platform.Accounts.SecondFactor;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>The second step, for those who have a security code.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class CodeModel(ProveSecondFactor prove, HalfWay halfWay, SignInLimit limit) : PageModel
{
    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    public Refusal? Refused { get; private set; }

    public IActionResult OnGet() => halfWay.Read(HttpContext) is null ? SignInAnew() : Page();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "code")] string? code, CancellationToken cancellation)
    {
        if (halfWay.Read(HttpContext) is not { } begun)
            return SignInAnew();
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Refuse(AccountRefusals.TooManyHere);
        }
        var proved = await prove.Prove(begun.Account, code ?? "", cancellation);
        if (!proved.Succeeded)
            return proved.Refusal == AccountRefusals.TooLate ? SignInAnew() : Refuse(proved.Refusal);
        HalfWay.Clear(HttpContext);
        // Whatever came first, the code is of now.
        await HttpContext.Begin(begun.Account, begun.Proof with { SecondFactor = true, ProvedAt = null });
        return LocalRedirect(Url.WayBack(Back));
    }

    private RedirectToPageResult SignInAnew() => RedirectToPage("/Platform/Accounts/SignIn/Index", new { retour = Back });

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        return Page();
    }
}
