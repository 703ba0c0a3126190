using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Passkeys;
using Beffroi.Platform.Accounts.Provider;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.Sessions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Show;

/// <summary>One’s own account.</summary>
[SignedInOnly]
internal sealed class IndexModel(AccountsDb accounts, RolesDb roles, SessionsDb sessions, PasskeysDb passkeys, ProviderOptions provider, TimeProvider clock) : PageModel
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<RegionRole> Roles { get; private set; } = [];

    /// <summary>How many browsers are signed in.</summary>
    public int Sessions { get; private set; }

    public int Passkeys { get; private set; }

    public string? Provider => provider.IsOn ? provider.Name : null;

    /// <summary>Whether the identity provider opens it.</summary>
    public bool Linked { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Account = (await accounts.Find(User.Account(), cancellation))!;
        Sessions = (await sessions.Running(User.Account(), clock.GetUtcNow(), cancellation)).Count;
        Passkeys = (await passkeys.Of(User.Account(), cancellation)).Count;
        Linked = await accounts.HasIdentity(User.Account(), cancellation);
        Roles = await roles.Of(User.Account(), cancellation);
    }
}
