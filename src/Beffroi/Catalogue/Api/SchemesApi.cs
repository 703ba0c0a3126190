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
        group.MapGet("schemes", List)
            .WithName("listSchemes").WithSummary("Lister les dispositifs, dans l’ordre du catalogue")
            .Produces<SchemeList>().ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("schemes/{id}", Find)
            .WithName("findScheme").WithSummary("Lire un dispositif : critères, montants, sources, autres lectures des textes")
            .Produces<SchemeDetail>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("facts", (HttpContext http, SchemeCatalogue catalogue) =>
                Fresh(http, catalogue, null) ?? TypedResults.Ok(SchemeWriter.Facts(catalogue)))
            .WithName("listFacts").WithSummary("Lister les faits que l’orientation peut demander, avec leur domaine")
            .Produces<FactList>();
    }

    private static IResult List(HttpContext http, SchemeCatalogue catalogue, RegionClock clock, [Description(OnDescription)] string? on) =>
        On(on, clock) is not { } day ? NotADay(on!) : Fresh(http, catalogue, day) ?? TypedResults.Ok(SchemeWriter.List(catalogue, day));

    private static IResult Find(
        HttpContext http, SchemeCatalogue catalogue, RegionClock clock, [Description("Identifiant du dispositif")] string id, [Description(OnDescription)] string? on)
    {
        if (catalogue.Scheme(id) is not { } scheme)
        {
            var hint = SchemeSearch.Nearest(catalogue, id) is { } near ? $" Vouliez-vous dire « {near.Id} » ?" : "";
            return ApiProblem.NotFound($"Aucun dispositif ne porte cet identifiant.{hint}");
        }
        return On(on, clock) is not { } day ? NotADay(on!) : Fresh(http, catalogue, day) ?? TypedResults.Ok(SchemeWriter.Detail(catalogue, scheme, day));
    }

    private const string OnDescription = "Jour pour lequel répondre (2027-03-03) ; aujourd’hui si absent";

    /// <summary>Today when none is given; null when it is no day.</summary>
    private static DateOnly? On(string? on, RegionClock clock) => on is null ? clock.Today : AskedDay.Parse(on);

    private static IResult NotADay(string on) => ApiProblem.BadRequest($"« {(on.Length > 40 ? on[..40] + "…" : on)} » n’est pas un jour : écrivez 2027-03-03.", "/on");

    /// <summary>304 when the caller has it already. What is in force changes with the catalogue, and with the day.</summary>
    private static IResult? Fresh(HttpContext http, SchemeCatalogue catalogue, DateOnly? day) =>
        http.IsFresh(day is null ? catalogue.Hash : $"{catalogue.Hash}-{day:yyyy-MM-dd}")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : null;
}
