using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Members;
using Beffroi.Organisations.Persons;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Organisations;

internal sealed class OrganisationsDb(BeffroiDb db) : IOrganisations
{
    /// <summary>Several statements, all or none.</summary>
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task<Organisation?> Read(OrganisationId id, CancellationToken cancellation) =>
        await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellation);

    /// <summary>The one that holds that number now.</summary>
    public async Task<Organisation?> Read(Siren siren, CancellationToken cancellation) =>
        await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Siren == siren && o.Claim != ClaimState.Refused, cancellation);

    public async Task<Organisation?> ReadByForm(Guid formKey, CancellationToken cancellation) =>
        await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.FormKey == formKey, cancellation);

    /// <summary>Those with that SIREN or that reference, or whose name holds these words, by name. One whose claim was refused is nobody’s.</summary>
    public async Task<IReadOnlyList<Organisation>> Search(string words, int most, CancellationToken cancellation)
    {
        var (name, reference) = (FoldedText.Of(words), words.Trim().ToUpperInvariant());
        var siren = Siren.Read(words).Value;
        if (name.Length == 0)
            return [];
        return await db.Set<Organisation>().AsNoTracking().Where(o => o.Claim != ClaimState.Refused && (o.SearchName.Contains(name) || o.Reference == reference || (siren != null && o.Siren == siren)))
            .OrderBy(o => o.SearchName).ThenBy(o => o.Reference).Take(most).ToListAsync(cancellation);
    }

    /// <summary>Gives a name to search to those that have none. One whose name has neither letter nor digit keeps none.</summary>
    public Task<int> FoldNames(CancellationToken cancellation) => db.Write(
        async () =>
        {
            var old = await db.Set<Organisation>().AsNoTracking().Where(o => o.SearchName == "").Select(o => new { o.Id, o.Name }).ToListAsync(cancellation);
            foreach (var o in old)
            {
                var folded = FoldedText.Of(o.Name);
                await db.Set<Organisation>().Where(x => x.Id == o.Id).ExecuteUpdateAsync(x => x.SetProperty(y => y.SearchName, folded), cancellation);
            }
            return old.Count;
        },
        cancellation);

    /// <summary>Claims in one of these states, the oldest first.</summary>
    public async Task<IReadOnlyList<Organisation>> Claims(IReadOnlyList<ClaimState> states, int most, CancellationToken cancellation) =>
        await db.Set<Organisation>().AsNoTracking().Where(o => states.Contains(o.Claim)).OrderBy(o => o.ClaimSince).Take(most).ToListAsync(cancellation);

    /// <summary>False when the same form was already sent, or another organisation has just taken the number.</summary>
    public async Task<bool> Add(Organisation o, CancellationToken cancellation)
    {
        var (id, key, since) = (db.Stored(o.Id.Value), db.Stored(o.FormKey), BeffroiDb.Stored(o.ClaimSince));
        var (claim, siren) = (o.Claim.ToString(), o.Siren?.ToString());
        if (await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO organisations_organisation (id, reference, name, siren, claim, claim_since, form_key, version, members_version)
                VALUES ({id}, {o.Reference}, {o.Name}, {siren}, {claim}, {since}, {key}, {o.Version}, {o.MembersVersion})
                ON CONFLICT DO NOTHING
                """,
                cancellation) == 0)
            return false;
        // The rest, as the model converts it.
        db.Update(o);
        await db.SaveChangesAsync(cancellation);
        db.Entry(o).State = EntityState.Detached;
        return true;
    }

    /// <summary>The same for what may give a number, or take it back: of two organisations that do at once, the unique index lets one.</summary>
    /// <returns>Null when another has just taken the number: nothing was written.</returns>
    public async Task<bool?> WriteSiren(Func<Task<bool>> work, CancellationToken cancellation)
    {
        try
        {
            return await db.Write(work, cancellation);
        }
        catch (DbUpdateException failed) when (db.IsTaken(failed))
        {
            // Told as a refusal; what was not written is forgotten.
            db.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>Changes what the row says of itself, if it is still at that version.</summary>
    public async Task<bool> Save(Organisation o, long basedOn, CancellationToken cancellation)
    {
        if (await db.Set<Organisation>().Where(x => x.Id == o.Id && x.Version == basedOn)
                .ExecuteUpdateAsync(x => x.SetProperty(y => y.Version, basedOn + 1), cancellation) == 0)
            return false;
        o.Version = basedOn + 1;
        db.Update(o);
        // Members change under their own version.
        db.Entry(o).Property(x => x.MembersVersion).IsModified = false;
        await db.SaveChangesAsync(cancellation);
        db.Entry(o).State = EntityState.Detached;
        return true;
    }

    public async Task<OrganisationSummary?> Find(OrganisationId id, CancellationToken cancellation) => (await Read(id, cancellation))?.Summary;

    public async Task<IReadOnlyList<Membership>> Of(AccountId account, CancellationToken cancellation)
    {
        var mine = await db.Set<Member>().AsNoTracking().Where(m => m.AccountId == account)
            .Join(db.Set<Organisation>(), m => m.OrganisationId, o => o.Id, (m, o) => new { Organisation = o, m.Role })
            .OrderBy(m => m.Organisation.Name).ThenBy(m => m.Organisation.Reference).ToListAsync(cancellation);
        return [.. mine.Select(m => new Membership(m.Organisation.Summary, m.Role))];
    }

    public async Task<MemberRole?> RoleOf(AccountId account, OrganisationId organisation, CancellationToken cancellation) =>
        await db.Set<Member>().Where(m => m.OrganisationId == organisation && m.AccountId == account).Select(m => (MemberRole?)m.Role).SingleOrDefaultAsync(cancellation);

    public async Task Hold(OrganisationId organisation, CancellationToken cancellation)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("What is held is held until a transaction ends.");
        await db.Set<Organisation>().Where(o => o.Id == organisation).ExecuteUpdateAsync(o => o.SetProperty(x => x.MembersVersion, x => x.MembersVersion + 1), cancellation);
    }

    public async Task<IReadOnlyDictionary<OrganisationId, OrganisationSummary>> Find(IReadOnlyCollection<OrganisationId> ids, CancellationToken cancellation) =>
        (await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.Id)).ToListAsync(cancellation)).ToDictionary(o => o.Id, o => o.Summary);

    public async Task<IReadOnlySet<OrganisationId>> WithOwner(IReadOnlyCollection<OrganisationId> ids, CancellationToken cancellation) =>
        (await db.Set<Member>().Where(m => ids.Contains(m.OrganisationId) && m.Role == MemberRole.Owner).Select(m => m.OrganisationId).Distinct().ToListAsync(cancellation)).ToHashSet();

    public async Task<IReadOnlyList<Signatory>> Signatories(OrganisationId organisation, DateOnly day, CancellationToken cancellation)
    {
        var named = await db.Set<Representative>().AsNoTracking()
            .Where(r => r.OrganisationId == organisation && r.Capacity != Capacity.Contact && (r.Until == null || r.Until >= day)).ToListAsync(cancellation);
        return [.. named.OrderBy(r => r.Capacity).ThenBy(r => r.FamilyName, StringComparer.CurrentCulture)
            .Select(r => new Signatory(r.Id.Value, r.FullName, r.Basis is { } basis ? $"{r.Capacity.InWords()} ({basis})" : r.Function ?? r.Capacity.InWords()))];
    }

    public async Task<IReadOnlyList<AccountId>> Members(OrganisationId organisation, MemberRole atLeast, CancellationToken cancellation)
    {
        var roles = Enum.GetValues<MemberRole>().Where(r => r >= atLeast).ToList();
        return await db.Set<Member>().Where(m => m.OrganisationId == organisation && roles.Contains(m.Role)).Select(m => m.AccountId).ToListAsync(cancellation);
    }
}
