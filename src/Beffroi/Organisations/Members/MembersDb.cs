using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Organisations.Members;

/// <summary>Members, invitations and requests to join. Who changes the members of an organisation holds it first.</summary>
internal sealed class MembersDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>Until the transaction ends nobody else changes its members; what is read after it stays so. False when there is no such organisation.</summary>
    public async Task<bool> Hold(OrganisationId organisation, CancellationToken cancellation) => await db.Set<Organisation>().Where(o => o.Id == organisation)
        .ExecuteUpdateAsync(o => o.SetProperty(x => x.MembersVersion, x => x.MembersVersion + 1), cancellation) == 1;

    public async Task<IReadOnlyList<Member>> Of(OrganisationId organisation, CancellationToken cancellation) =>
        await db.Set<Member>().AsNoTracking().Where(m => m.OrganisationId == organisation).OrderBy(m => m.Since).ThenBy(m => m.Id).ToListAsync(cancellation);

    public Task<bool> IsOwner(OrganisationId organisation, AccountId account, CancellationToken cancellation) =>
        db.Set<Member>().AnyAsync(m => m.OrganisationId == organisation && m.AccountId == account && m.Role == MemberRole.Owner, cancellation);

    public async Task Add(Member member, CancellationToken cancellation)
    {
        db.Add(member);
        await db.SaveChangesAsync(cancellation);
        db.Entry(member).State = EntityState.Detached;
    }

    public Task<int> SetRole(MemberId member, MemberRole role, CancellationToken cancellation) =>
        db.Set<Member>().Where(m => m.Id == member).ExecuteUpdateAsync(m => m.SetProperty(x => x.Role, role), cancellation);

    public Task<int> Remove(MemberId member, CancellationToken cancellation) => db.Set<Member>().Where(m => m.Id == member).ExecuteDeleteAsync(cancellation);

    public async Task<IReadOnlyList<Invitation>> Invitations(OrganisationId organisation, DateTimeOffset now, CancellationToken cancellation)
    {
        var oldest = now - Invitation.Lasts;
        return await db.Set<Invitation>().AsNoTracking().Where(i => i.OrganisationId == organisation && i.InvitedAt > oldest).OrderBy(i => i.InvitedAt).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Invitation>> InvitationsTo(string mailbox, DateTimeOffset now, CancellationToken cancellation)
    {
        var oldest = now - Invitation.Lasts;
        return await db.Set<Invitation>().AsNoTracking().Where(i => i.Mailbox == mailbox && i.InvitedAt > oldest).OrderBy(i => i.InvitedAt).ToListAsync(cancellation);
    }

    public async Task<Invitation?> Find(InvitationId id, CancellationToken cancellation) =>
        await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellation);

    /// <summary>Null when it has served, was withdrawn, or is too old.</summary>
    public async Task<Invitation?> Find(LinkToken token, DateTimeOffset now, CancellationToken cancellation)
    {
        var (hash, oldest) = (token.Hash(), now - Invitation.Lasts);
        return await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(i => i.TokenHash == hash && i.InvitedAt > oldest, cancellation);
    }

    /// <summary>In the place of one for the same address.</summary>
    public async Task Put(Invitation invitation, CancellationToken cancellation)
    {
        await db.Set<Invitation>().Where(i => i.OrganisationId == invitation.OrganisationId && i.Mailbox == invitation.Mailbox).ExecuteDeleteAsync(cancellation);
        db.Add(invitation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>0 when another took it.</summary>
    public Task<int> Take(InvitationId id, CancellationToken cancellation) => db.Set<Invitation>().Where(i => i.Id == id).ExecuteDeleteAsync(cancellation);

    public Task<int> EraseInvitedBefore(DateTimeOffset instant, CancellationToken cancellation) =>
        db.Write(() => db.Set<Invitation>().Where(i => i.InvitedAt <= instant).ExecuteDeleteAsync(cancellation), cancellation);

    public async Task<JoinRequest?> Find(JoinRequestId id, CancellationToken cancellation) =>
        await db.Set<JoinRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation);

    /// <summary>Those that wait, the oldest first: of one organisation, or of all.</summary>
    public async Task<IReadOnlyList<JoinRequest>> Waiting(OrganisationId? organisation, int most, CancellationToken cancellation) => await db.Set<JoinRequest>().AsNoTracking()
        .Where(r => r.State == JoinState.Asked && (organisation == null || r.OrganisationId == organisation)).OrderBy(r => r.AskedAt).Take(most).ToListAsync(cancellation);

    public async Task<IReadOnlyList<JoinRequest>> WaitingOf(AccountId account, CancellationToken cancellation) =>
        await db.Set<JoinRequest>().AsNoTracking().Where(r => r.AccountId == account && r.State == JoinState.Asked).OrderBy(r => r.AskedAt).ToListAsync(cancellation);

    public async Task Add(JoinRequest request, CancellationToken cancellation)
    {
        db.Add(request);
        await db.SaveChangesAsync(cancellation);
        db.Entry(request).State = EntityState.Detached;
    }

    /// <summary>0 when it was settled already.</summary>
    public Task<int> Settle(JoinRequestId id, JoinState state, string? reason, CancellationToken cancellation) => db.Set<JoinRequest>()
        .Where(r => r.Id == id && r.State == JoinState.Asked).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, state).SetProperty(x => x.Reason, reason), cancellation);
}
