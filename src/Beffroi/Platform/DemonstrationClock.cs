using Beffroi.Platform.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Beffroi.Platform;

/// <summary>The time of the demonstration: that of the world, but for what its start plays, which happens when it says.</summary>
public sealed class DemonstrationClock(TimeProvider world) : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> played = new();

    /// <summary>The instant that it really is.</summary>
    public DateTimeOffset World => world.GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => world.LocalTimeZone;

    public override long TimestampFrequency => world.TimestampFrequency;

    /// <summary>It is that instant for the asynchronous method that calls it and for those that it calls, until it ends; for nobody else.</summary>
    public void GoTo(DateTimeOffset instant) => played.Value = instant;

    public override DateTimeOffset GetUtcNow() => played.Value ?? world.GetUtcNow();

    public override long GetTimestamp() => world.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => world.CreateTimer(callback, state, dueTime, period);
}

internal static class DemonstrationClockServices
{
    /// <summary>Only a demonstration lives by it.</summary>
    public static void AddDemonstrationClock(this IServiceCollection services, PlatformOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        var world = (TimeProvider)services.Last(s => s.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
        var clock = new DemonstrationClock(world);
        services.AddSingleton(clock);
        if (options.Demonstration)
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
    }
}
