using Microsoft.Net.Http.Headers;

namespace Beffroi.Platform.Web;

/// <summary>What every endpoint of the API has in common.</summary>
public static class ApiConventions
{
    public const string Root = "/api";

    /// <summary>The CORS policy of what anyone may read from any site.</summary>
    public const string ReadCors = "api-read";

    /// <summary>A POST body, in bytes.</summary>
    internal const long LargestBody = 64 * 1024;

    internal static bool IsApi(this HttpContext http) => http.Request.Path.StartsWithSegments($"{Root}/v1", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Names the version of what is about to be answered, and says whether the caller has it already (answer 304 then). Caches
    /// may keep it an hour, and ask again after that.
    /// </summary>
    public static bool IsFresh(this HttpContext http, string version)
    {
        var tag = new EntityTagHeaderValue($"\"{version}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new() { Public = true, MaxAge = TimeSpan.FromHours(1) };
        return http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false));
    }

    internal static void AddApiConventions(this IServiceCollection services)
    {
        services.AddCors(cors => cors.AddPolicy(ReadCors, policy => policy
            .AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Head).AllowAnyHeader()
            .WithExposedHeaders(HeaderNames.ETag, HeaderNames.RetryAfter)));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower;
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });
        services.AddProblemDetails();
    }
}
