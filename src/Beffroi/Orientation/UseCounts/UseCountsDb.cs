using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Orientation.UseCounts;

internal sealed class UseCountsDb(BeffroiDb db)
{
    /// <summary>Adds every count in one transaction: all or none.</summary>
    public async Task Add(IReadOnlyCollection<UseCount> counts, CancellationToken cancellation) =>
        await db.Write(
            async () =>
            {
                var written = 0;
                foreach (var c in counts)
                    written += await db.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO orientation_use_count (day, kind, scheme, count)
                        VALUES ({c.Day}, {c.Kind}, {c.Scheme}, {c.Count})
                        ON CONFLICT (day, kind, scheme) DO UPDATE SET count = orientation_use_count.count + excluded.count
                        """,
                        cancellation);
                return written;
            },
            cancellation);

    public async Task<IReadOnlyList<UseCount>> Between(DateOnly first, DateOnly last, CancellationToken cancellation = default) =>
        await db.Set<UseCount>().AsNoTracking().Where(c => c.Day >= first && c.Day <= last)
            .OrderBy(c => c.Day).ThenBy(c => c.Kind).ThenBy(c => c.Scheme).ToListAsync(cancellation);
}
