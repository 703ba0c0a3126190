using System.Globalization;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What administrations publish of an organisation: read, and not asked.</summary>
/// <param name="Siren">Null while it is in creation: none of them knows it.</param>
/// <param name="Directory">Null when the directory of enterprises tells nothing.</param>
/// <param name="WhyNothing">Why, in a sentence; null when it tells something.</param>
/// <param name="Fields">What the directory tells beside its name, in words.</param>
/// <param name="ReadOn">The day on which it was asked.</param>
/// <param name="Listings">What each list that was imported says.</param>
internal sealed record PublicData(
    Siren? Siren, DirectoryEntry? Directory, string? WhyNothing, IReadOnlyList<(string Label, string Value)> Fields, string ReadOn, IReadOnlyList<PublicListing> Listings);

/// <summary>Reads it. The directory is asked each time: nothing of it is kept, and a page that it makes wait waits no longer than <see cref="CompanyDirectory.Patience"/>.</summary>
internal sealed class ReadPublicData(CompanyDirectory directory, IPublicLists lists, CompanyDirectoryOptions options, FrenchTerritories territories, RegionClock days)
{
    public Task<PublicData> Of(OrganisationSummary organisation, CancellationToken cancellation) => Of(organisation, Ask(organisation, cancellation), cancellation);

    /// <summary>Asks the directory, and goes on.</summary>
    /// <returns>Its answer to come: null when the organisation has no SIREN, or the directory is not asked on this site.</returns>
    public async Task<Outcome<DirectoryEntry>?> Ask(OrganisationSummary organisation, CancellationToken cancellation) =>
        options.IsOn && organisation.Siren is { } siren ? await directory.Find(siren, cancellation) : null;

    /// <inheritdoc cref="Of(OrganisationSummary, CancellationToken)"/>
    /// <param name="organisation">Of which.</param>
    /// <param name="asked">Of <see cref="Ask"/>.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<PublicData> Of(OrganisationSummary organisation, Task<Outcome<DirectoryEntry>?> asked, CancellationToken cancellation)
    {
        var today = French.Date(days.Today);
        if (organisation.Siren is not { } siren)
            return new(null, null, "Elle n’a pas encore de SIREN\u00A0: l’annuaire des entreprises ne la connaît pas.", [], today, []);
        var listings = await lists.Of(siren, cancellation);
        if (await asked is not { } found)
            return new(siren, null, "Ce site n’interroge pas l’annuaire des entreprises.", [], today, listings);
        return new(siren, found.Value, found.Refusal?.Message, found.Value is { } told ? [.. Tell(told)] : [], today, listings);
    }

    private IEnumerable<(string Label, string Value)> Tell(DirectoryEntry told)
    {
        if (Of(DirectoryField.LegalCategory) is { } category)
            yield return ("Catégorie juridique (Insee)", category);
        if (Of(DirectoryField.CreationDate) is { } created)
            yield return ("Créée le", DateOnly.TryParse(created, CultureInfo.InvariantCulture, out var day) ? French.Date(day) : created);
        if (Of(DirectoryField.HeadOfficeMunicipality) is { } town)
            yield return ("Commune du siège", MunicipalityCode.TryParse(town, out var code) ? territories.Find(code)?.Name ?? town : town);
        if (Of(DirectoryField.HeadcountBracket) is { } bracket)
            yield return ("Tranche d’effectif (code Insee)", told.HeadcountYear is { } year ? $"{bracket}, en {year}" : bracket);
        if (Of(DirectoryField.SocialEconomy) is { } social)
            yield return ("Économie sociale et solidaire", social == "true" ? "oui" : "non");
        if (Of(DirectoryField.WorkIntegration) is { } integration)
            yield return ("Insertion par l’activité économique", integration == "true" ? "oui" : "non");

        string? Of(DirectoryField field) => told.Fields.GetValueOrDefault(field);
    }
}
