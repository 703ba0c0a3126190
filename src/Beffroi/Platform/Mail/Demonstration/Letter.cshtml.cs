using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Mail.Demonstration;

/// <summary>One letter of a demonstration, as its text version.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class LetterModel(Mailbox mailbox) : PageModel
{
    public LetterInFolder Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!mailbox.Exists || await mailbox.Find(id, cancellation) is not { } letter)
            return NotFound();
        Letter = letter;
        return Page();
    }
}
