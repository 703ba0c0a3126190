using Beffroi.Catalogue;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Beffroi.Territories;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.AssignTerritories;

/// <summary>Who follows which territory, and the form that says it.</summary>
[RegionOnly(RegionRole.Administrator)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(TerritoryOfficersDb assigned, AssignTerritory assign, People people, SchemeCatalogue catalogue, FrenchTerritories territories) : PageModel
{
    private readonly List<PageError> errors = [];

    public IReadOnlyList<(string Territory, string Officer)> Assigned { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Officers { get; private set; } = [];

    public string? Territory { get; private set; }

    public string? Officer { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public IReadOnlyList<SelectListItem> Territories =>
    [
        .. territories.DepartmentsOf(catalogue.Region.InseeCode).Select(d => new SelectListItem(Typography.Typeset($"{d.Name} ({d.Code})"), d.Code)),
        .. territories.IntermunicipalitiesOf(catalogue.Region.InseeCode).Select(e => new SelectListItem(Typography.Typeset(e.Name), e.Code)),
    ];

    public Task OnGetAsync(CancellationToken cancellation) => Read(cancellation);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "territoire")] string? territory, [FromForm(Name = "personne")] string? officer, CancellationToken cancellation)
    {
        (Territory, Officer) = (territory, officer);
        AccountId? account = AccountId.TryParse(officer, null, out var id) ? id : null;
        if (Territories.All(t => t.Value != territory))
            errors.Add(new("territoire", TerritoryRefusals.Unknown.Message));
        else if (account is null && !string.IsNullOrEmpty(officer))
            errors.Add(new("personne", TerritoryRefusals.NotAnOfficer.Message));
        else if (await assign.Assign(territory!, account, cancellation) is { Succeeded: false, Refusal: var refusal })
            errors.Add(new("personne", refusal!.Message));
        else
            return RedirectToPage();
        await Read(cancellation);
        return Page();
    }

    private async Task Read(CancellationToken cancellation)
    {
        var officers = await people.OfRegion(RegionRole.CaseOfficer, cancellation);
        Officers = [.. officers.Select(o => new SelectListItem(o.FullName, o.Account.ToString()))];
        var names = Territories.ToDictionary(t => t.Value, t => t.Text);
        var followed = await assigned.All(cancellation);
        Assigned =
        [
            .. followed.Select(t => (names.GetValueOrDefault(t.Territory, t.Territory),
                officers.FirstOrDefault(o => o.Account == t.AccountId)?.FullName ?? "une personne qui n’est plus chargée de mission\u00A0: personne ne suit ce territoire")),
        ];
    }
}
