using Beffroi.Organisations.Access;
using Beffroi.Organisations.Claim;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Web;
using Beffroi.Territories;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Create;

/// <summary>Changes what an organisation says of itself.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class EditModel(OrganisationsDb organisations, DescribeOrganisation describe, VouchForClaim vouch, FrenchTerritories territories) : OrganisationPageModel(organisations)
{
    public IdentityForm Form { get; private set; } = new();

    public long Version { get; private set; }

    /// <summary>Set when someone else changed it meanwhile.</summary>
    public IReadOnlyList<Difference>? Differences { get; private set; }

    public void OnGet() => (Form, Version) = (IdentityForm.Of(Organisation, territories), Organisation.Version);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        Version = version;
        Form = IdentityForm.Of(Request.Form, hasSiren: Organisation.Siren is not null);
        if (Form.Read(territories) is not { } identity)
            return Page();
        var described = await describe.Describe(Id, identity, version, User.Account(), cancellation);
        if (described.Succeeded)
        {
            // If their identity says so; else the Region looks at it.
            await vouch.Vouch(Id, User, cancellation);
            return Redirect($"/structures/{Id}");
        }
        if (described.Refusal != OrganisationRefusals.Changed)
        {
            Form.Refuse("siren", described.Refusal.Message);
            return Page();
        }
        await Reload();
        var now = IdentityForm.Of(Organisation, territories);
        Version = Organisation.Version;
        Differences = Difference.Between(
            new("Nom", Form.Name, now.Name), new("Numéro SIREN", identity.Siren?.ToString() ?? Organisation.Siren?.ToString(), Organisation.Siren?.ToString()),
            new("Numéro RNA", Form.Rna, now.Rna), new("Récépissé", Form.Receipt, now.Receipt), new("Forme juridique", Form.LegalForm, now.LegalForm),
            new("Commune", Form.Town, now.Town), new("Votre lien avec la structure", Form.Grounds, now.Grounds));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
