namespace Beffroi.Platform.Jobs;

/// <summary>Wakes the runner of this process. Ringing while it works makes it look once more.</summary>
internal sealed class JobBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);
    private readonly Lock door = new();

    public void Ring()
    {
        lock (door)
        {
            if (rung.CurrentCount == 0)
                rung.Release();
        }
    }

    public Task Wait(CancellationToken cancellation) => rung.WaitAsync(cancellation);

    public void Dispose() => rung.Dispose();
}

/// <summary>Rings from time to time: for what was put off, and for what a node that is gone had taken.</summary>
internal sealed class RingForJobs(JobBell bell) : IRecurringWork
{
    public Task Run(CancellationToken cancellation)
    {
        bell.Ring();
        return Task.CompletedTask;
    }
}

/// <summary>
/// Does the jobs that are due. Each is taken with a lease, in the database, so that several nodes share them; an attempt ends before its lease does. Nothing is
/// looked up at the start: the first ring comes with the first job, or after some seconds.
/// </summary>
internal sealed partial class JobRunner(IServiceScopeFactory scopes, IEnumerable<HandledKind> kinds, JobBell bell, TimeProvider clock, ILogger<JobRunner> log)
    : BackgroundService
{
    private const int AtOnce = 4;

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestAttempt = TimeSpan.FromMinutes(2), EndsWithin = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Type> handlers = kinds.ToDictionary(k => k.Kind, k => k.Handler, StringComparer.Ordinal);
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Pause after that many attempts: 1, 3, 9, 27 minutes… a day at most. Ten attempts take three days.</summary>
    public static TimeSpan PauseAfter(int attempts)
    {
        var pause = TimeSpan.FromMinutes(Math.Pow(3, attempts - 1));
        return pause < LongestPause ? pause : LongestPause;
    }

    /// <summary>Does everything that is due now, and returns when it is done. Not more than one at a time in a process.</summary>
    public async Task Drain(CancellationToken stopping)
    {
        await turn.WaitAsync(stopping);
        try
        {
            while (await Take(stopping) is { Count: > 0 } taken)
                await Task.WhenAll(taken.Select(j => Do(j, stopping)));
        }
        finally
        {
            turn.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.Wait(stoppingToken);
                await Drain(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // A database that is away: the next ring tries again.
                LogFailure(log, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        turn.Dispose();
    }

    private async Task<IReadOnlyList<Job>> Take(CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<JobsDb>();
        var now = clock.GetUtcNow();
        if (await jobs.EndAbandoned(now, stopping) is > 0 and var abandoned)
            LogAbandoned(log, abandoned);
        return await jobs.Take(AtOnce, Guid.CreateVersion7(now), now, now + Lease, stopping);
    }

    private async Task Do(Job job, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<JobsDb>();
        var end = await Attempt(job, scope.ServiceProvider, jobs, stopping);
        var now = clock.GetUtcNow();
        var (state, why) = end switch
        {
            JobEnd.Done => (JobState.Done, null),
            JobEnd.Again again => (job.Attempts < Job.MostAttempts ? JobState.Waiting : JobState.Dead, again.Why),
            JobEnd.Refused refused => (JobState.Dead, refused.Why),
            JobEnd.Unknown unknown => (JobState.Doubtful, unknown.Why),
            _ => throw new InvalidOperationException($"A job cannot end as {end}."),
        };
        if (why?.Length > Job.LongestError)
            why = why[..Job.LongestError];
        var dueAt = state == JobState.Waiting ? now + PauseAfter(job.Attempts) : job.DueAt;
        if (!await jobs.Settle(job.Id, job.LeaseId!.Value, state, why, now, dueAt, CancellationToken.None))
            LogLost(log, job.Kind, job.Id);
        else if (state is JobState.Dead or JobState.Doubtful)
            LogFailed(log, job.Kind, job.Id, state, why);
    }

    /// <summary>A stop leaves an attempt some seconds to end.</summary>
    private async Task<JobEnd> Attempt(Job job, IServiceProvider services, JobsDb jobs, CancellationToken stopping)
    {
        if (!handlers.TryGetValue(job.Kind, out var type))
            return new JobEnd.Refused($"nothing does jobs of the kind {job.Kind}");
        var beyondRecall = false;
        using var limit = new CancellationTokenSource(LongestAttempt);
        await using var shorter = stopping.Register(() => limit.CancelAfter(EndsWithin));
        try
        {
            var handler = (IJobHandler)services.GetRequiredService(type);
            return await handler.Run(new(job.Id, job.Payload, PassBeyondRecall), limit.Token);
        }
        catch (Exception e)
        {
            LogAttempt(log, job.Kind, job.Id, e);
            return beyondRecall ? new JobEnd.Unknown(e.GetType().Name) : new JobEnd.Again(e.GetType().Name);
        }

        async Task PassBeyondRecall()
        {
            if (!await jobs.PassBeyondRecall(job.Id, job.LeaseId!.Value, clock.GetUtcNow(), CancellationToken.None))
                throw new InvalidOperationException("The lease of the job has ended.");
            beyondRecall = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Jobs could not be done; they will be tried again")]
    private static partial void LogFailure(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} job(s) were begun by a process that is gone and cannot be tried again")]
    private static partial void LogAbandoned(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "An attempt at the job {Kind} {Id} failed")]
    private static partial void LogAttempt(ILogger log, string kind, Guid id, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Kind} {Id} is {State}: {Why}")]
    private static partial void LogFailed(ILogger log, string kind, Guid id, JobState state, string? why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Kind} {Id} outlived its lease")]
    private static partial void LogLost(ILogger log, string kind, Guid id);
}

/// <summary>Erases jobs a month after they ended: long enough for nobody to post one again, and for someone to look at what failed.</summary>
internal sealed class EraseEndedJobs(JobsDb jobs, TimeProvider clock) : IRecurringWork
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task Run(CancellationToken cancellation) => jobs.EraseEndedBefore(clock.GetUtcNow() - Kept, cancellation);
}
