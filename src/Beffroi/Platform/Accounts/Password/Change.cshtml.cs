using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Password;

/// <summary>Chooses another password. Whoever signed in a moment ago has just proved the former one.</summary>
[SignedInOnly(Recently = true)]
internal sealed class ChangeModel(ChangePassword change) : PageModel
{
    public Refusal? Refused { get; private set; }

    public bool Changed { get; private set; }

    public async Task OnPostAsync([FromForm(Name = "mot_de_passe")] string? password, CancellationToken cancellation)
    {
        var changed = await change.Change(User.Account(), SignInClaims.SessionOf(User), password ?? "", cancellation);
        (Changed, Refused) = (changed.Succeeded, changed.Refusal);
    }
}
