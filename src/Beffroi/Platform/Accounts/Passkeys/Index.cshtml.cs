using System.Buffers.Text;
using System.Net.Mime;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Profile;
using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Passkeys;

/// <summary>The passkeys of one’s account.</summary>
[SignedInOnly(Recently = true)]
internal sealed class IndexModel(PasskeysDb passkeys, OfferPasskey offer, AddPasskey add, RemovePasskey remove, TimeProvider clock) : PageModel
{
    [BindProperty(Name = "nom")]
    public string? Name { get; set; }

    public IReadOnlyList<KeptPasskey> Kept { get; private set; } = [];

    public Refusal? Refused { get; private set; }

    public static string Text(KeptPasskey key) => Base64Url.EncodeToString(key.CredentialId);

    public string Since(DateTimeOffset then) => Ago.InWords(then, clock.GetUtcNow());

    public Task OnGetAsync(CancellationToken cancellation)
    {
        Name = BrowserWords.Of(Request.Headers.UserAgent.ToString());
        return Show(cancellation);
    }

    public async Task<IActionResult> OnPostOptionsAsync(CancellationToken cancellation) =>
        Content(await offer.Offer(HttpContext, User.Account(), cancellation), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "cle")] string? credential, CancellationToken cancellation)
    {
        var added = await add.Add(HttpContext, User.Account(), credential ?? "", PersonName.Tidy(Name), cancellation);
        if (added.Succeeded)
            return RedirectToPage();
        Refused = added.Refusal;
        await Show(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm(Name = "cle")] string? key, CancellationToken cancellation) =>
        Base64Url.IsValid(key) && await remove.Remove(User.Account(), Base64Url.DecodeFromChars(key), cancellation) ? RedirectToPage() : NotFound();

    private async Task Show(CancellationToken cancellation) => Kept = await passkeys.Of(User.Account(), cancellation);
}
