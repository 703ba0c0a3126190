using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Prepare;

/// <summary>From results to the form of the structure that one acts for; asks which when there are several.</summary>
[SignedInOnly]
internal sealed class StartModel(IOrganisations organisations, DepositDesk desk) : PageModel
{
    [FromQuery(Name = "dispositif")]
    public string? Scheme { get; set; }

    /// <summary>Those that one may prepare a file for.</summary>
    public IReadOnlyList<Membership> Organisations { get; private set; } = [];

    public string Form(OrganisationId organisation) =>
        desk.Among([Scheme ?? ""]) is [var scheme] ? $"/structures/{organisation}/dossiers/nouveau?dispositif={scheme.Id}" : $"/structures/{organisation}/dossiers/nouveau";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Organisations = [.. (await organisations.Of(User.Account(), cancellation)).Where(m => m.Role >= MemberRole.Editor)];
        return Organisations is [var only] ? Redirect(Form(only.Organisation.Id)) : Page();
    }
}
