using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Show;

/// <summary>One’s own account.</summary>
[SignedInOnly]
internal sealed class IndexModel(AccountsDb accounts, RolesDb roles) : PageModel
{
    public Account Account { get; private set; } = null!;

    public IReadOnlyList<RegionRole> Roles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Account = (await accounts.Find(User.Account(), cancellation))!;
        Roles = await roles.Of(User.Account(), cancellation);
    }
}
