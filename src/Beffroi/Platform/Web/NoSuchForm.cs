using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Beffroi.Platform.Web;

/// <summary>A form that a page does not have is absent: without it, the page would be shown as if it had read what it shows.</summary>
internal sealed class NoSuchForm : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method))
            context.Result = new NotFoundResult();
        else
            await next();
    }
}
