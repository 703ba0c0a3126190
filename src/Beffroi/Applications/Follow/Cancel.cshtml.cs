using Beffroi.Applications.Access;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Follow;

/// <summary>The person cancels their first contact.</summary>
[FirstContactOnly(MemberRole.Editor)]
[ResponseCache(NoStore = true)]
internal sealed class CancelModel(FirstContactsDb contacts, CancelContact cancel, TimeProvider time) : OwnContactPageModel(contacts, time)
{
    public string? Words { get; private set; }

    public bool CanCancel => FirstContactLifecycle.After(Contact.State, FirstContactAct.Cancel, FirstContactParty.Person) is not null;

    public void OnGet() => Words = null;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Words = Request.Form.Typed("mots");
        if (!(Words?.Length > FirstContact.LongestWords))
            return await Answer(await cancel.Cancel(Step, Words, cancellation), "mots", cancellation);
        Refuse("mots", $"Pas plus de {FirstContact.LongestWords} caractères.");
        return Page();
    }
}
