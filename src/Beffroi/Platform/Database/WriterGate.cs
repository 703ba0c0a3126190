namespace Beffroi.Platform.Database;

/// <summary>
/// One writer at a time in the process on SQLite: waiting here is fair and short, waiting on SQLite's lock is neither
/// (16 writers: p99 of 0.12 s against 0.9 s). On PostgreSQL everyone passes.
/// </summary>
public sealed class WriterGate(bool oneAtATime) : IDisposable
{
    private readonly SemaphoreSlim? turn = oneAtATime ? new(1, 1) : null;

    /// <summary>Waits for the turn to write; disposing the answer gives it back.</summary>
    public async Task<IDisposable?> Enter(CancellationToken cancellation)
    {
        if (turn is null)
            return null;
        await turn.WaitAsync(cancellation);
        return new Turn(turn);
    }

    public void Dispose() => turn?.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
