using Microsoft.AspNetCore.Http.Features;

namespace Beffroi.Platform.Web;

/// <summary>Refuses a body above 64 KiB to the API with a 413 that says so, before anything reads it.</summary>
internal static class BodyLimit
{
    public static IApplicationBuilder UseApiBodyLimit(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!http.IsApi())
        {
            await next(http);
            return;
        }
        if (http.Request.ContentLength > ApiConventions.LargestBody)
        {
            await Refuse(http);
            return;
        }
        // A body of unknown length is counted by the server as it is read.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = ApiConventions.LargestBody;
        try
        {
            await next(http);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge && !http.Response.HasStarted)
        {
            await Refuse(http);
        }
    });

    private static Task Refuse(HttpContext http) =>
        ApiProblem.Write(http, StatusCodes.Status413PayloadTooLarge, "Une demande a 64 Kio au plus.");
}
