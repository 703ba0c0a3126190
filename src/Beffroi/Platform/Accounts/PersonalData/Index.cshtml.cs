using System.Net.Mime;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.PersonalData;

/// <summary>What the site holds about a person: a copy of it, and its erasure.</summary>
[SignedInOnly(Recently = true)]
internal sealed class IndexModel(CopyPersonalData copy, EraseAccount erase) : PageModel
{
    public IReadOnlyList<string> Obstacles { get; private set; } = [];

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Obstacles = await erase.Obstacles(User.Account(), cancellation);

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken cancellation) =>
        File(await copy.Copy(User.Account(), cancellation), MediaTypeNames.Application.Json, "mes-donnees.json");

    public async Task<IActionResult> OnPostEraseAsync([FromForm(Name = "compris")] bool understood, CancellationToken cancellation)
    {
        var erased = understood ? await erase.Erase(User.Account(), cancellation) : AccountRefusals.ErasureNotUnderstood;
        if (erased.Succeeded)
        {
            await HttpContext.SignOutAsync(SignInClaims.Scheme);
            return RedirectToPage("/Platform/Accounts/PersonalData/Erased");
        }
        Refused = erased.Refusal.Message;
        await OnGetAsync(cancellation);
        return Page();
    }
}
