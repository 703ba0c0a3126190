namespace Beffroi.Platform.Jobs;

/// <summary>Where an act leaves what is to be done after it.</summary>
public sealed class Outbox
{
    private readonly JobsDb jobs;
    private readonly TimeProvider clock;

    internal Outbox(JobsDb jobs, TimeProvider clock) => (this.jobs, this.clock) = (jobs, clock);

    /// <summary>
    /// Writes a job in the running transaction (<c>db.Write</c>), or in one of its own. It is begun right after the commit, or when it is due.
    /// </summary>
    /// <param name="kind">Names its handler.</param>
    /// <param name="key">Names the effect, 200 characters at most: the same key posted again is the same job.</param>
    /// <param name="payload">JSON for the handler, 2,000 characters at most: ids of rows, nothing about a person.</param>
    /// <param name="dueAt">Not before; null: at once.</param>
    /// <returns>Whether the job is new.</returns>
    public Task<bool> Post(string kind, string key, string payload, DateTimeOffset? dueAt = null, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        return jobs.Add(
            new() { Id = Guid.CreateVersion7(now), Kind = kind, UniqueKey = key, Payload = payload, CreatedAt = now, DueAt = dueAt ?? now }, cancellation);
    }

    /// <summary>
    /// For a past that is played: jobs of that kind which were due before an instant are done, long ago; everything else that was due since is due now.
    /// </summary>
    internal Task<int> LetGo(string kind, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellation) => jobs.LetGo(kind, before, now, cancellation);
}
