using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Catalogue.Define;

/// <summary>Every word of the glossary, each at its anchor.</summary>
[AllowAnonymous]
internal sealed class GlossaryPageModel(Glossary glossary) : PageModel
{
    public IReadOnlyList<GlossaryTerm> Terms => glossary.Terms;
}
