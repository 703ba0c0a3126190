namespace Beffroi.Platform.Jobs;

/// <summary>Does the jobs of one kind. Registered with <c>AddJobHandler</c>; made anew for each job, in a scope of its own.</summary>
public interface IJobHandler
{
    /// <summary>
    /// Does one job. An exception is a temporary failure, tried again later; unless it comes after <see cref="JobTask.PassBeyondRecall"/>: then nobody
    /// knows, and the job is not tried again by itself.
    /// </summary>
    Task<JobEnd> Run(JobTask job, CancellationToken cancellation);
}

/// <param name="Id">The same at every attempt: what the handler leaves outside carries it, so that a double can be seen.</param>
/// <param name="Payload">As it was posted, JSON.</param>
/// <param name="PassBeyondRecall">
/// To be awaited right before an effect that cannot be taken back nor asked about afterwards. It is on the disk when it returns. Throws when the job no longer
/// belongs to this runner: the effect must not take place then.
/// </param>
public sealed record JobTask(Guid Id, string Payload, Func<Task> PassBeyondRecall);

/// <summary>How an attempt ended.</summary>
public abstract record JobEnd
{
    private JobEnd() { }

    /// <summary>The effect took place, or is no longer wanted.</summary>
    public sealed record Done : JobEnd;

    /// <summary>It surely did not take place, and may later.</summary>
    /// <param name="Why">For whoever runs Beffroi: no address, no answer of a person.</param>
    public sealed record Again(string Why) : JobEnd;

    /// <summary>It surely did not take place, and never will.</summary>
    /// <param name="Why">As of <see cref="Again"/>.</param>
    public sealed record Refused(string Why) : JobEnd;

    /// <summary>Nobody can tell whether it took place.</summary>
    /// <param name="Why">As of <see cref="Again"/>.</param>
    public sealed record Unknown(string Why) : JobEnd;
}

/// <summary>Which class does which kind.</summary>
internal sealed record HandledKind(string Kind, Type Handler);

public static class JobHandlerServices
{
    /// <param name="services">The services of the application.</param>
    /// <param name="kind">What <see cref="Outbox.Post"/> calls it; 40 characters at most.</param>
    public static IServiceCollection AddJobHandler<T>(this IServiceCollection services, string kind) where T : class, IJobHandler =>
        services.AddScoped<T>().AddSingleton(new HandledKind(kind, typeof(T)));
}
