using Beffroi.Catalogue;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.UseCounts;
using Beffroi.Platform.Mail;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Reminders;

/// <summary>Asks for reminders at the dates of one’s path. The answer is the same for every address.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class AskModel(
    SchemeCatalogue catalogue, Interviewer interviewer, DraftCookie drafts, AskForReminders ask, AskingLimit limit, ReminderWords words, MailOptions mail,
    RegionClock clock, CountUse uses) : PageModel
{
    private IReadOnlyList<ReminderDay> days = [];

    public IReadOnlyList<(string Event, string When)> Planned { get; private set; } = [];

    public string? Typed { get; private set; }

    public string? Error { get; private set; }

    public bool Asked { get; private set; }

    public IActionResult OnGet() => mail.IsOn ? Show() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "courriel")] string? typed, CancellationToken cancellation)
    {
        if (!mail.IsOn)
            return NotFound();
        Show();
        if (Planned.Count == 0)
            return Page();
        Typed = typed is { Length: > MailAddress.Longest } ? typed[..MailAddress.Longest] : typed?.Trim();
        if (string.IsNullOrEmpty(Typed))
            return Refuse("Donnez votre adresse électronique.");
        if (typed!.Trim().Length > MailAddress.Longest || !MailAddress.TryParse(Typed, null, out var address))
            return Refuse(MailAddress.Malformed.Message);
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Refuse("Trop de demandes viennent de votre connexion. Réessayez dans une heure.");
        }
        await ask.Ask(address, days, cancellation);
        uses.Count(clock.Today, "reminder-asked");
        Asked = true;
        return Page();
    }

    private PageResult Show()
    {
        var state = interviewer.Open(drafts.Read(HttpContext));
        days = state.Draft.IsEmpty ? [] : ReminderDates.Of(catalogue.Foresee(state.Profile, state.Answer).Path, clock.Today);
        Planned = words.Planned(days);
        return Page();
    }

    private PageResult Refuse(string error)
    {
        Error = French.Typeset(error);
        return Page();
    }
}
