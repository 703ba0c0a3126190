using Quartz;

namespace Beffroi.Platform.Jobs;

/// <summary>
/// Work that is due again and again. The truth of what is left to do is in the rows, so that a lost wake-up, or two nodes that
/// wake together, change nothing: running it once more must be harmless.
/// </summary>
public interface IRecurringWork
{
    Task Run(CancellationToken cancellation);
}

/// <summary>Which work is woken how often.</summary>
internal sealed record Recurrence(Type Work, TimeSpan Every, bool AtStop);

public static class RecurringWorkServices
{
    /// <summary>A server that is started again every half hour must still do its hourly work.</summary>
    private static readonly TimeSpan FirstWithin = TimeSpan.FromMinutes(1);

    /// <param name="services">The services of the application.</param>
    /// <param name="every">Time from one wake-up to the next; the first comes after as long, or a minute.</param>
    /// <param name="atStop">Whether it also runs once when the application stops.</param>
    public static IServiceCollection AddRecurringWork<T>(this IServiceCollection services, TimeSpan every, bool atStop = false)
        where T : class, IRecurringWork
    {
        services.AddScoped<T>();
        services.AddSingleton(new Recurrence(typeof(T), every, atStop));
        services.AddQuartz(q => q.ScheduleJob<WakeUp<T>>(trigger => trigger
            .WithIdentity(typeof(T).Name)
            .StartAt(TimeProvider.System.GetUtcNow() + (every < FirstWithin ? every : FirstWithin))
            .WithSimpleSchedule(s => s.WithInterval(every).RepeatForever())));
        return services;
    }

    internal static IServiceCollection AddJobs(this IServiceCollection services)
    {
        // Registered first, hence stopped last: after the timer has stopped waking anything.
        services.AddHostedService<LastRun>();
        services.AddQuartz(q => q.UseInMemoryStore(_ => { }));
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddSingleton<JobBell>().AddScoped<JobsDb>().AddScoped(s => new Outbox(s.GetRequiredService<JobsDb>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<JobRunner>().AddHostedService(s => s.GetRequiredService<JobRunner>());
        services.AddRecurringWork<RingForJobs>(TimeSpan.FromSeconds(10));
        services.AddRecurringWork<EraseEndedJobs>(TimeSpan.FromHours(1));
        return services;
    }
}

/// <summary>What Quartz wakes: the work, in a scope of its own. A failure is logged and tried again at the next wake-up.</summary>
[DisallowConcurrentExecution]
internal sealed partial class WakeUp<T>(IServiceScopeFactory scopes, ILogger<WakeUp<T>> log) : IJob where T : IRecurringWork
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<T>().Run(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailure(log, typeof(T).Name, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Recurring work {Work} failed; it will be tried again")]
    private static partial void LogFailure(ILogger log, string work, Exception error);
}

/// <summary>Runs at the stop what must not be left in memory.</summary>
internal sealed class LastRun(IEnumerable<Recurrence> recurrences, IServiceScopeFactory scopes) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var recurrence in recurrences.Where(r => r.AtStop))
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((IRecurringWork)scope.ServiceProvider.GetRequiredService(recurrence.Work)).Run(cancellationToken);
        }
    }
}
