using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>What has ended is not kept.</summary>
internal sealed class EraseEndedSessions(SessionsDb sessions, TimeProvider clock) : IRecurringWork
{
    public Task Run(CancellationToken cancellation) => sessions.EraseEnded(clock.GetUtcNow(), cancellation);
}
