using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.PublicSite.Map;

/// <summary>Every page, by its title.</summary>
[AllowAnonymous]
internal sealed class SiteMapModel(SchemeCatalogue catalogue) : PageModel
{
    public IReadOnlyList<(string Title, IReadOnlyList<(string Address, string Label)> Pages)> Groups => SiteMap.Groups(catalogue);
}
