using Beffroi.Catalogue;
using Beffroi.Orientation.Contract;
using Beffroi.Orientation.UseCounts;
using Beffroi.Platform.Web;
using Beffroi.Rules;

namespace Beffroi.Orientation;

/// <summary>POST /api/v1/orientation: the answer of every scheme to a profile. Nothing of it is kept.</summary>
internal static class OrientationApi
{
    public static void MapOrientationApi(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/orientation", Orient)
            .AllowAnonymous().DisableAntiforgery().RequireCors(ApiConventions.ReadCors)
            .WithTags("Orientation").WithName("orient").WithSummary("Savoir quels dispositifs correspondent à une situation, pourquoi, et pour combien")
            .Accepts<OrientationBody>("application/json").Produces<OrientationResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> Orient(
        HttpContext http, SchemeCatalogue catalogue, RegionClock clock, OrientationWriter writer, CountUse uses)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var request = OrientationRequest.Read(body.ToArray(), catalogue, clock.Today);
        if (request.Profile is not { } profile)
            return ApiProblem.Invalid([.. request.Problems.Select(p => new ApiError(p.Path, p.Code, p.Message, p.Hint))]);
        uses.Count(clock.Today, "api");
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(writer.Write(catalogue.Orient(profile, request.Readings), profile));
    }
}

/// <summary>The shape of the body, for the reference of the API; it is read by <see cref="OrientationRequest"/>.</summary>
/// <param name="Date">2026-11-23; today in the Region when absent.</param>
/// <param name="Readings">The reading to take of a scheme, by its id.</param>
/// <param name="Facts">What is known, by the id of the fact: a value, a list (one of, or exactly these), two ends, or includes and excludes.</param>
internal sealed record OrientationBody(string? Date, IReadOnlyDictionary<string, string>? Readings, IReadOnlyDictionary<string, object?> Facts);
