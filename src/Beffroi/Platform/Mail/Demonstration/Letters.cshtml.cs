using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Mail.Demonstration;

/// <summary>The mail of a demonstration, whoever it is for: its addresses are invented. Nowhere else does the page exist.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class LettersModel(Mailbox mailbox) : PageModel
{
    public IReadOnlyList<LetterInFolder> Letters { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!mailbox.Exists)
            return NotFound();
        Letters = await mailbox.Latest(cancellation);
        return Page();
    }
}
