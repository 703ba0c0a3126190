using Beffroi.Organisations.Access;
using Beffroi.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Claim;

/// <summary>An owner shows, by the identity provider, that they work there.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class VouchModel(OrganisationsDb organisations, VouchForClaim vouch) : OrganisationPageModel(organisations)
{
    public Refusal? Refused { get; private set; }

    public bool Can => VouchForClaim.Can(Organisation, User);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var vouched = await vouch.Vouch(Id, User, cancellation);
        if (vouched.Succeeded)
            return Redirect($"/structures/{Id}");
        Refused = vouched.Refusal;
        await Reload();
        return Page();
    }
}
