using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Accounts.Links;

/// <summary>Links are kept as long as they are counted.</summary>
internal sealed class EraseOldLinks(LinksDb links, TimeProvider clock) : IRecurringWork
{
    public Task Run(CancellationToken cancellation) => links.EraseAskedBefore(clock.GetUtcNow() - AccountLink.CountedFor, cancellation);
}
