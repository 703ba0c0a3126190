using Beffroi.Organisations.Access;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Members;

/// <summary>Changes the role of a member, or withdraws them.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class ChangeModel(OrganisationsDb organisations, MembersDb members, ChangeRole change, RemoveMember remove, People people) : OrganisationPageModel(organisations)
{
    [FromRoute(Name = "membre")]
    public MemberId MemberId { get; set; }

    public Member Member { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public string? Refused { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if ((await members.Of(Id, cancellation)).FirstOrDefault(m => m.Id == MemberId) is not { } member)
            return NotFound();
        (Member, Name) = (member, (await people.Find(member.AccountId, cancellation))?.FullName ?? "Compte effacé");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "vu")] MemberRole seen, [FromForm(Name = "role")] MemberRole role, CancellationToken cancellation) =>
        !Enum.IsDefined(role) ? NotFound() : await Answer(await change.Change(Id, MemberId, seen, role, User.Account(), cancellation), cancellation);

    public async Task<IActionResult> OnPostRetirerAsync(CancellationToken cancellation) =>
        await Answer(await remove.Remove(Id, MemberId, User.Account(), cancellation), cancellation);

    private async Task<IActionResult> Answer(Outcome<Member> done, CancellationToken cancellation)
    {
        if (done.Succeeded)
            return Redirect(done.Value.AccountId == User.Account() && await Organisations.RoleOf(User.Account(), Id, cancellation) is null ? "/structures" : $"/structures/{Id}/membres");
        Refused = done.Refusal.Message;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await OnGetAsync(cancellation);
    }
}
