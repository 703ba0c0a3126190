using Beffroi.Catalogue;
using Beffroi.Organisations.Members;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Mail;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Region;

/// <summary>Invites again who represents an organisation that an officer added, while it has no owner. One that has one invites by itself: it is absent here.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[ResponseCache(NoStore = true)]
internal sealed class InviteModel(OrganisationsDb organisations, MembersDb members, InviteFirstOwner invite, OrganisationLimit limit, MailOptions mail, RegionClock time, TimeProvider clock) : PageModel
{
    [FromRoute(Name = "structure")]
    public OrganisationId Id { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    public IReadOnlyList<(string Address, string Until)> Waiting { get; private set; } = [];

    public string? Address { get; private set; }

    public string? Refused { get; private set; }

    public IReadOnlyList<PageError> Errors => Refused is null ? [] : [new("courriel", Refused)];

    public bool CanWrite => mail.IsOn;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await Read(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "courriel")] string? typed, CancellationToken cancellation)
    {
        if (!CanWrite || !await Read(cancellation))
            return NotFound();
        Address = typed?.Trim();
        if (!MailAddress.TryParse(Address, null, out var address))
            Refused = MailAddress.Malformed.Message;
        else if (!limit.Allows(HttpContext))
            Refused = OrganisationRefusals.TooManyHere.Message;
        else
        {
            var invited = await invite.Invite(Id, address, User.Account(), cancellation);
            if (invited.Succeeded)
                return Redirect("/region/saisies");
            Refused = invited.Refusal.Message;
        }
        return Page();
    }

    private async Task<bool> Read(CancellationToken cancellation)
    {
        if (await organisations.Read(Id, cancellation) is not { } organisation || (await organisations.Members(Id, MemberRole.Owner, cancellation)).Count > 0)
            return false;
        Organisation = organisation;
        Waiting = [.. (await members.Invitations(Id, clock.GetUtcNow(), cancellation)).Where(i => i.Role is MemberRole.Owner).Select(i => (i.Address, time.Day(i.Ends)))];
        return true;
    }
}
