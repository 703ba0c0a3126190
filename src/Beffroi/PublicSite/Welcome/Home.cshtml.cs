using Beffroi.Catalogue;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.PublicSite.Welcome;

/// <summary>What this is in one sentence, and the ways in.</summary>
[AllowAnonymous]
internal sealed class HomeModel(SchemeCatalogue catalogue, RegionClock clock) : PageModel
{
    public Region Region => catalogue.Region;

    public IReadOnlyList<Scheme> Schemes => catalogue.OwnSchemes();

    /// <summary>Schemes that the Region does not run for the ESS alone, or that others run.</summary>
    public int Others => catalogue.Schemes.Count - Schemes.Count;

    public string Notice => Region.NoticeOn(clock.Today);

    public string CatalogueTitle => French.Capital(
        $"{SchemeWords.InLetters(Schemes.Count)} dispositif{(Schemes.Count > 1 ? "s" : "")}, "
        + $"{SchemeWords.InLetters(Enum.GetValues<LifeStage>().Length)} moments de la vie d’une entreprise");
}
