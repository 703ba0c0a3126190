using Beffroi.Catalogue;
using Beffroi.Orientation.Contract;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Prefill;
using Beffroi.Orientation.Resumes;
using Beffroi.Orientation.Share;
using Beffroi.Orientation.UseCounts;
using Beffroi.Platform.Mail;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Results;

/// <summary>Which schemes fit the answers given so far, why, for how much, and what to do next.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ResultsModel(
    SchemeCatalogue catalogue, Interviewer interviewer, DraftCookie drafts, Contacts contacts, SaveResume save, RegionClock clock, CountUse uses,
    PrefillWords prefill, SharedAnswers shared, MailOptions mail)
    : PageModel
{
    public ResultsView View { get; private set; } = null!;

    public bool NothingSaid { get; private set; }

    /// <summary>The resume link that was just made, and the day it stops; null until it is asked for.</summary>
    public (string Link, DateOnly Until)? Kept { get; private set; }

    /// <summary>The share link that was just made, and what it tells; null until it is asked for.</summary>
    public (string Link, IReadOnlyList<SituationLine> Tells)? Shared { get; private set; }

    public void OnGet()
    {
        Show();
        uses.Count(clock.Today, "results");
    }

    public async Task OnPostKeepAsync(CancellationToken cancellation)
    {
        var state = Show();
        if (NothingSaid)
            return;
        var token = await save.Save(state.Draft.ToJson(), cancellation: cancellation);
        Kept = ($"{HttpContext.SiteAddress()}/orientation/reprendre/{token}", clock.Today.AddDays((int)Resume.Lifetime.TotalDays));
        uses.Count(clock.Today, "resume");
    }

    /// <summary>A link that tells what may be told, and the words of it.</summary>
    public void OnPostShare()
    {
        var state = Show();
        if (NothingSaid)
            return;
        var told = catalogue.Share(state.Profile);
        var profile = interviewer.Open(new Draft(told, [])).Profile;
        Shared = (HttpContext.SiteAddress() + shared.Address(told), SituationLine.Of(catalogue, told, profile));
        uses.Count(clock.Today, "share");
    }

    private InterviewState Show()
    {
        var state = interviewer.Open(drafts.Read(HttpContext));
        NothingSaid = state.Draft.IsEmpty;
        View = ResultsView.Of(state, catalogue, contacts, prefill, mail.IsOn);
        return state;
    }
}
