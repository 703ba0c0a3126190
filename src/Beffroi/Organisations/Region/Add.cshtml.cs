using Beffroi.Catalogue;
using Beffroi.Organisations.Create;
using Beffroi.Organisations.Directory;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Mail;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Region;

/// <summary>An officer adds the organisation for which they will write, and invites who represents it.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[ResponseCache(NoStore = true)]
internal sealed class AddModel(
    CreateForOthers create, CompanyDirectory directory, CompanyDirectoryOptions options, FrenchTerritories territories, OrganisationLimit limit, MailOptions mail, RegionClock time, TimeProvider clock)
    : PageModel
{
    public IdentityForm Form { get; private set; } = new();

    public Siren? Siren { get; private set; }

    public string? Address { get; private set; }

    public Guid FormKey { get; private set; }

    public string? ToldOn { get; private set; }

    public string? WhyNothing { get; private set; }

    public bool CanWrite => mail.IsOn;

    public void OnGet() => FormKey = Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>The form, with what the public directory tells of that number.</summary>
    public async Task<IActionResult> OnPostAnnuaireAsync([FromForm(Name = "siren")] string? typed, CancellationToken cancellation)
    {
        OnGet();
        if (!Siren.TryParse(typed, null, out var siren))
            return Page();
        (Siren, Form) = (siren, new() { HasSiren = true });
        var found = options.IsOn ? await directory.Find(siren, cancellation) : DirectoryRefusals.Off;
        if (found.Succeeded)
        {
            Form.Fill(found.Value, territories);
            ToldOn = French.Date(time.Today);
        }
        else
            WhyNothing = found.Refusal.Message;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "siren")] string? typed, [FromForm(Name = "courriel")] string? address, [FromForm(Name = "cle")] Guid formKey, CancellationToken cancellation)
    {
        if (!CanWrite)
            return NotFound();
        Siren = Siren.TryParse(typed, null, out var siren) ? siren : null;
        (Form, Address) = (IdentityForm.Of(Request.Form, hasSiren: Siren is not null), address?.Trim());
        FormKey = formKey == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : formKey;
        if (!limit.Allows(HttpContext))
            Form.Refuse("nom", OrganisationRefusals.TooManyHere.Message);
        var identity = Form.Read(territories);
        if (!MailAddress.TryParse(Address, null, out var representative))
            Form.Refuse("courriel", MailAddress.Malformed.Message);
        if (identity is null || representative is null)
            return Page();
        var created = await create.Create(identity, representative, FormKey, User.Account(), cancellation);
        if (created.Succeeded)
            return Redirect($"/region/saisies/nouvelle?structure={created.Value}");
        Form.Refuse(created.Refusal == OrganisationRefusals.InvitesThemselves ? "courriel" : "nom", created.Refusal.Message);
        return Page();
    }
}
