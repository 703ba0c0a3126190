using Beffroi.Catalogue;
using Beffroi.Orientation.Prefill;
using Beffroi.Orientation.UseCounts;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Interview;

/// <summary>One question a page. Every answer leads to the next question that can settle something, or to the results.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class QuestionModel(
    SchemeCatalogue catalogue, Interviewer interviewer, DraftCookie drafts, FrenchTerritories territories, RegionClock clock, CountUse uses,
    PrefillWords prefill) : PageModel
{
    public const string ToResults = "resultats";

    [BindProperty(SupportsGet = true, Name = "retour")]
    public string? Return { get; set; }

    public AskedQuestion Asked { get; private set; } = null!;

    public InterviewState State { get; private set; } = null!;

    /// <summary>Whether to say, at the very start, that a SIREN can answer some questions.</summary>
    public bool OffersPrefill => prefill.IsOn && State.Draft.IsEmpty;

    /// <summary>The question before this one; null on the first.</summary>
    public Fact? Previous { get; private set; }

    public int Number { get; private set; }

    /// <summary>« encore 3 à 9 selon vos réponses » ; nothing once the end is reached.</summary>
    public string LeftAfterThis => State.Left switch
    {
        { Most: <= 1 } => "",
        var (least, most) when least == most => $", encore {most - 1}",
        var (least, most) => $", encore {Math.Max(0, least - 1)} à {most - 1} selon vos réponses",
    };

    public IActionResult OnGet(string? fact)
    {
        State = interviewer.Open(drafts.Read(HttpContext), countLeft: true);
        if (fact is null)
            return GoOn(State);
        if (Find(fact) is not { } asked)
            return NotFound();
        var question = Show(asked);
        Asked = question with
        {
            Chosen = question.Form.Chosen(State.Draft.Facts[fact], State.Draft.Skipped.Contains(fact)),
            Typed = question.Form.Typed(State.Draft.Facts[fact]),
        };
        return Page();
    }

    public IActionResult OnPost(string? fact, [FromForm(Name = "reponse")] string[]? chosen, [FromForm(Name = "texte")] string? typed,
        [FromForm(Name = "code")] string? code)
    {
        State = interviewer.Open(drafts.Read(HttpContext), countLeft: true);
        if (Find(fact) is not { } asked)
            return NotFound();
        var question = Show(asked);
        var (said, refused) = interviewer.Reply(State.Draft, question, chosen ?? [], typed, code);
        if (said is null)
        {
            Asked = refused!;
            return Page();
        }
        if (State.Draft.IsEmpty)
            uses.Count(clock.Today, "interview");
        drafts.Write(HttpContext, said);
        return Return == ToResults ? Redirect("/orientation/resultats") : GoOn(interviewer.Open(said));
    }

    public IActionResult OnPostRestart()
    {
        drafts.Clear(HttpContext);
        return Redirect("/orientation");
    }

    private Fact? Find(string? id) => id is not null && catalogue.Fact(id) is { Answerer: Answerer.Applicant } fact ? fact : null;

    private RedirectResult GoOn(InterviewState state) =>
        Redirect(state.NextFact is { } next ? $"/orientation/{Uri.EscapeDataString(next.Id)}" : "/orientation/resultats");

    private AskedQuestion Show(Fact fact)
    {
        var isNext = State.NextFact == fact;
        var visited = State.Draft.Visited;
        var at = visited.Contains(fact.Id) ? visited.TakeWhile(v => v != fact.Id).Count() : visited.Count;
        Number = at + 1;
        Previous = at > 0 ? Find(visited[at - 1]) : null;
        return new AskedQuestion(fact, new QuestionForm(fact, territories))
        {
            Why = isNext ? State.Next!.Why : WhyOf(fact),
            Told = prefill.Told(State.Draft, State.Profile, fact),
            KeepAddress = isNext ? null : Return == ToResults ? "/orientation/resultats" : "/orientation",
        };
    }

    /// <summary>For a question that is answered already: the criteria that read it.</summary>
    private string? WhyOf(Fact fact)
    {
        var asking = catalogue.Schemes.Select(s => (Scheme: s, Reading: s.On(State.Profile.Date).Body))
            .Where(s => SchemeCatalogue.FactsOf(s.Reading).Contains(fact)).Select(s => s.Scheme.Acronym).ToList();
        return asking.Count == 0 ? null : $"Cette réponse compte pour {French.List(asking)}.";
    }
}
