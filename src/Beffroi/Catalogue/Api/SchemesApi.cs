using System.ComponentModel;
using Beffroi.Platform.Web;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Api;

/// <summary>GET /api/v1/schemes, /api/v1/schemes/{id} and /api/v1/facts.</summary>
internal static class SchemesApi
{
    public static void MapSchemesApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup($"{ApiConventions.Root}/v1").AllowAnonymous().RequireCors(ApiConventions.ReadCors).WithTags("Dispositifs");
        group.MapGet("schemes", (HttpContext http, SchemeCatalogue catalogue, RegionClock clock) =>
                Fresh(http, catalogue, clock.Today) ?? TypedResults.Ok(SchemeWriter.List(catalogue, clock.Today)))
            .WithName("listSchemes").WithSummary("Lister les dispositifs, dans l’ordre du catalogue")
            .Produces<SchemeList>();
        group.MapGet("schemes/{id}", Find)
            .WithName("findScheme").WithSummary("Lire un dispositif : critères, montants, sources, autres lectures des textes")
            .Produces<SchemeDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("facts", (HttpContext http, SchemeCatalogue catalogue) =>
                Fresh(http, catalogue, null) ?? TypedResults.Ok(SchemeWriter.Facts(catalogue)))
            .WithName("listFacts").WithSummary("Lister les faits que l’orientation peut demander, avec leur domaine")
            .Produces<FactList>();
    }

    private static IResult Find(HttpContext http, SchemeCatalogue catalogue, RegionClock clock, [Description("Identifiant du dispositif")] string id)
    {
        if (catalogue.Scheme(id) is not { } scheme)
        {
            var hint = SchemeSearch.Nearest(catalogue, id) is { } near ? $" Vouliez-vous dire « {near.Id} » ?" : "";
            return ApiProblem.NotFound($"Aucun dispositif ne porte cet identifiant.{hint}");
        }
        return Fresh(http, catalogue, clock.Today) ?? TypedResults.Ok(SchemeWriter.Detail(catalogue, scheme, clock.Today));
    }

    /// <summary>304 when the caller has it already. What is in force changes with the catalogue, and with the day.</summary>
    private static IResult? Fresh(HttpContext http, SchemeCatalogue catalogue, DateOnly? day) =>
        http.IsFresh(day is null ? catalogue.Hash : $"{catalogue.Hash}-{day:yyyy-MM-dd}")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : null;
}
