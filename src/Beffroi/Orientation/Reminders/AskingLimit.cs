using System.Threading.RateLimiting;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Web;

namespace Beffroi.Orientation.Reminders;

/// <summary>How many letters to strangers one place may have sent: ten an hour. Counted in memory, by node.</summary>
internal sealed class AskingLimit(PlatformOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> places = PartitionedRateLimiter.Create<string, string>(place =>
        RateLimitPartition.GetSlidingWindowLimiter(place, _ => new() { PermitLimit = 10, Window = TimeSpan.FromHours(1), SegmentsPerWindow = 6, QueueLimit = 0 }));

    public bool Allows(HttpContext http)
    {
        if (ClientAddress.ToLimit(http, options) is not { } place)
            return true;
        using var lease = places.AttemptAcquire(place);
        return lease.IsAcquired;
    }

    public void Dispose() => places.Dispose();
}
