using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Past;

/// <param name="When">In the Region’s time.</param>
/// <param name="Who">A member’s name, or that of an officer who wrote for the organisation; nobody else is named.</param>
internal sealed record PastLine(string When, string What, string? Why, string Who);

/// <summary>What was done in the name of the organisation, or about it, for its members.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(OrganisationsDb organisations, History history, People people, RegionClock time) : OrganisationPageModel(organisations)
{
    private const int ToAPage = 50, LastPage = 10_000;

    [FromQuery(Name = "page")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PastLine> Lines { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        PageNumber = Math.Clamp(PageNumber, 1, LastPage);
        var found = await history.Concerning(Id.Value, (PageNumber - 1) * ToAPage, ToAPage + 1, cancellation);
        HasMore = found.Count > ToAPage;
        var members = await people.Of(await Organisations.Members(Id, MemberRole.Reader, cancellation), cancellation);
        var helpers = await people.Of([.. found.Where(l => l.ForOthers).Select(l => l.Actor).OfType<Guid>().Distinct().Select(a => new AccountId(a))], cancellation);
        Lines = [.. found.Take(ToAPage).Select(l => new PastLine(time.Moment(l.At), l.What, l.Why, Who(l, l.ForOthers ? helpers : members)))];
    }

    private string Who(HistoryLine line, IReadOnlyDictionary<AccountId, Person> known)
    {
        var name = line.Actor is { } actor && known.TryGetValue(new(actor), out var person) ? person.FullName : null;
        return line.ForOthers ? $"Saisi par {name ?? "une personne"}, de la Région, pour {Organisation.Name}" : name ?? (line.OnBehalfOf == Id.Value ? "Un ancien membre" : "");
    }
}
