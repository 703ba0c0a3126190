using Beffroi.Catalogue;
using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Directory;
using Beffroi.Organisations.Join;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Territories;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Create;

/// <summary>Adds an organisation: its SIREN first, with what the directory tells of it; or, in creation, what shows that it is. Whatever the directory does, one goes on by hand.</summary>
[SignedInOnly]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(
    CreateOrganisation create, VouchForClaim vouch, AskToJoin join, OrganisationsDb organisations, CompanyDirectory directory, CompanyDirectoryOptions options, FrenchTerritories territories,
    OrganisationLimit limit, RegionClock time, TimeProvider clock) : PageModel
{
    private const int LongestText = 100;

    private readonly List<PageError> errors = [];

    [FromQuery(Name = "sans-siren")]
    public bool InCreation { get; set; }

    /// <summary>The SIREN as it was typed.</summary>
    public string? Typed { get; private set; }

    public Siren? Siren { get; private set; }

    /// <summary>Another organisation has it.</summary>
    public Siren? Taken { get; private set; }

    /// <summary>Why one could not ask to join it.</summary>
    public string? Refused { get; private set; }

    /// <summary>Null while the SIREN is asked for.</summary>
    public IdentityForm? Form { get; private set; }

    public Guid FormKey { get; private set; }

    public string? ToldOn { get; private set; }

    public string? WhyNothing { get; private set; }

    public IReadOnlyList<PageError> Errors => Form?.Errors ?? errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public void OnGet()
    {
        if (InCreation)
            (Form, FormKey) = (new IdentityForm(), NewKey());
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "siren")] string? typed, CancellationToken cancellation)
    {
        Typed = typed is { Length: > LongestText } ? typed[..LongestText] : typed?.Trim();
        var read = Siren.Read(Typed);
        if (!read.Succeeded || !limit.Allows(HttpContext))
            return Ask(read.Refusal ?? OrganisationRefusals.TooManyHere);
        Siren = read.Value;
        if (await organisations.Read(Siren, cancellation) is { } known)
            return await organisations.RoleOf(User.Account(), known.Id, cancellation) is null ? Join() : Redirect($"/structures/{known.Id}");
        (Form, FormKey) = (new IdentityForm { HasSiren = true }, NewKey());
        var found = options.IsOn ? await directory.Find(Siren, cancellation) : DirectoryRefusals.Off;
        if (found.Succeeded)
        {
            Form.Fill(found.Value, territories);
            ToldOn = French.Date(time.Today);
        }
        else
            WhyNothing = found.Refusal.Message;
        return Page();
    }

    public async Task<IActionResult> OnPostCreerAsync([FromForm(Name = "siren")] string? typed, [FromForm(Name = "cle")] Guid formKey, CancellationToken cancellation)
    {
        Siren = Siren.TryParse(typed, null, out var siren) ? siren : null;
        (Form, FormKey) = (IdentityForm.Of(Request.Form, hasSiren: Siren is not null), formKey == Guid.Empty ? NewKey() : formKey);
        if (!limit.Allows(HttpContext))
            Form.Refuse("nom", OrganisationRefusals.TooManyHere.Message);
        if (Form.Read(territories) is not { } identity)
            return Page();
        var created = await create.Create(identity, FormKey, User.Account(), cancellation);
        if (!created.Succeeded)
            return Join();
        // If their identity says so; else the Region looks at it.
        await vouch.Vouch(created.Value, User, cancellation);
        return Redirect($"/structures/{created.Value}");
    }

    public async Task<IActionResult> OnPostRejoindreAsync([FromForm(Name = "siren")] string? typed, CancellationToken cancellation)
    {
        if (!Siren.TryParse(typed, null, out var siren))
            return NotFound();
        Siren = siren;
        if (!limit.Allows(HttpContext))
            return Join(OrganisationRefusals.TooManyHere);
        var asked = await join.Ask(siren, User.Account(), cancellation);
        return asked.Succeeded ? Redirect("/structures") : Join(asked.Refusal);
    }

    private Guid NewKey() => Guid.CreateVersion7(clock.GetUtcNow());

    private PageResult Ask(Refusal refusal)
    {
        errors.Add(new("siren", refusal.Message));
        return Page();
    }

    private PageResult Join(Refusal? refused = null)
    {
        (Taken, Form, Refused) = (Siren, null, refused?.Message);
        return Page();
    }
}
