using Beffroi.Orientation.Contract;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Results;
using Beffroi.Rules;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Embed;

/// <summary>
/// From the frame to the site, with the answers. They become the visitor's own at once when there are none yet, and only at the press of a button
/// when there are: the form comes from a frame, which has no session to prove itself with.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
internal sealed class GoOnModel(
    SchemeCatalogue catalogue, Interviewer interviewer, DraftSeal seal, DraftCookie drafts, Contacts contacts, IAntiforgery antiforgery) : PageModel
{
    public string Sealed { get; private set; } = "";

    public ResultsView View { get; private set; } = null!;

    public IActionResult OnGet() => Redirect("/orientation");

    public IActionResult OnPost([FromForm(Name = "reponses")] string? answers)
    {
        if (seal.Open(answers ?? "") is not { } draft)
            return Redirect("/orientation");
        if (drafts.Read(HttpContext).IsEmpty)
            return Take(draft);
        var state = interviewer.Open(draft);
        (Sealed, View) = (answers!, new ResultsView(state.Answer, state.Profile, catalogue, contacts) { Situation = SituationLine.Of(catalogue, state.Draft.Facts, state.Profile) });
        return Page();
    }

    public async Task<IActionResult> OnPostReplaceAsync([FromForm(Name = "reponses")] string? answers)
    {
        if (!await antiforgery.IsRequestValidAsync(HttpContext))
            return BadRequest();
        return seal.Open(answers ?? "") is { } draft ? Take(draft) : Redirect("/orientation");
    }

    private RedirectResult Take(Draft draft)
    {
        drafts.Write(HttpContext, draft);
        return Redirect("/orientation/resultats");
    }
}
