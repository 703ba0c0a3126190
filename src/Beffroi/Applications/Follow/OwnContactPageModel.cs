using Beffroi.Applications.Access;
using Beffroi.Applications.FirstContacts;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Applications.Follow;

/// <summary>A page of one’s own first contact, behind <see cref="FirstContactOnlyAttribute"/>.</summary>
internal abstract class OwnContactPageModel(FirstContactsDb contacts, TimeProvider clock) : PageModel
{
    private readonly List<PageError> errors = [];
    private FirstContact? reread;

    public FirstContact Contact => reread ?? Own.Contact;

    public bool MayAct => Own.MayAct;

    public string Root => $"/premiers-contacts/{Contact.Id}";

    public IReadOnlyList<PageError> Errors => errors;

    /// <summary>Of the next form.</summary>
    public Guid FormKey { get; private set; } = Guid.CreateVersion7(clock.GetUtcNow());

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    protected TimeProvider Clock { get; } = clock;

    protected FirstContactStep Step => Request.Form.Step(Own.Contact.Id, User.Account());

    protected void Refuse(string field, string message) => errors.Add(new(field, message));

    /// <summary>Back to the contact; or the page again, with why nothing was done, on what is there now.</summary>
    protected async Task<IActionResult> Answer(Outcome<FirstContact> outcome, string field, CancellationToken cancellation)
    {
        if (outcome.Succeeded)
            return Redirect(Root);
        Refuse(field, outcome.Refusal.Message);
        if (outcome.Refusal == FirstContactRefusals.Moved)
            Response.StatusCode = StatusCodes.Status409Conflict;
        else
            FormKey = Step.Key;
        reread = await contacts.Find(Own.Contact.Id, cancellation);
        await Prepare(cancellation);
        return Page();
    }

    /// <summary>What the page reads besides the contact.</summary>
    protected virtual Task Prepare(CancellationToken cancellation) => Task.CompletedTask;

    private OwnContact Own => HttpContext.Features.Get<OwnContact>()!;
}
