using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;

namespace Beffroi.Organisations.Members;

/// <summary>The members, for one of them. Who is awaited, and who asks, is for owners.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(OrganisationsDb organisations, MembersDb members, People people, TimeProvider clock, RegionClock time) : OrganisationPageModel(organisations)
{
    private const int Most = 200;

    public IReadOnlyList<(Member Member, string Name)> Members { get; private set; } = [];

    public Member Me { get; private set; } = null!;

    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public IReadOnlyList<(JoinRequest Request, string Name)> Requests { get; private set; } = [];

    public string Day(DateTimeOffset instant) => time.Day(instant);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await members.Of(Id, cancellation);
        Me = all.Single(m => m.AccountId == User.Account());
        var asked = MyRole is MemberRole.Owner ? await members.Waiting(Id, Most, cancellation) : [];
        var who = await people.Of([.. all.Select(m => m.AccountId), .. asked.Select(r => r.AccountId)], cancellation);
        Members = [.. all.Select(m => (m, NameOf(m.AccountId)))];
        Requests = [.. asked.Select(r => (r, NameOf(r.AccountId)))];
        if (MyRole is MemberRole.Owner)
            Invitations = await members.Invitations(Id, clock.GetUtcNow(), cancellation);

        string NameOf(AccountId account) => who.TryGetValue(account, out var person) ? person.FullName : "Compte effacé";
    }
}
