using Beffroi.Catalogue;
using Beffroi.Orientation.Contract;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Results;
using Beffroi.Orientation.Share;
using Beffroi.Orientation.UseCounts;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace Beffroi.Orientation.Embed;

/// <summary>
/// The orientation inside another site's page. A browser keeps cookies from a frame, so the answers travel sealed in the form itself; nothing is kept
/// here and nothing done here reaches the answers that the visitor has on this site.
/// </summary>
[AllowAnonymous]
// Without a session there is nothing that a forged form could act on.
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
[SecurityHeadersPolicy(SecurityHeaders.Embedded)]
internal sealed class EmbeddedModel(
    SchemeCatalogue catalogue, Interviewer interviewer, DraftSeal seal, AddressFacts address, FrenchTerritories territories, Contacts contacts, RegionClock clock,
    CountUse uses) : PageModel
{
    public const string Back = "retour", ToResults = "resultats";

    public InterviewState State { get; private set; } = null!;

    /// <summary>The answers so far, for the next form.</summary>
    public string Sealed => seal.Seal(State.Draft);

    /// <summary>Null when the results are shown.</summary>
    public AskedQuestion? Asked { get; private set; }

    public ResultsView View => new(State.Answer, State.Profile, catalogue, contacts) { Situation = [] };

    /// <summary>A sentence for each parameter of the frame's address that was not understood.</summary>
    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>The answers that came with the form could not be read: the interview begins again.</summary>
    public bool Lost { get; private set; }

    public void OnGet()
    {
        (var facts, Refused) = address.Read(Request.Query);
        GoOn(new Draft(facts, []));
        uses.Count(clock.Today, "embedded");
    }

    public void OnPost([FromForm(Name = "reponses")] string? answers, [FromForm(Name = "question")] string? question, [FromForm(Name = "aller")] string? where,
        [FromForm(Name = "reponse")] string[]? chosen, [FromForm(Name = "texte")] string? typed, [FromForm(Name = "code")] string? code)
    {
        var known = seal.Open(answers ?? "");
        var draft = known ?? Draft.Empty;
        Lost = known is null;
        if (Lost || catalogue.Fact(question ?? "") is not { Answerer: Answerer.Applicant } fact)
            GoOn(draft);
        else if (where == ToResults)
            Open(draft);
        else if (where == Back)
            StepBack(draft);
        else
            Take(draft, interviewer.Reply(draft, Ask(fact), chosen ?? [], typed, code));
    }

    private void Open(Draft draft) => State = interviewer.Open(draft);

    private void Take(Draft draft, (Draft? Said, AskedQuestion? Refused) reply)
    {
        if (reply.Said is { } said)
            GoOn(said);
        else
            (State, Asked) = (interviewer.Open(draft), reply.Refused);
    }

    private void GoOn(Draft draft)
    {
        Open(draft);
        Asked = State.NextFact is { } next ? Ask(next) with { Why = State.Next!.Why } : null;
    }

    /// <summary>The last question again, with its answer.</summary>
    private void StepBack(Draft draft)
    {
        if (draft.Visited.Count == 0 || catalogue.Fact(draft.Visited[^1]) is not { } last)
        {
            GoOn(draft);
            return;
        }
        var question = Ask(last);
        Asked = question with
        {
            Chosen = question.Form.Chosen(draft.Facts[last.Id], draft.Skipped.Contains(last.Id)),
            Typed = question.Form.Typed(draft.Facts[last.Id]),
        };
        Open(draft.Without(last.Id));
    }

    private AskedQuestion Ask(Fact fact) => new(fact, new QuestionForm(fact, territories));
}
