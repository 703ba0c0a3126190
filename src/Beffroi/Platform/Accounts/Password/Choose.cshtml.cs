using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Password;

/// <summary>Where the letter leads. To look at it changes nothing.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ChooseModel(ChooseForgottenPassword choose) : PageModel
{
    [FromRoute(Name = "jeton")]
    public LinkToken? Token { get; set; }

    public Account? Account { get; private set; }

    public Refusal? Refused { get; private set; }

    public bool Chosen { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => Show(cancellation);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "mot_de_passe")] string? password, CancellationToken cancellation)
    {
        if (Token is null)
            return await Show(cancellation);
        var chosen = await choose.Choose(Token, password ?? "", cancellation);
        (Chosen, Refused) = (chosen.Succeeded, chosen.Refusal);
        return Chosen ? Page() : await Show(cancellation);
    }

    private async Task<IActionResult> Show(CancellationToken cancellation)
    {
        Account = Token is null ? null : await choose.Find(Token, cancellation);
        if (Account is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
