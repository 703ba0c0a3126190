using System.Globalization;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.Process;

/// <summary>Beside a deposited file: what the Region knows of the structure, and what the public directory tells of it today. Its drafts stay its own.</summary>
[RegionOnly(RegionRole.CaseOfficer, RegionRole.Validator, RegionRole.FinanceOfficer, RegionRole.Reader)]
internal sealed class ApplicantModel(
    CaseFilesDb files, IOrganisations organisations, FirstContactsDb contacts, History history, CompanyDirectory directory, IPublicLists lists, CompanyDirectoryOptions options, SchemeCatalogue catalogue,
    FrenchTerritories territories, RegionClock days) : ProcessedFilePageModel(files, organisations)
{
    private const int Most = 100;

    public DateTimeOffset? KnownSince { get; private set; }

    public IReadOnlyList<(CaseFile File, IReadOnlyList<AidRequest> Requests)> Deposited { get; private set; } = [];

    /// <summary>For case officers: they alone read first contacts.</summary>
    public IReadOnlyList<FirstContact> Contacts { get; private set; } = [];

    public bool IsOfficer => User.IsOfRegion(RegionRole.CaseOfficer);

    public DirectoryEntry? Told { get; private set; }

    public string ToldOn => French.Date(days.Today);

    public string WhyNothing { get; private set; } = "";

    /// <summary>What each list that was imported says of it.</summary>
    public IReadOnlyList<PublicListing> Listings { get; private set; } = [];

    public IEnumerable<(string Label, string Value)> ToldFields
    {
        get
        {
            if (Of(DirectoryField.LegalCategory) is { } category)
                yield return ("Catégorie juridique (Insee)", category);
            if (Of(DirectoryField.CreationDate) is { } created)
                yield return ("Créée le", DateOnly.TryParse(created, CultureInfo.InvariantCulture, out var day) ? French.Date(day) : created);
            if (Of(DirectoryField.HeadOfficeMunicipality) is { } town)
                yield return ("Commune du siège", MunicipalityCode.TryParse(town, out var code) ? territories.Find(code)?.Name ?? town : town);
            if (Of(DirectoryField.HeadcountBracket) is { } bracket)
                yield return ("Tranche d’effectif (code Insee)", Told!.HeadcountYear is { } year ? $"{bracket}, en {year}" : bracket);
            if (Of(DirectoryField.SocialEconomy) is { } social)
                yield return ("Économie sociale et solidaire", social == "true" ? "oui" : "non");
            if (Of(DirectoryField.WorkIntegration) is { } integration)
                yield return ("Insertion par l’activité économique", integration == "true" ? "oui" : "non");
        }
    }

    public string Day(DateTimeOffset instant) => days.Day(instant);

    public string Acronym(string scheme) => catalogue.AcronymOf(scheme);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        KnownSince = await history.Since(Organisation.Id.Value, cancellation);
        var deposited = await Files.DepositedBy(Organisation.Id, Most, cancellation);
        var requests = (await Files.Requests([.. deposited.Select(f => f.Id)], cancellation)).ToLookup(r => r.CaseFileId);
        Deposited = [.. deposited.Select(f => (f, (IReadOnlyList<AidRequest>)[.. requests[f.Id]]))];
        Contacts = IsOfficer ? await contacts.OfOrganisation(Organisation.Id, Most, cancellation) : [];
        if (Organisation.Siren is not { } siren)
        {
            WhyNothing = "Elle n’a pas encore de SIREN\u00A0: l’annuaire des entreprises ne la connaît pas.";
            return;
        }
        Listings = await lists.Of(siren, cancellation);
        if (!options.IsOn)
            WhyNothing = "Ce site n’interroge pas l’annuaire des entreprises.";
        else
        {
            var found = await directory.Find(siren, cancellation);
            (Told, WhyNothing) = (found.Value, found.Refusal?.Message ?? "");
        }
    }

    private string? Of(DirectoryField field) => Told!.Fields.GetValueOrDefault(field);
}
