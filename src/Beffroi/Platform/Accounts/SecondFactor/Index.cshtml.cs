using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Accounts.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.SecondFactor;

/// <summary>Turns the security code on or off.</summary>
[SignedInOnly(Recently = true)]
internal sealed class IndexModel(AccountsDb accounts, RecoveryCodesDb recovery, SecurityCodes codes, AddSecondFactor add, RemoveSecondFactor remove) : PageModel
{
    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    public Account Account { get; private set; } = null!;

    /// <summary>Not yet the account’s: it travels sealed with the form.</summary>
    public string SealedKey { get; private set; } = "";

    /// <summary>In groups of four, to be typed.</summary>
    public string Key => string.Join(' ', codes.Open(SealedKey)!.Chunk(4).Select(c => new string(c)));

    public string Drawing => SecurityCodes.DrawingOf(SecurityCodes.AddressOf(codes.Open(SealedKey)!, "Beffroi", Account.Email!));

    /// <summary>Shown once, right after they were made.</summary>
    public IReadOnlyList<string> Kept { get; private set; } = [];

    public int Left { get; private set; }

    public Refusal? Refused { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => Show(codes.Draw(), cancellation);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "cle")] string? key, [FromForm(Name = "code")] string? code, CancellationToken cancellation)
    {
        var sealedKey = key is not null && codes.Open(key) is not null ? key : codes.Draw();
        var added = await add.Add(User.Account(), sealedKey, code ?? "", cancellation);
        if (added.Succeeded)
        {
            Kept = added.Value;
            // What was just shown is a second factor: this session has it, and a new key.
            await HttpContext.Begin(User.Account(), SignInClaims.Read(User).Proof with { SecondFactor = true, ProvedAt = null });
        }
        else
            Refused = added.Refusal;
        await Show(sealedKey, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellation)
    {
        await remove.Remove(User.Account(), cancellation);
        return LocalRedirect("/compte");
    }

    private async Task Show(string sealedKey, CancellationToken cancellation)
    {
        SealedKey = sealedKey;
        Account = (await accounts.Find(User.Account(), cancellation))!;
        Left = await recovery.Left(User.Account(), cancellation);
    }
}
