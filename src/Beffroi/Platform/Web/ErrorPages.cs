using System.Globalization;
using System.Net.Mime;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Database;

namespace Beffroi.Platform.Web;

/// <summary>
/// Where errors go. Pages are re-executed at <c>/erreur/{code}</c>, where a styled page may stand; should that page fail too, or
/// not exist, the plain one below answers. The API answers with a problem.
/// </summary>
internal static partial class ErrorPages
{
    /// <summary>How long a database that is missing, full or too busy is left alone.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>Outermost: whatever fails inside, someone who reads French learns that it is not their doing.</summary>
    public static IApplicationBuilder UseLastResort(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Beffroi.Errors");
        return app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
            {
                LogUnhandled(log, e);
                http.Response.Clear();
                Set(http, CodeOf(e, http) ?? StatusCodes.Status500InternalServerError);
                if (http.IsApi())
                    await ApiProblem.Write(http, http.Response.StatusCode);
                else
                    await WritePlainPage(http);
            }
        });
    }

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app)
    {
        app.UseWhen(http => http.IsApi(), api => api.UseStatusCodePages(c => ApiProblem.Write(c.HttpContext, c.HttpContext.Response.StatusCode)));
        app.UseWhen(http => !http.IsApi(), pages => pages
            .UseExceptionHandler("/erreur/500")
            .UseStatusCodePagesWithReExecute("/erreur/{0}")
            .Use(AnswerWhatCannotBeRead));
        return app;
    }

    /// <summary>
    /// A body too large or cut off is no failure of ours: its own code, and the page of that code. A database that is not there for the moment is no
    /// bug: 503, and when to come back.
    /// </summary>
    private static async Task AnswerWhatCannotBeRead(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && CodeOf(e, http) is { } code)
        {
            if (code is StatusCodes.Status503ServiceUnavailable)
                LogUnavailable(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Beffroi.Errors"), e);
            http.Response.Clear();
            Set(http, code);
        }
    }

    /// <summary>Null: a bug.</summary>
    private static int? CodeOf(Exception error, HttpContext http) => error is BadHttpRequestException bad ? bad.StatusCode
        : DatabaseRefusal.Why(error, http.RequestServices.GetRequiredService<PlatformOptions>()) is not null ? StatusCodes.Status503ServiceUnavailable
        : null;

    private static void Set(HttpContext http, int code)
    {
        http.Response.StatusCode = code;
        if (code is StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = Rest.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Stands behind any page of the same address: the last of all routes.</summary>
    public static void MapPlainErrorPage(this IEndpointRouteBuilder app) =>
        app.Map("/erreur/{code:int:range(400,599)}", (HttpContext http, int code) =>
            {
                http.Response.StatusCode = code;
                return WritePlainPage(http);
            })
            .WithOrder(int.MaxValue).AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();

    private static Task WritePlainPage(HttpContext http)
    {
        var (title, text) = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => (
                "Page introuvable",
                "Cette adresse ne mène à aucune page. Elle a peut-être changé, ou le lien est incomplet."),
            < 500 => (
                "Demande refusée",
                "Cette demande ne peut pas être traitée. Revenez à la page précédente et recommencez."),
            StatusCodes.Status503ServiceUnavailable => (
                "Le site est momentanément indisponible",
                "Ce n’est pas de votre fait. Réessayez dans quelques minutes."),
            _ => (
                "Une erreur est survenue",
                "Ce n’est pas de votre fait. Le problème est enregistré. Réessayez dans quelques minutes."),
        };
        http.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="fr">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
            <body><main><h1>{title}</h1><p>{text}</p><p><a href="/">Aller à l’accueil</a></p></main></body>
            </html>

            """,
            http.RequestAborted);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The database does not answer: the request is refused")]
    private static partial void LogUnavailable(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed and the plain page answered")]
    private static partial void LogUnhandled(ILogger log, Exception error);
}
