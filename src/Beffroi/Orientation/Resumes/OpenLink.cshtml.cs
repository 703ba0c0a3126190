using Beffroi.Orientation.Interview;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Resumes;

/// <summary>Opens a resume link: the answers go back into the cookie, and the address is left behind.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class OpenLinkModel(OpenResume open, DraftCookie drafts) : PageModel
{
    public string Message { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken cancellation)
    {
        var found = await open.Open(token, cancellation);
        if (found.Succeeded && Draft.Parse(found.Value.Facts) is { } draft)
        {
            drafts.Write(HttpContext, draft);
            return Redirect("/orientation/resultats");
        }
        Message = (found.Refusal ?? OpenResume.NotThere).Message;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
