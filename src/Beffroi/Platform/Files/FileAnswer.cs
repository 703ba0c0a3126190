using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Beffroi.Platform.Files;

/// <summary>
/// Gives a file to a browser, of a page or of an endpoint, so that it is saved and never shown in our pages' place: as an attachment, of the type of its bytes, under a policy
/// that lets it do nothing, kept by no cache.
/// </summary>
public sealed class FileAnswer(OpenedFile opened) : IResult, IActionResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var disposed = opened;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(opened.File.Name);
        var headers = httpContext.Response.GetTypedHeaders();
        headers.ContentDisposition = disposition;
        headers.ContentType = new(opened.File.MediaType) { Charset = opened.File.MediaType.StartsWith("text/", StringComparison.Ordinal) ? "utf-8" : null };
        headers.ContentLength = opened.File.Size;
        headers.CacheControl = new() { Private = true, NoStore = true };
        httpContext.GivesAFile();
        await opened.Content.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);
}
