using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.PublicSite.Read;

/// <summary>A page that only shows a text of the region folder.</summary>
[AllowAnonymous]
internal sealed class TextModel : PageModel;
