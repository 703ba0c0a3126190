using Beffroi.Orientation.Contract;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Results;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Examples;

/// <summary>The results of a made-up situation of the home page; it can become the start of one's own.</summary>
[AllowAnonymous]
internal sealed class ExampleModel(SchemeCatalogue catalogue, Interviewer interviewer, DraftCookie drafts, Contacts contacts) : PageModel
{
    public RegionExample Example { get; private set; } = null!;

    public int Number { get; private set; }

    public ResultsView View { get; private set; } = null!;

    public IActionResult OnGet(int number)
    {
        if (!Find(number))
            return NotFound();
        var state = interviewer.Open(new Draft(Example.Facts, []));
        View = new ResultsView(state.Answer, state.Profile, catalogue, contacts)
        {
            Situation = SituationLine.Of(catalogue, Example.Facts, state.Profile),
        };
        return Page();
    }

    public IActionResult OnPost(int number)
    {
        if (!Find(number))
            return NotFound();
        drafts.Write(HttpContext, new Draft(Example.Facts, []));
        return Redirect("/orientation/resultats");
    }

    private bool Find(int number)
    {
        if (number < 1 || number > catalogue.Region.Examples.Count)
            return false;
        (Number, Example) = (number, catalogue.Region.Examples[number - 1]);
        return true;
    }
}
