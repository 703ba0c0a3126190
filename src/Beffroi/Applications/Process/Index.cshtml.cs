using System.Globalization;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Process;

/// <summary>What was deposited, for the Region: a page of it at a time.</summary>
[RegionOnly(RegionRole.CaseOfficer, RegionRole.Validator, RegionRole.FinanceOfficer, RegionRole.Reader)]
internal sealed class IndexModel(InboxDb inbox, IOrganisations organisations, DepositDesk desk, SchemeCatalogue catalogue, FrenchTerritories territories, RegionClock days) : PageModel
{
    private const int ToAPage = 50, LastPage = 100_000;

    private IReadOnlyDictionary<OrganisationId, OrganisationSummary> names = new Dictionary<OrganisationId, OrganisationSummary>();
    private InboxCounts counts = new();

    [FromQuery(Name = "vue")]
    public InboxView View { get; set; } = InboxView.New;

    [FromQuery(Name = "dispositif")]
    public string? Scheme { get; set; }

    [FromQuery(Name = "epci")]
    public string? Intermunicipality { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public int Total => counts.Found;

    public int Pages => Math.Max(1, (Total + ToAPage - 1) / ToAPage);

    public IReadOnlyList<InboxLine> Lines { get; private set; } = [];

    public IEnumerable<(InboxView View, string Words, int? Count)> Views =>
    [
        (InboxView.Mine, "Les miennes", counts.Mine), (InboxView.New, "Nouvelles", counts.New), (InboxView.Waiting, "En attente de pièces", counts.Waiting),
        (InboxView.Late, "En retard", counts.Late), (InboxView.Unanswered, "Messages sans réponse", counts.Unanswered), (InboxView.Outside, "Sur un autre site", counts.Outside), (InboxView.All, "Toutes", null),
    ];

    public IEnumerable<SelectListItem> Schemes => [new("Tous", ""), .. desk.Schemes.Select(s => new SelectListItem(s.Acronym, s.Id))];

    public IEnumerable<SelectListItem> Intermunicipalities => [new("Toutes", ""), .. territories.IntermunicipalitiesOf(catalogue.Region.InseeCode).Select(i => new SelectListItem(i.Name, i.Code))];

    public string Reset => $"/region/dossiers?vue={View}";

    public string PageLink => Link(View, 1)[..^1] + "{0}";

    public string Link(InboxView view, int page) => string.Create(CultureInfo.InvariantCulture,
        $"/region/dossiers?vue={view}&dispositif={Uri.EscapeDataString(Scheme ?? "")}&epci={Uri.EscapeDataString(Intermunicipality ?? "")}&page={page}");

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public string Name(OrganisationId id) => names.TryGetValue(id, out var organisation) ? organisation.Name : "";

    public string Acronym(string scheme) => catalogue.AcronymOf(scheme);

    public static string Deadline(InboxLine line) => line.State switch
    {
        AidRequestState.Incomplete => $"pièces attendues le {French.Date(line.DueOn!.Value)}",
        _ when line is { Outside: not null, OutsideOn: { } on } => $"{line.Outside.Value.InWords()} le {French.Date(on)}, sur l’autre site",
        _ when line.State.IsRunning() && line.ImpliedRejectionOn is { } day => $"rejet implicite le {French.Date(day)}",
        _ => "",
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (!Enum.IsDefined(View))
            View = InboxView.New;
        (Scheme, Intermunicipality) = (Scheme is { Length: > 0 } ? Scheme : null, Intermunicipality is { Length: > 0 } ? Intermunicipality : null);
        var filter = new InboxFilter(View, User.Account(), days.Today, Scheme, Intermunicipality);
        counts = await inbox.Counts(filter, cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Math.Min(Pages, LastPage));
        Lines = await inbox.Page(filter, (PageNumber - 1) * ToAPage, ToAPage, cancellation);
        names = await organisations.Find([.. Lines.Select(l => l.Organisation).Distinct()], cancellation);
    }
}
