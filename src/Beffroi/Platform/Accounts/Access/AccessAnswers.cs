using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Beffroi.Platform.Accounts.Access;

/// <summary>
/// An endpoint says who may use it (<c>AllowAnonymous</c>, or an <see cref="AccessAttribute"/>); one that says nothing is closed to everybody. A convention test names it before
/// a visitor does. Here stands what is answered to who may not: sign in, prove it again, or a page that looks absent.
/// </summary>
internal static partial class AccessServices
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddSingleton<IAuthorizationHandler, SignedInHandler>().AddSingleton<IAuthorizationHandler, RegionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Answer>();
    }

    private sealed partial class Answer(ILogger<Answer> log) : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(
            RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            // Without an endpoint of ours there is nothing to protect: let a 404 be a 404, and a 405 (which routing answers with
            // an endpoint that is no route) a 405.
            if (context.GetEndpoint() is not RouteEndpoint route)
                return next(context);
            var personal = policy.Requirements.Any(r => r is AccessAttribute);
            if (personal)
                context.Response.Headers.CacheControl = "no-store";
            if (authorizeResult.Succeeded)
                return personal ? Noted(next, context, route) : next(context);
            if (personal && context.User.AccountOrNone() is null)
                return SignInFirst(context, again: false);
            var reason = authorizeResult.AuthorizationFailure?.FailureReasons.OfType<GapReason>().FirstOrDefault();
            switch (reason?.Gap)
            {
                case AccessGap.NotRecent:
                    return SignInFirst(context, again: true);
                case AccessGap.NoSecondFactor when !context.IsApi():
                    context.Response.Redirect($"/compte/code?retour={Uri.EscapeDataString(WayBack(context))}");
                    return Task.CompletedTask;
                case AccessGap.Absent:
                    LogForeign(log, route.RoutePattern.RawText, context.User.AccountOrNone());
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                default:
                    if (reason?.InWords is { } words)
                        context.Features.Set(words);
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
            }
        }

        /// <summary>Someone who may use a route and names by it what is not there, or not theirs: a typing error, or a guess.</summary>
        private async Task Noted(RequestDelegate next, HttpContext context, RouteEndpoint route)
        {
            await next(context);
            if (context.Response.StatusCode == StatusCodes.Status404NotFound && context.User.AccountOrNone() is { } account)
                LogForeign(log, route.RoutePattern.RawText, account);
        }

        private static Task SignInFirst(HttpContext context, bool again)
        {
            if (context.IsApi())
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            else
                context.Response.Redirect($"/connexion?retour={Uri.EscapeDataString(WayBack(context))}{(again ? "&encore=true" : "")}");
            return Task.CompletedTask;
        }

        /// <summary>The page that was asked for; for a form, the page that it stands on, which has its address.</summary>
        private static string WayBack(HttpContext context) => context.Request.Path + (HttpMethods.IsGet(context.Request.Method) ? context.Request.QueryString : default);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Route} was asked by {Account} for what is not theirs")]
        private static partial void LogForeign(ILogger log, string? route, AccountId? account);
    }
}
