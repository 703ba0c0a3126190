using System.Threading.RateLimiting;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace Beffroi.Organisations.Directory;

/// <summary>How the directory is reached: never for long, never too often, and not at all while it is down.</summary>
internal static class CompanyDirectoryClient
{
    /// <summary>A little less than the patience of a visitor: the breaker counts what is too slow, but not what <see cref="HttpClient.Timeout"/> cuts.</summary>
    private static readonly TimeSpan PatienceForBeginning = CompanyDirectory.Patience - TimeSpan.FromSeconds(0.2);

    /// <summary>The directory allows 7 a second to one address, which the nodes of a site may share.</summary>
    private const int RequestsPerSecond = 5;

    private const int LargestAnswer = 256 * 1024;

    public static void AddCompanyDirectory(this IServiceCollection services, CompanyDirectoryOptions options)
    {
        var client = services.AddHttpClient<CompanyDirectory>(http =>
        {
            http.BaseAddress = options.Directory;
            http.Timeout = CompanyDirectory.Patience;
            http.MaxResponseContentBufferSize = LargestAnswer;
            http.DefaultRequestHeaders.UserAgent.ParseAdd("Beffroi");
            http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        });
        // Their lines hold the address that is asked, with the number.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        client.AddResilienceHandler("company-directory", pipeline =>
        {
            pipeline.TimeProvider = TimeProvider.System;
            pipeline
                .AddRateLimiter(new TokenBucketRateLimiter(new()
                {
                    TokenLimit = RequestsPerSecond,
                    TokensPerPeriod = RequestsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                    QueueLimit = 0,
                }))
                // While it is down, nobody waits for it.
                .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
                {
                    FailureRatio = 0.5,
                    MinimumThroughput = 4,
                    SamplingDuration = TimeSpan.FromSeconds(30),
                    BreakDuration = TimeSpan.FromSeconds(30),
                })
                .AddTimeout(PatienceForBeginning);
        });
    }
}
