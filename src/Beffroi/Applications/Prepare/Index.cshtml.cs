using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Prepare;

/// <summary>The case files of an organisation.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, People people, RegionClock days) : PageModel
{
    private const int Most = 200;

    private IReadOnlyDictionary<AccountId, Person> writers = new Dictionary<AccountId, Person>();

    [FromRoute(Name = MembersOnlyAttribute.RouteValue)]
    public OrganisationId OrganisationId { get; set; }

    public OrganisationSummary Organisation { get; private set; } = null!;

    public MemberRole MyRole => HttpContext.Features.Get<ActingMember>()!.Role;

    public IReadOnlyList<(CaseFile File, IReadOnlyList<AidRequest> Requests)> CaseFiles { get; private set; } = [];

    public string Acronym(string scheme) => catalogue.AcronymOf(scheme);

    /// <summary>Null: its members did.</summary>
    public string? WrittenBy(CaseFile file) => file.AssistedBy is { } officer ? $"Saisi par {(writers.TryGetValue(officer, out var person) ? person.FullName : "une personne")}, de la Région, pour {Organisation.Name}." : null;

    public string InWords(CaseFile file) => file.State switch
    {
        CaseFileState.Draft => $"en préparation depuis le {days.Day(file.OpenedAt)}",
        CaseFileState.Deposited when !file.IsReceivedHere => $"déposé sur un autre site\u00A0; texte arrêté le {days.Day(file.DepositedAt!.Value)}",
        CaseFileState.Deposited => $"déposé le {days.Day(file.DepositedAt!.Value)}",
        CaseFileState.Abandoned => $"abandonné le {days.Day(file.Since)}",
        _ => throw new InvalidOperationException($"Nothing tells the state {file.State}."),
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Organisation = (await organisations.Find(OrganisationId, cancellation))!;
        var found = await files.Of(OrganisationId, Most, cancellation);
        var requests = (await files.Requests([.. found.Select(f => f.Id)], cancellation)).ToLookup(r => r.CaseFileId);
        writers = await people.Of([.. found.Select(f => f.AssistedBy).OfType<AccountId>().Distinct()], cancellation);
        CaseFiles = [.. found.Select(f => (f, (IReadOnlyList<AidRequest>)[.. requests[f.Id]]))];
    }
}
