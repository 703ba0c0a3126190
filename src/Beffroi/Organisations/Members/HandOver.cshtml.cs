using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Members;

/// <summary>Gives the organisation to another member, and leaves it if one wants to.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class HandOverModel(OrganisationsDb organisations, MembersDb members, HandOver handOver, People people) : OrganisationPageModel(organisations)
{
    public IReadOnlyList<(Member Member, string Name)> Others { get; private set; } = [];

    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var others = (await members.Of(Id, cancellation)).Where(m => m.AccountId != User.Account()).ToList();
        var who = await people.Of([.. others.Select(m => m.AccountId)], cancellation);
        Others = [.. others.Where(m => who.ContainsKey(m.AccountId)).Select(m => (m, who[m.AccountId].FullName))];
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "membre")] MemberId to, [FromForm(Name = "partir")] bool leave, CancellationToken cancellation)
    {
        var given = await handOver.Give(Id, to, leave, User.Account(), cancellation);
        if (given.Succeeded)
            return Redirect(leave ? "/structures" : $"/structures/{Id}/membres");
        Refused = given.Refusal == OrganisationRefusals.MemberGone && to == default ? "Choisissez à qui." : given.Refusal.Message;
        Response.StatusCode = StatusCodes.Status409Conflict;
        await OnGetAsync(cancellation);
        return Page();
    }
}
