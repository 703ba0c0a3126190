using System.Net.Mime;
using Beffroi.Catalogue;
using Beffroi.Orientation.Contract;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Prefill;
using Beffroi.Orientation.UseCounts;
using Beffroi.Platform;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Results;

/// <summary>The results of the session as a PDF to keep, to print or to show. A page only when it cannot be made.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class ResultsPdfModel(
    SchemeCatalogue catalogue, Interviewer interviewer, DraftCookie drafts, Contacts contacts, PrefillWords prefill, OtherOffers others, MakePdf make, CountUse uses)
    : PageModel
{
    public const string Address = "/orientation/resultats.pdf", Template = "Orientation/Results/results.typ";

    /// <summary>Why there is no document.</summary>
    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var state = interviewer.Open(drafts.Read(HttpContext));
        if (state.Draft.IsEmpty)
            return Redirect("/orientation/resultats");
        var view = ResultsView.Of(state, catalogue, contacts, prefill);
        var date = state.Answer.Date;
        var made = await make.Make(new(Template, view.Title(), date, WriteResultsDocument.Of(view, others, HttpContext.SiteAddress())), cancellation);
        if (made.Succeeded)
        {
            uses.Count(date, "results-pdf");
            return File(made.Value, MediaTypeNames.Application.Pdf, $"resultats-{Words.Iso(date)}.pdf");
        }
        Refusal = made.Refusal;
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }
}
