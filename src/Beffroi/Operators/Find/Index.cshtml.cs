using Beffroi.Catalogue;
using Beffroi.Maps;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Region = Beffroi.Rules.Region;

namespace Beffroi.Operators.Find;

/// <summary>
/// Whom to meet for each scheme. The commune and what is looked for are sent by POST and the list is the answer: where someone lives or works
/// stands in no address and no log. An intercommunalité that is chosen on the map has an address of its own, which says nothing of anybody.
/// </summary>
[AllowAnonymous]
internal sealed class IndexModel(
    SchemeCatalogue catalogue, OperatorDirectory directory, FrenchTerritories territories, ServedTerritories served, NearbyDesks nearby, RegionMap map, IDistances distances,
    RegionClock clock) : PageModel
{
    private const int MostChoices = 8, LongestName = 100;

    /// <summary>What was typed, kept in the field.</summary>
    public string Typed { get; private set; } = "";

    public Municipality? Municipality { get; private set; }

    /// <summary>The intercommunalité of the commune, or the one chosen on the map; null outside the Region.</summary>
    public ServedTerritory? Territory { get; private set; }

    /// <summary>Communes that what was typed may mean.</summary>
    public IReadOnlyList<Municipality> Choices { get; private set; } = [];

    public bool NothingFound { get; private set; }

    /// <summary>The only scheme that is looked for; null: all.</summary>
    public Scheme? Help { get; private set; }

    /// <summary>The only operator that is looked for; null: all.</summary>
    public Operator? Operator { get; private set; }

    public IReadOnlyList<Operator> Operators => directory.All;

    /// <summary>« à Lens », « dans ce territoire »; null: nowhere in particular.</summary>
    public string? There =>
        Municipality is { } m ? $"à {Typography.Typeset(m.Name)}" : Territory is not null ? "dans ce territoire" : null;

    public string Heading =>
        There is null ? "Qui contacter" : Municipality is null ? $"Qui contacter{French.NoBreak}: {Territory!.Name}" : $"Qui contacter {There}";

    public IReadOnlyList<ServedTerritory> Territories => served.All;

    public IReadOnlyList<TerritoryMark> Marks => [.. served.All.Select(t => t.Mark(IsSought, t == Territory))];

    public Region Region => catalogue.Region;

    public DateOnly Today => clock.Today;

    public bool IsOutsideRegion => Municipality is { } m && m.Region.Code != Region.InseeCode;

    /// <summary>Schemes that an operator receives for, in the order of the catalogue.</summary>
    public IEnumerable<Scheme> ReferredTo => catalogue.Schemes.Where(s => s.Circuit.Mode is CircuitMode.Referral);

    /// <summary>Those of them that are looked for.</summary>
    public IEnumerable<Scheme> Sought => ReferredTo.Where(s => (Help is null || s == Help) && (Operator is null || Operator.Schemes.Contains(s.Id)));

    /// <summary>Schemes asked for at the Region itself.</summary>
    public IReadOnlyList<Scheme> AtTheRegion => [.. catalogue.Schemes.Where(s => s.Circuit.Mode is CircuitMode.Deposit)];

    /// <summary>Those that serve the place first, then, from a commune, the nearest desk first.</summary>
    public IReadOnlyList<OperatorMatch> For(Scheme scheme)
    {
        var matches = Municipality is { } m ? nearby.ForScheme(scheme.Id, m) : directory.ForScheme(scheme.Id, Territory?.Members ?? []);
        return [.. matches.Where(match => IsSought(match.Operator))];
    }

    /// <summary>From the commune of the visitor; null: it is not known, or the desk is in that commune.</summary>
    public Distance? DistanceTo(Desk desk) => Municipality is { } m ? nearby.DistanceTo(desk, m) : null;

    /// <summary>In the order of the distance.</summary>
    public IReadOnlyList<Desk> Nearest(Operator o) => Municipality is { } m ? nearby.Of(o, m) : o.Desks;

    /// <summary>How distances are known to the visitor's commune, or that they are not; null without a commune of the Region.</summary>
    public string? DistanceNote
    {
        get
        {
            if (Municipality is null || IsOutsideRegion)
                return null;
            var known = directory.All.SelectMany(o => o.Desks).Select(DistanceTo).OfType<Distance>().ToList();
            return known.Count == 0 ? "Les distances ne sont pas connues de ce site."
                : $"Distances estimées{(known.Exists(d => d.IsBetweenCentres) ? " entre les centres des intercommunalités" : "")}, {distances.Method}.";
        }
    }

    public bool IsMapThere => map.IsThere;

    /// <summary>What the drawing is, and where it comes from.</summary>
    public string MapNote => map.Origin is { } origin
        ? $"Contours simplifiés, importés le {French.Date(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(origin.ImportedAt, Region.TimeZone).DateTime))}. Source{French.NoBreak}: {origin.Source}"
        : "Chaque carré est une intercommunalité, près de ses voisines. C’est un schéma, pas une carte exacte.";

    /// <summary>« Pas-de-Calais, Nord », of the places that an operator covers.</summary>
    public string CoverageOf(Coverage coverage) =>
        coverage.Text is { } text ? Typography.Typeset(text) : French.List(
        [
            .. coverage.Departments.Select(code => territories.Municipalities.First(m => m.Department.Code == code).Department.Name),
            .. coverage.Intermunicipalities.Select(code => territories.Municipalities.First(m => m.Intermunicipality?.Code == code).Intermunicipality!.Name),
            .. coverage.Municipalities.Select(code => territories.Find(code)!.Name),
        ]);

    public IActionResult OnGet(string? epci)
    {
        Territory = served.Find(epci);
        return epci is not null && Territory is null ? NotFound() : Page();
    }

    public void OnPost([FromForm] Search search)
    {
        Typed = (search.Commune ?? "").Trim();
        if (Typed.Length > LongestName)
            Typed = Typed[..LongestName];
        Help = ReferredTo.FirstOrDefault(s => s.Id == search.Aide);
        Operator = directory.All.FirstOrDefault(o => o.Id == search.Operateur);
        if (MunicipalityCode.TryParse(search.Code, out var parsed) && territories.Find(parsed) is { } chosen)
        {
            Municipality = chosen;
            Typed = Typed.Length == 0 ? chosen.Name : Typed;
        }
        else if (Typed.Length > 0)
            FindCommune();
        Territory = served.Find(Typed.Length == 0 ? search.Territoire : Municipality?.Intermunicipality?.Code);
    }

    public bool IsSought(Operator o) => (Operator is null || o == Operator) && (Help is null || o.Schemes.Contains(Help.Id));

    private void FindCommune()
    {
        var found = territories.Search(Typed, MostChoices).Select(m => m.Municipality).Distinct().Take(MostChoices).ToList();
        // A postcode never decides alone, and neither does a name that several communes bear.
        var exact = found.Where(m => string.Equals(m.Name, Typed, StringComparison.OrdinalIgnoreCase)).ToList();
        Municipality = exact is [var only] ? only : found is [var single] && !Typed.All(char.IsAsciiDigit) ? single : null;
        NothingFound = found.Count == 0;
        Choices = Municipality is null ? found : [];
    }

    /// <summary>What the forms of the page send.</summary>
    /// <param name="Commune">What was typed.</param>
    /// <param name="Code">The commune chosen among those that it may mean.</param>
    /// <param name="Territoire">The EPCI that the page was about.</param>
    /// <param name="Aide">Id of a scheme; empty: all.</param>
    /// <param name="Operateur">Id of an operator; empty: all.</param>
    internal sealed record Search(string? Commune, string? Code, string? Territoire, string? Aide, string? Operateur);
}
