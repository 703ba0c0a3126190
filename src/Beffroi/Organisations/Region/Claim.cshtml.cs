using Beffroi.Catalogue;
using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Directory;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Rules;
using Beffroi.Territories;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Region;

/// <summary>One claim: what its members say beside what the public directory says today, and the decision.</summary>
[RegionOnly(RegionRole.Administrator, RegionRole.CaseOfficer)]
internal sealed class ClaimModel(
    OrganisationsDb organisations, SettleClaim settle, CompanyDirectory directory, CompanyDirectoryOptions options, People people, FrenchTerritories territories, RegionClock time)
    : PageModel
{
    [FromRoute(Name = MembersOnlyAttribute.RouteValue)]
    public OrganisationId Id { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<string> Owners { get; private set; } = [];

    public DirectoryEntry? Told { get; private set; }

    public string? WhyNothing { get; private set; }

    public string? Words { get; private set; }

    public string? Refused { get; private set; }

    public IReadOnlyList<PageError> Errors => Refused is null ? [] : [new("motif", Refused)];

    public bool CanSettle => ClaimLifecycle.WaitsForTheRegion(Organisation.Claim);

    public string Since => time.Day(Organisation.ClaimSince);

    public string ToldOn => French.Date(time.Today);

    public string? Town => Organisation.Municipality is { } code ? territories.Find(code)?.Name : null;

    public IEnumerable<(string Label, string Value)> ToldFields
    {
        get
        {
            if (Told!.Fields.TryGetValue(DirectoryField.LegalCategory, out var category))
                yield return ("Catégorie juridique (Insee)", category);
            if (Told.Fields.TryGetValue(DirectoryField.HeadOfficeMunicipality, out var town))
                yield return ("Commune du siège", MunicipalityCode.TryParse(town, out var code) ? territories.Find(code)?.Name ?? town : town);
            if (Told.Fields.TryGetValue(DirectoryField.CreationDate, out var created))
                yield return ("Créée le", DateOnly.TryParse(created, System.Globalization.CultureInfo.InvariantCulture, out var day) ? French.Date(day) : created);
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await Read(cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostVerifierAsync([FromForm(Name = "motif")] string? words, [FromForm(Name = "version")] long version, CancellationToken cancellation) =>
        Settle(ClaimAct.Verify, words, version, cancellation);

    public Task<IActionResult> OnPostPreciserAsync([FromForm(Name = "motif")] string? words, [FromForm(Name = "version")] long version, CancellationToken cancellation) =>
        Settle(ClaimAct.Question, words, version, cancellation);

    public Task<IActionResult> OnPostRefuserAsync([FromForm(Name = "motif")] string? words, [FromForm(Name = "version")] long version, CancellationToken cancellation) =>
        Settle(ClaimAct.Refuse, words, version, cancellation);

    private async Task<IActionResult> Settle(ClaimAct act, string? words, long version, CancellationToken cancellation)
    {
        Words = words?.Trim() is { Length: > 0 } written ? written : null;
        if (await organisations.Read(Id, cancellation) is null)
            return NotFound();
        if (Words?.Length > Organisation.LongestWords)
            Refused = $"Pas plus de {Organisation.LongestWords} caractères.";
        else
        {
            var settled = await settle.Settle(Id, act, Words, version, User.Account(), cancellation);
            if (settled.Succeeded)
                return Redirect("/region/structures");
            Refused = settled.Refusal.Message;
            if (settled.Refusal != OrganisationRefusals.ReasonMissing)
                Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return await OnGetAsync(cancellation);
    }

    private async Task<bool> Read(CancellationToken cancellation)
    {
        if (await organisations.Read(Id, cancellation) is not { } organisation)
            return false;
        Organisation = organisation;
        var owners = await people.Of(await organisations.Members(Id, MemberRole.Owner, cancellation), cancellation);
        Owners = [.. owners.Values.Select(p => p.FullName).Order(StringComparer.CurrentCulture)];
        if (organisation.Siren is not { } siren)
            return true;
        var found = options.IsOn ? await directory.Find(siren, cancellation) : DirectoryRefusals.Off;
        (Told, WhyNothing) = (found.Value, found.Refusal?.Message);
        return true;
    }
}
