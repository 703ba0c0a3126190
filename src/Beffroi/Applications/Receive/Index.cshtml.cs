using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Applications.Receive;

/// <summary>The Region’s inbox of first contacts, a page at a time, the oldest first.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(
    FirstContactsDb contacts, IOrganisations organisations, People people, SchemeCatalogue catalogue, FrenchTerritories territories, RegionClock clock, TimeProvider time) : PageModel
{
    public const int AtOnce = 25;

    private static readonly Dictionary<string, FirstContactView> Views = new(StringComparer.Ordinal)
    {
        ["miens"] = FirstContactView.Mine,
        ["nouveaux"] = FirstContactView.New,
        ["non-attribues"] = FirstContactView.Unassigned,
        ["en-retard"] = FirstContactView.Late,
        ["tous"] = FirstContactView.All,
    };

    private IReadOnlyDictionary<AccountId, Person> known = new Dictionary<AccountId, Person>();
    private IReadOnlyDictionary<OrganisationId, OrganisationSummary> names = new Dictionary<OrganisationId, OrganisationSummary>();

    [FromQuery(Name = "vue")]
    public string? ViewName { get; set; }

    [FromQuery(Name = "dispositif")]
    public string? SchemeId { get; set; }

    [FromQuery(Name = "epci")]
    public string? Intermunicipality { get; set; }

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public string Here => Views.ContainsKey(ViewName ?? "") ? ViewName! : "miens";

    public IReadOnlyDictionary<FirstContactView, int> Counts { get; private set; } = new Dictionary<FirstContactView, int>();

    public IReadOnlyList<FirstContact> Contacts { get; private set; } = [];

    public int Found { get; private set; }

    public int Pages => Math.Max(1, (Found + AtOnce - 1) / AtOnce);

    public IEnumerable<(string Name, string Words, int? Count)> Tabs =>
    [
        ("miens", "Les miens", Counts[FirstContactView.Mine]),
        ("nouveaux", "Nouveaux", Counts[FirstContactView.New]),
        ("non-attribues", "Non attribués", Counts[FirstContactView.Unassigned]),
        ("en-retard", "En retard", Counts[FirstContactView.Late]),
        ("tous", "Tous", null),
    ];

    public IEnumerable<SelectListItem> Schemes => catalogue.OwnSchemes().Select(s => new SelectListItem(Typography.Typeset(s.Acronym), s.Id));

    public IEnumerable<SelectListItem> Intermunicipalities =>
        territories.IntermunicipalitiesOf(catalogue.Region.InseeCode).Select(e => new SelectListItem(Typography.Typeset(e.Name), e.Code));

    public string Who(FirstContact contact) =>
        contact.OrganisationId is { } organisation ? names.GetValueOrDefault(organisation)?.Name ?? "Structure effacée" : known.GetValueOrDefault(contact.AccountId)?.FullName ?? "Compte effacé";

    public string Officer(FirstContact contact) => contact.OfficerId is { } officer ? known.GetValueOrDefault(officer)?.FullName ?? "compte effacé" : "non attribué";

    public string? Town(FirstContact contact) => contact.Municipality is { } code ? territories.Find(code)?.Name : null;

    public string Day(DateTimeOffset instant) => clock.Day(instant);

    public string Moment(DateTimeOffset instant) => clock.Moment(instant);

    public bool IsLate(FirstContact contact) => contact.LateAfter < time.GetUtcNow();

    /// <summary>The same list, another view or page of it.</summary>
    public string With(string view, string page = "1") =>
        $"/region/premiers-contacts?vue={view}{(SchemeId is { Length: > 0 } s ? $"&dispositif={Uri.EscapeDataString(s)}" : "")}{(Intermunicipality is { Length: > 0 } e ? $"&epci={Uri.EscapeDataString(e)}" : "")}{(page == "1" ? "" : $"&page={page}")}";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var filter = new FirstContactFilter(
            Views[Here], User.Account(), time.GetUtcNow(), SchemeId is { Length: > 0 } ? SchemeId : null, Intermunicipality is { Length: > 0 } ? Intermunicipality : null);
        Counts = await contacts.Counts(filter.Me, filter.Now, cancellation);
        Found = await contacts.Count(filter, cancellation);
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        Contacts = await contacts.Page(filter, (PageNumber - 1) * AtOnce, AtOnce, cancellation);
        known = await people.Of([.. Contacts.Select(c => c.AccountId).Concat(Contacts.Select(c => c.OfficerId).OfType<AccountId>()).Distinct()], cancellation);
        names = await organisations.Find([.. Contacts.Select(c => c.OrganisationId).OfType<OrganisationId>().Distinct()], cancellation);
    }
}
