using Beffroi.Platform.Files.Store;
using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Files;

/// <summary>Erases bytes that no file names: forgotten, or given by someone whose act was not done. Not before a day after they were last given.</summary>
internal sealed class SweepFiles(FilesDb files, IFileStore store, TimeProvider clock) : IRecurringWork
{
    /// <summary>Longer than any act lasts between a file that arrives and its being kept.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task Run(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - Grace;
        foreach (var hash in await files.Orphans(before, cancellation))
            await files.Forget(hash, before, () => store.Remove(hash, cancellation), cancellation);
        await store.RemoveHalves(before, cancellation);
    }
}
