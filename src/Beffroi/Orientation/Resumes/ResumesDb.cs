using Beffroi.Platform;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Orientation.Resumes;

internal sealed class ResumesDb(BeffroiDb db)
{
    public async Task<Resume?> Find(LinkToken token, CancellationToken cancellation)
    {
        var hash = token.Hash();
        return await db.Set<Resume>().AsNoTracking().SingleOrDefaultAsync(r => r.TokenHash == hash, cancellation);
    }

    /// <summary>Adds the resume, or replaces the facts and the term of the one that has the same token.</summary>
    public async Task Save(Resume resume, CancellationToken cancellation) =>
        await db.Write(
            async () =>
            {
                var known = await db.Set<Resume>().SingleOrDefaultAsync(r => r.TokenHash == resume.TokenHash, cancellation);
                if (known is null)
                    db.Add(resume);
                else
                    (known.Facts, known.ExpiresAt) = (resume.Facts, resume.ExpiresAt);
                return await db.SaveChangesAsync(cancellation);
            },
            cancellation);

    public async Task<int> EraseExpired(DateTimeOffset now, CancellationToken cancellation) =>
        await db.Write(() => db.Set<Resume>().Where(r => r.ExpiresAt <= now).ExecuteDeleteAsync(cancellation), cancellation);
}
