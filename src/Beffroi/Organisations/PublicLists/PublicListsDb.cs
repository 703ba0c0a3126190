using Beffroi.Platform;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Organisations.PublicLists;

internal sealed class PublicListsDb(BeffroiDb db) : IPublicLists
{
    public async Task<IReadOnlyList<PublicListing>> Of(Siren siren, CancellationToken cancellation) =>
        await db.Set<PublicList>().OrderBy(l => l.Kind)
            .Select(l => new PublicListing(l.Kind, l.Edition, l.Source, db.Set<PublicListEntry>().Any(e => e.Kind == l.Kind && e.Siren == siren)))
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<PublicList>> All(CancellationToken cancellation) => await db.Set<PublicList>().AsNoTracking().OrderBy(l => l.Kind).ToListAsync(cancellation);

    /// <summary>Puts a list in the place of the one before, whole or not at all; refused when that one is more recent.</summary>
    public Task<Outcome<PublicList>> Replace(PublicList list, IEnumerable<Siren> sirens, CancellationToken cancellation) =>
        db.Write<Outcome<PublicList>>(
            async () =>
            {
                var former = await db.Set<PublicList>().AsNoTracking().SingleOrDefaultAsync(l => l.Kind == list.Kind, cancellation);
                if (former?.Edition > list.Edition)
                    return PublicListRefusals.Older(former.Edition);
                await db.Set<PublicListEntry>().Where(e => e.Kind == list.Kind).ExecuteDeleteAsync(cancellation);
                await db.Set<PublicList>().Where(l => l.Kind == list.Kind).ExecuteDeleteAsync(cancellation);
                db.Add(list);
                db.AddRange(sirens.Select(s => new PublicListEntry { Kind = list.Kind, Siren = s }));
                await db.SaveChangesAsync(cancellation);
                db.ChangeTracker.Clear();
                return list;
            },
            cancellation);
}
