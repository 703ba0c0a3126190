namespace Beffroi.Platform;

/// <summary>
/// What must be done before the first request is answered, in the order in which the parts register it (<c>AddStartStep</c>). A step refuses
/// the start with a <see cref="StartRefusedException"/>; nothing is served then.
/// </summary>
public interface IStartStep
{
    Task Run(CancellationToken cancellation);
}

/// <summary>
/// What a start step will wait for and that can begin before it: it runs beside the steps, on another core. What fails here is the fault
/// that the step meets: the start is refused once.
/// </summary>
public interface IHeadStart
{
    void Begin();
}

public static class StartSteps
{
    public static IServiceCollection AddStartStep<T>(this IServiceCollection services) where T : class, IStartStep =>
        services.AddScoped<T>().AddSingleton(new Registered(typeof(T)));

    public static IServiceCollection AddHeadStart<T>(this IServiceCollection services) where T : class, IHeadStart =>
        services.AddSingleton<T>().AddSingleton(new Early(typeof(T)));

    /// <summary>Runs every step, one after the other. Each is made when its turn comes: what it is given may be long to make.</summary>
    public static async Task RunStartSteps(this IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var step in services.GetServices<Registered>())
            await ((IStartStep)scope.ServiceProvider.GetRequiredService(step.Type)).Run(cancellation);
    }

    /// <summary>Begins what the steps will wait for, one after the other, on the thread that calls.</summary>
    public static void BeginHeadStarts(this IServiceProvider services)
    {
        foreach (var early in services.GetServices<Early>())
            ((IHeadStart)services.GetRequiredService(early.Type)).Begin();
    }

    private sealed record Registered(Type Type);

    private sealed record Early(Type Type);
}
