using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Beffroi.Platform.Web;

/// <summary>What a page is sent has no U+0000: it is no character of any text, no browser sends it, and PostgreSQL cannot hold it.</summary>
internal sealed class ReadableText : IAsyncPageFilter
{
    private const char Nothing = '\0';

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // The page that says so has the same address and form as the one that is refused.
        if (context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null || await IsReadable(context.HttpContext.Request))
            await next();
        else
            context.Result = new BadRequestResult();
    }

    private static async Task<bool> IsReadable(HttpRequest request)
    {
        try
        {
            var typed = request.HasFormContentType ? request.Query.Concat(await request.ReadFormAsync(request.HttpContext.RequestAborted)) : request.Query;
            return !typed.Any(t => t.Value.Any(v => v is not null && v.Contains(Nothing, StringComparison.Ordinal)));
        }
        catch (InvalidDataException)
        {
            // The server itself says that it is no form: too many fields, or that very character in a form without files.
            return false;
        }
    }
}
