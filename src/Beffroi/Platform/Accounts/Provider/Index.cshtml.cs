using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Passkeys;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Whether the identity provider opens one’s account.</summary>
[SignedInOnly(Recently = true)]
internal sealed class IndexModel(AccountsDb accounts, PasskeysDb passkeys, UnlinkIdentity unlink, ProviderOptions options) : PageModel
{
    public string Provider => options.Name;

    public bool Linked { get; private set; }

    public bool IsOnlyWayIn { get; private set; }

    public Refusal? Refused { get; private set; }

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = HttpContext.RequestAborted;
        if (!options.IsOn)
        {
            context.Result = NotFound();
            return;
        }
        Linked = await accounts.HasIdentity(User.Account(), cancellation);
        IsOnlyWayIn = (await accounts.Find(User.Account(), cancellation))!.PasswordHash is null && (await passkeys.Of(User.Account(), cancellation)).Count == 0;
        await next();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var unlinked = await unlink.Unlink(User.Account(), cancellation);
        if (unlinked.Succeeded)
            return Redirect("/compte");
        Refused = unlinked.Refusal;
        return Page();
    }
}
