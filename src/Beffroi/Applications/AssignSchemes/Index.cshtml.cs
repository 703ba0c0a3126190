using Beffroi.Applications.Prepare;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.AssignSchemes;

/// <summary>Who acts on the requests for which scheme, and the form that says it.</summary>
[RegionOnly(RegionRole.Administrator)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(SchemeStaff staff, EntrustScheme entrust, People people, DepositDesk desk) : PageModel
{
    private readonly List<PageError> errors = [];

    /// <summary>Those that can be asked for here, in the order of the catalogue; nobody: every case officer.</summary>
    public IReadOnlyList<(Scheme Scheme, IReadOnlyList<Person> Officers)> Entrusted { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public string? Scheme { get; private set; }

    public string? Officer { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public IEnumerable<SelectListItem> Schemes => Entrusted.Select(e => new SelectListItem(e.Scheme.Acronym, e.Scheme.Id));

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public Task OnGetAsync(CancellationToken cancellation) => Read(cancellation);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "dispositif")] string? scheme, [FromForm(Name = "personne")] string? officer, CancellationToken cancellation)
    {
        (Scheme, Officer) = (scheme, officer);
        await Read(cancellation);
        if (!IsAskedForHere(scheme))
            errors.Add(new("dispositif", SchemeStaffRefusals.Unknown.Message));
        if (!AccountId.TryParse(officer, null, out var account))
            errors.Add(new("personne", SchemeStaffRefusals.NotAnOfficer.Message));
        else if (errors.Count == 0 && await entrust.Entrust(scheme!, account, cancellation) is { Succeeded: false, Refusal: var refusal })
            errors.Add(new("personne", refusal!.Message));
        return errors.Count == 0 ? RedirectToPage() : Page();
    }

    public async Task<IActionResult> OnPostWithdrawAsync([FromForm(Name = "retirer")] string? which, CancellationToken cancellation)
    {
        if (which?.Split('/') is not [var scheme, var person] || !AccountId.TryParse(person, null, out var officer))
            return NotFound();
        await entrust.Withdraw(scheme, officer, cancellation);
        return RedirectToPage();
    }

    private bool IsAskedForHere(string? scheme) => Entrusted.Any(e => e.Scheme.Id == scheme);

    private async Task Read(CancellationToken cancellation)
    {
        Officers = [.. (await people.OfRegion(RegionRole.CaseOfficer, cancellation)).Select(o => new SelectListItem(o.FullName, o.Account.ToString()))];
        var officers = await staff.Of([.. desk.Schemes.Select(s => s.Id)], cancellation);
        Entrusted = [.. desk.Schemes.Select(s => (s, officers.GetValueOrDefault(s.Id, [])))];
    }
}
