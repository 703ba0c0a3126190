using System.Globalization;
using System.Threading.RateLimiting;
using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Web;

/// <summary>How much one address may ask of the API: a bucket of tokens, filled at the sustained rate.</summary>
/// <remarks>
/// The middleware of ASP.NET Core keeps limiters, and their timers, that nobody can dispose of: a process that starts many sites would keep
/// them all. The limiter is the same one; it goes with its site.
/// </remarks>
internal sealed class RateLimits(PlatformOptions options) : IDisposable
{
    /// <summary>Refills a second: smooth enough that a steady caller never waits long.</summary>
    private const int RefillsPerSecond = 10;

    private readonly PartitionedRateLimiter<string> addresses = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(options)));

    /// <summary>Lets a request pass, or answers 429 with the time to wait.</summary>
    public async Task Limit(HttpContext http, RequestDelegate next)
    {
        if (Address(http) is { } address)
        {
            using var lease = addresses.AttemptAcquire(address);
            if (!lease.IsAcquired)
            {
                await Refuse(http, lease);
                return;
            }
        }
        await next(http);
    }

    public void Dispose() => addresses.Dispose();

    private async Task Refuse(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers.AccessControlAllowOrigin = "*";
        await ApiProblem.Write(
            http,
            StatusCodes.Status429TooManyRequests,
            $"Au plus {options.RateSustained} demandes par seconde. Réessayez dans {seconds} s.");
    }

    private static TokenBucketRateLimiterOptions Bucket(PlatformOptions options)
    {
        // A rate below ten a second refills one token at a time, less often.
        var refills = Math.Min(RefillsPerSecond, options.RateSustained);
        return new()
        {
            TokenLimit = options.RateBurst,
            TokensPerPeriod = Math.Max(1, options.RateSustained / refills),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1.0 / refills),
            QueueLimit = 0,
            AutoReplenishment = true,
        };
    }

    private string? Address(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments(ApiConventions.Root, StringComparison.OrdinalIgnoreCase))
            return null;
        return ClientAddress.ToLimit(http, options);
    }
}
