using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Beffroi.Platform.Web;

/// <summary>
/// An endpoint says who may use it (<c>AllowAnonymous</c>, or a policy); one that says nothing is closed to everybody. A
/// convention test names it before a visitor does.
/// </summary>
internal static class DenyByDefault
{
    public static void AddDenyByDefault(this IServiceCollection services)
    {
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Answer>();
    }

    private sealed class Answer : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(
            RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            // Without an endpoint of ours there is nothing to protect: let a 404 be a 404, and a 405 (which routing answers with
            // an endpoint that is no route) a 405.
            if (authorizeResult.Succeeded || context.GetEndpoint() is not RouteEndpoint)
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
    }
}
