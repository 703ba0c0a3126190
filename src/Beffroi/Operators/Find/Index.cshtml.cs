using Beffroi.Catalogue;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Region = Beffroi.Rules.Region;

namespace Beffroi.Operators.Find;

/// <summary>
/// Whom to meet for each scheme. The commune is sent by POST and the list is the answer: where someone lives or works stands in no address
/// and no log.
/// </summary>
[AllowAnonymous]
internal sealed class IndexModel(
    SchemeCatalogue catalogue, OperatorDirectory directory, FrenchTerritories territories, RegionClock clock) : PageModel
{
    private const int MostChoices = 8, LongestName = 100;

    /// <summary>What was typed, kept in the field.</summary>
    public string Typed { get; private set; } = "";

    public Municipality? Municipality { get; private set; }

    /// <summary>Communes that what was typed may mean.</summary>
    public IReadOnlyList<Municipality> Choices { get; private set; } = [];

    public bool NothingFound { get; private set; }

    public Region Region => catalogue.Region;

    public DateOnly Today => clock.Today;

    public bool IsOutsideRegion => Municipality is { } m && m.Region.Code != Region.InseeCode;

    /// <summary>Schemes that an operator receives for, in the order of the catalogue.</summary>
    public IEnumerable<Scheme> ReferredTo => catalogue.Schemes.Where(s => s.Circuit.Mode is CircuitMode.Referral);

    /// <summary>Schemes asked for at the Region itself.</summary>
    public IReadOnlyList<Scheme> AtTheRegion => [.. catalogue.Schemes.Where(s => s.Circuit.Mode is CircuitMode.Deposit)];

    public IReadOnlyList<OperatorMatch> For(Scheme scheme) => directory.ForScheme(scheme.Id, Municipality);

    /// <summary>« Pas-de-Calais, Nord », of the places that an operator covers.</summary>
    public string CoverageOf(Coverage coverage) =>
        coverage.Text is { } text ? Typography.Typeset(text) : French.List(
        [
            .. coverage.Departments.Select(code => territories.Municipalities.First(m => m.Department.Code == code).Department.Name),
            .. coverage.Intermunicipalities.Select(code => territories.Municipalities.First(m => m.Intermunicipality?.Code == code).Intermunicipality!.Name),
            .. coverage.Municipalities.Select(code => territories.Find(code)!.Name),
        ]);

    public void OnPost([FromForm] string? commune, [FromForm] string? code)
    {
        Typed = (commune ?? "").Trim();
        if (Typed.Length > LongestName)
            Typed = Typed[..LongestName];
        if (MunicipalityCode.TryParse(code, out var parsed) && territories.Find(parsed) is { } chosen)
        {
            Municipality = chosen;
            Typed = Typed.Length == 0 ? chosen.Name : Typed;
            return;
        }
        if (Typed.Length == 0)
            return;
        var found = territories.Search(Typed, MostChoices).Select(m => m.Municipality).Distinct().Take(MostChoices).ToList();
        // A postcode never decides alone, and neither does a name that several communes bear.
        var exact = found.Where(m => string.Equals(m.Name, Typed, StringComparison.OrdinalIgnoreCase)).ToList();
        Municipality = exact is [var only] ? only : found is [var single] && !Typed.All(char.IsAsciiDigit) ? single : null;
        NothingFound = found.Count == 0;
        Choices = Municipality is null ? found : [];
    }
}
