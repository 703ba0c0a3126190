using System.Diagnostics;
using Beffroi.Platform.Configuration;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Beffroi.Platform.Web;

/// <summary>Traces and metrics, only when there is somewhere to send them. Addresses are replaced by route patterns.</summary>
internal static class Telemetry
{
    public static void AddTelemetry(this IServiceCollection services, PlatformOptions options)
    {
        if (options.TelemetryEndpoint is null)
            return;
        services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("beffroi"))
            .WithTracing(t => t
                .AddAspNetCoreInstrumentation(o => o.EnrichWithHttpResponse = (activity, response) => Anonymise(activity, response.HttpContext))
                .AddOtlpExporter(o => o.Endpoint = options.TelemetryEndpoint))
            .WithMetrics(m => m
                .AddAspNetCoreInstrumentation()
                .AddOtlpExporter(o => o.Endpoint = options.TelemetryEndpoint));
    }

    internal static void Anonymise(Activity activity, HttpContext http)
    {
        activity.SetTag("url.path", RequestLog.RoutePattern(http));
        foreach (var tag in (string[])["url.query", "client.address", "user_agent.original"])
            activity.SetTag(tag, null);
    }
}
