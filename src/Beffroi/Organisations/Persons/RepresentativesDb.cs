using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Organisations.Persons;

internal sealed class RepresentativesDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>Until the transaction ends nobody else changes who stands for it.</summary>
    public Task<int> Hold(OrganisationId organisation, CancellationToken cancellation) => db.Set<Organisation>().Where(o => o.Id == organisation)
        .ExecuteUpdateAsync(o => o.SetProperty(x => x.MembersVersion, x => x.MembersVersion + 1), cancellation);

    public async Task<IReadOnlyList<Representative>> Of(OrganisationId organisation, CancellationToken cancellation) =>
        await db.Set<Representative>().AsNoTracking().Where(r => r.OrganisationId == organisation).OrderBy(r => r.FamilyName).ThenBy(r => r.Id).ToListAsync(cancellation);

    public async Task<Representative?> Find(OrganisationId organisation, RepresentativeId id, CancellationToken cancellation) =>
        await db.Set<Representative>().AsNoTracking().SingleOrDefaultAsync(r => r.OrganisationId == organisation && r.Id == id, cancellation);

    public async Task Add(Representative representative, CancellationToken cancellation)
    {
        db.Add(representative);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>If the row is still at that version.</summary>
    public async Task<bool> Save(Representative representative, long basedOn, CancellationToken cancellation)
    {
        if (await db.Set<Representative>().Where(r => r.Id == representative.Id && r.Version == basedOn)
                .ExecuteUpdateAsync(r => r.SetProperty(x => x.Version, basedOn + 1), cancellation) == 0)
            return false;
        representative.Version = basedOn + 1;
        db.Update(representative);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public Task<int> Remove(OrganisationId organisation, RepresentativeId id, CancellationToken cancellation) =>
        db.Set<Representative>().Where(r => r.OrganisationId == organisation && r.Id == id).ExecuteDeleteAsync(cancellation);
}
