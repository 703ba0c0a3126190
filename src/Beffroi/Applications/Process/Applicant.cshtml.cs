using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Rules;

namespace Beffroi.Applications.Process;

/// <summary>Beside a deposited file: what the Region knows of the structure, and what the public directory tells of it today. Its drafts stay its own.</summary>
[RegionOnly(RegionRole.CaseOfficer, RegionRole.Validator, RegionRole.FinanceOfficer, RegionRole.Reader)]
internal sealed class ApplicantModel(
    CaseFilesDb files, IOrganisations organisations, FirstContactsDb contacts, History history, ReadPublicData read, SchemeCatalogue catalogue, RegionClock days) : ProcessedFilePageModel(files, organisations)
{
    private const int Most = 100;

    public DateTimeOffset? KnownSince { get; private set; }

    public IReadOnlyList<(CaseFile File, IReadOnlyList<AidRequest> Requests)> Deposited { get; private set; } = [];

    /// <summary>For case officers: they alone read first contacts.</summary>
    public IReadOnlyList<FirstContact> Contacts { get; private set; } = [];

    public bool IsOfficer => User.IsOfRegion(RegionRole.CaseOfficer);

    /// <summary>What is public of it, of today.</summary>
    public PublicData Data { get; private set; } = null!;

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public string Acronym(string scheme) => catalogue.AcronymOf(scheme);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        KnownSince = await history.Since(Organisation.Id.Value, cancellation);
        var deposited = await Files.DepositedBy(Organisation.Id, Most, cancellation);
        var requests = (await Files.Requests([.. deposited.Select(f => f.Id)], cancellation)).ToLookup(r => r.CaseFileId);
        Deposited = [.. deposited.Select(f => (f, (IReadOnlyList<AidRequest>)[.. requests[f.Id]]))];
        Contacts = IsOfficer ? await contacts.OfOrganisation(Organisation.Id, Most, cancellation) : [];
        Data = await read.Of(Organisation, cancellation);
    }
}
