using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Mail;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Members;

/// <summary>Invites an address. The answer is the same whether it has an account or not.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class InviteModel(OrganisationsDb organisations, InviteMember invite, OrganisationLimit limit, MailOptions mail) : OrganisationPageModel(organisations)
{
    private readonly List<PageError> errors = [];

    public string? Address { get; private set; }

    public MemberRole Role { get; private set; } = MemberRole.Editor;

    public bool CanWrite => mail.IsOn;

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public void OnGet() => Address = null;

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "courriel")] string? typed, [FromForm(Name = "role")] MemberRole role, CancellationToken cancellation)
    {
        if (!CanWrite || !Enum.IsDefined(role))
            return NotFound();
        (Address, Role) = (typed?.Trim(), role);
        if (!MailAddress.TryParse(typed, null, out var address))
            return Refuse(MailAddress.Malformed.Message);
        if (!limit.Allows(HttpContext))
            return Refuse(OrganisationRefusals.TooManyHere.Message);
        var invited = await invite.Invite(Id, address, role, User.Account(), cancellation);
        return invited.Succeeded ? Redirect($"/structures/{Id}/membres") : Refuse(invited.Refusal.Message);
    }

    private PageResult Refuse(string message)
    {
        errors.Add(new("courriel", message));
        return Page();
    }
}
