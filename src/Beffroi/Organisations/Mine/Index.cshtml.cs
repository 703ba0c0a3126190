using Beffroi.Catalogue;
using Beffroi.Organisations.Members;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Mine;

/// <summary>One’s own organisations, invitations and requests.</summary>
[SignedInOnly]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(OrganisationsDb organisations, MembersDb members, People people, TimeProvider clock, RegionClock time) : PageModel
{
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];

    public IReadOnlyList<(Invitation Invitation, string Name)> Invitations { get; private set; } = [];

    public IReadOnlyList<(JoinRequest Request, Siren? Siren)> Waiting { get; private set; } = [];

    public string Day(DateTimeOffset instant) => time.Day(instant);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var me = User.Account();
        Memberships = await organisations.Of(me, cancellation);
        var person = (await people.Find(me, cancellation))!;
        var invitations = new List<(Invitation, string)>();
        foreach (var invitation in await members.InvitationsTo(Mailbox.Of(person.Address), clock.GetUtcNow(), cancellation))
            invitations.Add((invitation, (await organisations.Read(invitation.OrganisationId, cancellation))!.Name));
        Invitations = invitations;
        var waiting = new List<(JoinRequest, Siren?)>();
        foreach (var request in await members.WaitingOf(me, cancellation))
            waiting.Add((request, (await organisations.Read(request.OrganisationId, cancellation))!.Siren));
        Waiting = waiting;
    }
}
