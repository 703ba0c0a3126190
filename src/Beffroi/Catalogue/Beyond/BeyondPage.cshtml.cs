using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Catalogue.Beyond;

/// <summary>What others than the Region offer, by nature, without any verdict.</summary>
[AllowAnonymous]
internal sealed class BeyondPageModel(BeyondRegion beyond, SchemeCatalogue catalogue) : PageModel
{
    public BeyondRegion Beyond => beyond;

    public string Authority => catalogue.Region.Authority;
}
