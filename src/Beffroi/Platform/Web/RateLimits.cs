using System.Globalization;
using System.Threading.RateLimiting;
using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Web;

/// <summary>How much one address may ask of the API: a bucket of tokens, filled at the sustained rate.</summary>
internal static class RateLimits
{
    /// <summary>Refills a second: smooth enough that a steady caller never waits long.</summary>
    private const int RefillsPerSecond = 10;

    public static void AddRateLimits(this IServiceCollection services, PlatformOptions options) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                Partition(http, options) is { } address
                    ? RateLimitPartition.GetTokenBucketLimiter(address, _ => Bucket(options))
                    : RateLimitPartition.GetNoLimiter(""));
            limiter.OnRejected = async (rejected, _) =>
            {
                var http = rejected.HttpContext;
                var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
                var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
                http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                http.Response.Headers.AccessControlAllowOrigin = "*";
                await ApiProblem.Write(
                    http,
                    StatusCodes.Status429TooManyRequests,
                    $"Au plus {options.RateSustained} demandes par seconde. Réessayez dans {seconds} s.");
            };
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        });

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

    private static string? Partition(HttpContext http, PlatformOptions options)
    {
        if (!http.Request.Path.StartsWithSegments(ApiConventions.Root, StringComparison.OrdinalIgnoreCase))
            return null;
        return ClientAddress.ToLimit(http, options);
    }
}
