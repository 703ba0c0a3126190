using Beffroi.Platform.Audit;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>Signs out elsewhere.</summary>
internal sealed class EndSessions(SessionsDb sessions, AuditTrail audit)
{
    /// <param name="account">Whose.</param>
    /// <param name="session">Which one.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>Whether there was such a session of that account.</returns>
    public async Task<bool> One(AccountId account, Guid session, CancellationToken cancellation) =>
        await End(account, () => sessions.End(account, session, cancellation), cancellation) == 1;

    /// <summary>All but that one.</summary>
    public Task<int> Others(AccountId account, Guid? mine, CancellationToken cancellation) => End(account, () => sessions.EndAll(account, mine, cancellation), cancellation);

    private Task<int> End(AccountId account, Func<Task<int>> end, CancellationToken cancellation) => sessions.Write(
        async () =>
        {
            var ended = await end();
            if (ended > 0)
                audit.Record(new SessionsEnded(account, ended));
            return ended;
        },
        cancellation);
}
