using Beffroi.Catalogue;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.PublicSite.Read;

/// <summary>What the roadmap is, how its texts are read, and their defects with the treatment of each.</summary>
[AllowAnonymous]
internal sealed class FrameworkModel(SchemeCatalogue catalogue, Inconsistencies inconsistencies) : PageModel
{
    public RegionRoadmap Roadmap => catalogue.Region.Roadmap;

    public IReadOnlyList<Inconsistency> Inconsistencies => inconsistencies.All;

    /// <summary>The pages where a treatment can be seen: an address as it is, a scheme's file by its page.</summary>
    public IReadOnlyList<(string Address, string Label)> LinksOf(Inconsistency item) =>
        [.. item.Where.Select(PageOf).OfType<(string, string)>().Distinct()];

    private (string Address, string Label)? PageOf(string where) => where switch
    {
        "/" => ("/", "Accueil"),
        "/dispositifs" => ("/dispositifs", "Les dispositifs"),
        ['/', ..] => (where, where),
        "operators.yaml" => ("/interlocuteurs", "Interlocuteurs"),
        _ when catalogue.Scheme(Path.GetFileNameWithoutExtension(where)) is { } scheme => (scheme.Address(), Typography.Typeset(scheme.Acronym)),
        _ => null,
    };
}
