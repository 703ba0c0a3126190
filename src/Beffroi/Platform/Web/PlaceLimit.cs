using System.Threading.RateLimiting;
using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Web;

/// <summary>How often one place may do something, in a window that slides. Counted in memory, by node: each limit is a class of its own, injected as one instance.</summary>
public abstract class PlaceLimit(PlatformOptions options, int most, TimeSpan window) : IDisposable
{
    private readonly PartitionedRateLimiter<string> places = PartitionedRateLimiter.Create<string, string>(place =>
        RateLimitPartition.GetSlidingWindowLimiter(place, _ => new() { PermitLimit = most, Window = window, SegmentsPerWindow = 6, QueueLimit = 0 }));

    /// <summary>Counts one more, and says whether it may be.</summary>
    public bool Allows(HttpContext http)
    {
        if (ClientAddress.ToLimit(http, options) is not { } place)
            return true;
        using var lease = places.AttemptAcquire(place);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        places.Dispose();
        GC.SuppressFinalize(this);
    }
}
