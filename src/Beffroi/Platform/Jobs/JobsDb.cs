using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Jobs;

/// <summary>The table of jobs. Every change is one statement, so that nodes need no other agreement.</summary>
internal sealed class JobsDb(BeffroiDb db, JobBell bell)
{
    private const string TakeDue =
        """
        WITH due AS MATERIALIZED (
          SELECT id FROM platform_job
          WHERE state = 'Waiting' AND due_at <= {0} AND (lease_until IS NULL OR lease_until <= {0})
          ORDER BY due_at LIMIT {1} {locked})
        UPDATE platform_job SET lease_id = {2}, lease_until = {3}, attempts = attempts + 1
        WHERE id IN (SELECT id FROM due)
        RETURNING *
        """;

    /// <summary>False when the key is known.</summary>
    public async Task<bool> Add(Job job, CancellationToken cancellation)
    {
        var id = db.Stored(job.Id);
        var (created, due) = (BeffroiDb.Stored(job.CreatedAt), BeffroiDb.Stored(job.DueAt));
        var added = await db.Write(
            () => db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO platform_job (id, kind, unique_key, payload, state, created_at, due_at, attempts, beyond_recall)
                VALUES ({id}, {job.Kind}, {job.UniqueKey}, {job.Payload}, 'Waiting', {created}, {due}, 0, {false})
                ON CONFLICT (unique_key) DO NOTHING
                """,
                cancellation),
            cancellation);
        db.AfterCommit(bell.Ring);
        return added > 0;
    }

    /// <inheritdoc cref="Outbox.LetGo"/>
    public Task<int> LetGo(string kind, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellation) => db.Write(
        async () =>
        {
            var waiting = db.Set<Job>().Where(j => j.State == JobState.Waiting && j.DueAt < now && j.LeaseId == null);
            return await waiting.Where(j => j.Kind == kind && j.DueAt < before).ExecuteUpdateAsync(
                    j => j.SetProperty(x => x.State, JobState.Done).SetProperty(x => x.EndedAt, x => x.DueAt), cancellation)
                + await waiting.ExecuteUpdateAsync(j => j.SetProperty(x => x.DueAt, now), cancellation);
        },
        cancellation);

    /// <summary>Takes jobs that are due and that nobody has, each until its lease ends.</summary>
    public async Task<IReadOnlyList<Job>> Take(int most, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellation)
    {
        var sql = TakeDue.Replace("{locked}", db.SkipLocked, StringComparison.Ordinal);
        var (id, at, end) = (db.Stored(lease), BeffroiDb.Stored(now), BeffroiDb.Stored(until));
        return await db.Write<IReadOnlyList<Job>>(
            async () => await db.Set<Job>().FromSqlRaw(sql, at, most, id, end).AsNoTracking().ToListAsync(cancellation),
            cancellation);
    }

    /// <summary>Ends what a runner that is gone left: doubtful when it had passed beyond recall, dead when it was tried often enough.</summary>
    /// <returns>How many jobs.</returns>
    public Task<int> EndAbandoned(DateTimeOffset now, CancellationToken cancellation) => db.Write(
        async () =>
        {
            var abandoned = db.Set<Job>().Where(j => j.State == JobState.Waiting && j.LeaseUntil <= now);
            return await abandoned.Where(j => j.BeyondRecall).ExecuteUpdateAsync(
                    j => j.SetProperty(x => x.State, JobState.Doubtful).SetProperty(x => x.EndedAt, now).SetProperty(x => x.LastError, "the program stopped during the attempt")
                        .SetProperty(x => x.LeaseId, (Guid?)null).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null),
                    cancellation)
                + await abandoned.Where(j => !j.BeyondRecall && j.Attempts >= Job.MostAttempts).ExecuteUpdateAsync(
                    j => j.SetProperty(x => x.State, JobState.Dead).SetProperty(x => x.EndedAt, now).SetProperty(x => x.LastError, "the program stopped during the last attempt")
                        .SetProperty(x => x.LeaseId, (Guid?)null).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null),
                    cancellation);
        },
        cancellation);

    /// <summary>False when the job is no longer ours.</summary>
    public async Task<bool> PassBeyondRecall(Guid job, Guid lease, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Write(
            () => Held(job, lease).Where(j => j.LeaseUntil > now).ExecuteUpdateAsync(j => j.SetProperty(x => x.BeyondRecall, true), cancellation), cancellation) == 1;

    /// <summary>Ends a job, or gives it back to be tried at <paramref name="dueAt"/>. False when it is no longer ours.</summary>
    public async Task<bool> Settle(Guid job, Guid lease, JobState state, string? error, DateTimeOffset now, DateTimeOffset dueAt, CancellationToken cancellation)
    {
        DateTimeOffset? ended = state == JobState.Waiting ? null : now;
        return await db.Write(
            () => Held(job, lease).ExecuteUpdateAsync(
                j => j.SetProperty(x => x.State, state).SetProperty(x => x.LastError, error).SetProperty(x => x.EndedAt, ended).SetProperty(x => x.DueAt, dueAt)
                    .SetProperty(x => x.BeyondRecall, state == JobState.Doubtful)
                    .SetProperty(x => x.LeaseId, (Guid?)null).SetProperty(x => x.LeaseUntil, (DateTimeOffset?)null),
                cancellation),
            cancellation) == 1;
    }

    /// <summary>Dead and doubtful jobs, the oldest first.</summary>
    public async Task<IReadOnlyList<Job>> Failed(CancellationToken cancellation) =>
        await Failures.AsNoTracking().OrderBy(j => j.EndedAt).ThenBy(j => j.Id).ToListAsync(cancellation);

    public Task<int> CountFailed(CancellationToken cancellation) => Failures.CountAsync(cancellation);

    /// <summary>The instant since which the oldest job that is due waits to be done; null when none does.</summary>
    public async Task<DateTimeOffset?> WaitingSince(DateTimeOffset now, CancellationToken cancellation) =>
        await db.Set<Job>().Where(j => j.State == JobState.Waiting && j.DueAt <= now).OrderBy(j => j.DueAt).Select(j => (DateTimeOffset?)j.DueAt)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Begins again with failed jobs, all their attempts before them.</summary>
    /// <param name="job">One of them, dead or doubtful; null: every dead one.</param>
    /// <returns>How many.</returns>
    public async Task<int> Retry(Guid? job, DateTimeOffset now, CancellationToken cancellation)
    {
        var chosen = job is { } one ? Failures.Where(j => j.Id == one) : Failures.Where(j => j.State == JobState.Dead);
        var count = await db.Write(
            () => chosen.ExecuteUpdateAsync(
                j => j.SetProperty(x => x.State, JobState.Waiting).SetProperty(x => x.EndedAt, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0)
                    .SetProperty(x => x.DueAt, now).SetProperty(x => x.BeyondRecall, false),
                cancellation),
            cancellation);
        db.AfterCommit(bell.Ring);
        return count;
    }

    /// <summary>Makes the jobs of a kind that wait, or were given up, due at once, all their attempts before them: what held them up is over.</summary>
    public async Task BeginAgain(string kind, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Write(
            () => db.Set<Job>().Where(j => j.Kind == kind && j.LeaseId == null && (j.State == JobState.Waiting || j.State == JobState.Dead)).ExecuteUpdateAsync(
                j => j.SetProperty(x => x.State, JobState.Waiting).SetProperty(x => x.EndedAt, (DateTimeOffset?)null).SetProperty(x => x.Attempts, 0).SetProperty(x => x.DueAt, now),
                cancellation),
            cancellation);
        db.AfterCommit(bell.Ring);
    }

    /// <summary>Erases what ended before that instant, however it ended.</summary>
    public Task<int> EraseEndedBefore(DateTimeOffset instant, CancellationToken cancellation) =>
        db.Write(() => db.Set<Job>().Where(j => j.EndedAt < instant).ExecuteDeleteAsync(cancellation), cancellation);

    private IQueryable<Job> Failures => db.Set<Job>().Where(j => j.State == JobState.Dead || j.State == JobState.Doubtful);

    private IQueryable<Job> Held(Guid job, Guid lease) => db.Set<Job>().Where(j => j.Id == job && j.LeaseId == lease && j.State == JobState.Waiting);
}
