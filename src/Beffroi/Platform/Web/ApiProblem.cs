using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Platform.Web;

/// <summary>One thing wrong with what was sent. The path is a JSON Pointer.</summary>
public sealed record ApiError(string Path, string Code, string Message, string? Hint = null);

/// <summary>Refusals of the API: application/problem+json, in French.</summary>
public static class ApiProblem
{
    private const string InvalidData = "/problemes/donnees-invalides";

    /// <summary>400 with every error at once.</summary>
    public static IResult Invalid(IReadOnlyList<ApiError> errors) =>
        TypedResults.Problem(new ProblemDetails
        {
            Type = InvalidData,
            Title = "Les données envoyées sont incorrectes.",
            Status = StatusCodes.Status400BadRequest,
            Extensions = { ["errors"] = errors },
        });

    public static IResult BadRequest(string message, string path) => Invalid([new(path, "BEF-A000", message)]);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    public static IResult Of(int status, string? detail = null) => TypedResults.Problem(Details(status, detail));

    /// <summary>Writes the problem of that status; what was already in the body is dropped by the caller.</summary>
    internal static Task Write(HttpContext http, int status, string? detail = null) => Of(status, detail).ExecuteAsync(http);

    private static ProblemDetails Details(int status, string? detail) => new()
    {
        Type = status switch
        {
            StatusCodes.Status400BadRequest => InvalidData,
            StatusCodes.Status404NotFound => "/problemes/introuvable",
            StatusCodes.Status413PayloadTooLarge => "/problemes/demande-trop-volumineuse",
            StatusCodes.Status429TooManyRequests => "/problemes/trop-de-demandes",
            _ => "about:blank",
        },
        Title = status switch
        {
            StatusCodes.Status400BadRequest => "Les données envoyées sont incorrectes.",
            StatusCodes.Status403Forbidden => "Cette adresse n’est pas ouverte au public.",
            StatusCodes.Status404NotFound => "Cette ressource n’existe pas.",
            StatusCodes.Status405MethodNotAllowed => "Cette adresse n’accepte pas cette méthode.",
            StatusCodes.Status406NotAcceptable => "Le format demandé n’est pas proposé.",
            StatusCodes.Status413PayloadTooLarge => "La demande est trop volumineuse.",
            StatusCodes.Status415UnsupportedMediaType => "Le format envoyé n’est pas lu ; envoyez du JSON.",
            StatusCodes.Status429TooManyRequests => "Trop de demandes en peu de temps.",
            StatusCodes.Status503ServiceUnavailable => "Le service est momentanément indisponible.",
            >= 500 => "Une erreur est survenue de notre côté.",
            _ => "La demande ne peut pas être satisfaite.",
        },
        Status = status,
        Detail = detail,
    };
}
