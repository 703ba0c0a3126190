using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Follow;

/// <summary>One’s own first contacts, and those of one’s organisations.</summary>
[SignedInOnly]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(FirstContactsDb contacts, IOrganisations organisations, RegionClock clock) : PageModel
{
    private const int Most = 200;

    private Dictionary<OrganisationId, string> names = [];

    public IReadOnlyList<FirstContact> Contacts { get; private set; } = [];

    public string For(FirstContact contact) => contact.OrganisationId is { } id ? names[id] : "Votre projet";

    public string Day(DateTimeOffset instant) => clock.Day(instant);

    public string? Meeting(FirstContact contact) => contact.AgreedDate is { } agreed && contact.State is FirstContactState.DateAgreed ? clock.Moment(agreed) : null;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var mine = await organisations.Of(User.Account(), cancellation);
        names = mine.ToDictionary(m => m.Organisation.Id, m => m.Organisation.Name);
        Contacts = await contacts.Of(User.Account(), [.. names.Keys], Most, cancellation);
    }
}
