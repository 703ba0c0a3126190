using System.Diagnostics;

namespace Beffroi.Platform.Web;

/// <summary>
/// One line a request: method, pattern of the route, status, duration, trace. Never the address itself (a resume link is a
/// secret), nor the query string, nor who asked.
/// </summary>
internal static partial class RequestLog
{
    private static readonly object Asked = new();

    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Beffroi.Requests");
        return app.Use(async (http, next) =>
        {
            var start = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                Log(
                    log,
                    http.Request.Method,
                    RoutePattern(http),
                    http.Response.StatusCode,
                    Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                    Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
            }
        });
    }

    /// <summary>Right after routing: keeps the route that was asked for, which an error page would hide when it takes over.</summary>
    public static IApplicationBuilder UseRequestLogRoute(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Items.TryAdd(Asked, http.GetEndpoint());
        return next(http);
    });

    /// <summary>The pattern that the request matched (<c>/dispositifs/{id}</c>), or a dash.</summary>
    internal static string RoutePattern(HttpContext http) =>
        http.Items[Asked] is RouteEndpoint { RoutePattern.RawText: { } pattern } ? "/" + pattern.TrimStart('/') : "-";

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} {DurationMs:0.0} ms {TraceId}")]
    private static partial void Log(ILogger log, string method, string route, int status, double durationMs, string traceId);
}
