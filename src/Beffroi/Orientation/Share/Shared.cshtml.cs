using Beffroi.Orientation.Contract;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Results;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Share;

/// <summary>Answers that came with a link: what they give, and a button to go on from them. Opening the link changes nothing of one's own.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SharedModel(SchemeCatalogue catalogue, Interviewer interviewer, DraftCookie drafts, Contacts contacts, SharedAnswers shared) : PageModel
{
    /// <summary>Null when it is of blanks only.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Null when the link is not one of ours.</summary>
    public ResultsView? View { get; private set; }

    /// <summary>Whether the visitor has answers of their own, which these would replace.</summary>
    public bool Replaces { get; private set; }

    public void OnGet()
    {
        if (shared.Open(Token) is not { } facts)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var state = interviewer.Open(new Draft(facts, []));
        View = new ResultsView(state.Answer, state.Profile, catalogue, contacts)
        {
            Situation = SituationLine.Of(catalogue, state.Draft.Facts, state.Profile),
        };
        Replaces = !drafts.Read(HttpContext).IsEmpty;
    }

    public IActionResult OnPost()
    {
        if (shared.Open(Token) is not { } facts)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        drafts.Write(HttpContext, new Draft(facts, []));
        return Redirect("/orientation/resultats");
    }
}
