using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Organisations.Bank;

/// <summary>Bank details and the calls about them. Who changes those of an organisation holds the organisation first.</summary>
internal sealed class BankDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>Until the transaction ends nobody else changes its bank details, its shelf or its members.</summary>
    public Task<int> Hold(OrganisationId organisation, CancellationToken cancellation) => db.Set<Organisation>().Where(o => o.Id == organisation)
        .ExecuteUpdateAsync(o => o.SetProperty(x => x.MembersVersion, x => x.MembersVersion + 1), cancellation);

    /// <summary>All that were ever proposed, the last one first.</summary>
    public async Task<IReadOnlyList<BankDetails>> Of(OrganisationId organisation, CancellationToken cancellation) =>
        await db.Set<BankDetails>().AsNoTracking().Where(d => d.OrganisationId == organisation).OrderByDescending(d => d.ProposedAt).ThenByDescending(d => d.Id).ToListAsync(cancellation);

    public async Task<BankDetails?> Find(BankDetailsId id, CancellationToken cancellation) =>
        await db.Set<BankDetails>().AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, cancellation);

    /// <summary>Those in these states, the oldest first.</summary>
    public async Task<IReadOnlyList<BankDetails>> In(IReadOnlyList<BankState> states, int most, CancellationToken cancellation) =>
        await db.Set<BankDetails>().AsNoTracking().Where(d => states.Contains(d.State)).OrderBy(d => d.Since).Take(most).ToListAsync(cancellation);

    public async Task Add(BankDetails details, CancellationToken cancellation)
    {
        db.Add(details);
        await db.SaveChangesAsync(cancellation);
        db.Entry(details).State = EntityState.Detached;
    }

    /// <summary>If the row is still at that version.</summary>
    public async Task<bool> Save(BankDetails details, long basedOn, CancellationToken cancellation)
    {
        if (await db.Set<BankDetails>().Where(d => d.Id == details.Id && d.Version == basedOn).ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, basedOn + 1), cancellation) == 0)
            return false;
        details.Version = basedOn + 1;
        db.Update(details);
        await db.SaveChangesAsync(cancellation);
        db.Entry(details).State = EntityState.Detached;
        return true;
    }

    /// <summary>Those about these details, the oldest first.</summary>
    public async Task<IReadOnlyList<BankCall>> Calls(BankDetailsId details, CancellationToken cancellation) =>
        await db.Set<BankCall>().AsNoTracking().Where(c => c.BankDetailsId == details).OrderBy(c => c.CalledAt).ToListAsync(cancellation);

    public async Task Add(BankCall call, CancellationToken cancellation)
    {
        db.Add(call);
        await db.SaveChangesAsync(cancellation);
        db.Entry(call).State = EntityState.Detached;
    }

    /// <summary>Whether bank details were copied from one of them.</summary>
    public async Task<bool> RestsOn(IReadOnlyCollection<PieceId> pieces, CancellationToken cancellation) =>
        await db.Set<BankDetails>().AnyAsync(d => pieces.Contains(d.Proof), cancellation);

    public async Task<IReadOnlyList<BankDetails>> ProposedBy(AccountId account, CancellationToken cancellation) =>
        await db.Set<BankDetails>().AsNoTracking().Where(d => d.ProposedBy == account).OrderBy(d => d.ProposedAt).ToListAsync(cancellation);

    public async Task<IReadOnlyList<BankCall>> CalledBy(AccountId account, CancellationToken cancellation) =>
        await db.Set<BankCall>().AsNoTracking().Where(c => c.CalledBy == account).OrderBy(c => c.CalledAt).ToListAsync(cancellation);
}
