using System.ComponentModel;
using Beffroi.Catalogue.Compare;
using Beffroi.Platform.Web;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Api;

/// <summary>GET /api/v1/schemes, /api/v1/schemes/{id}, /api/v1/schemes/{id}/comparison and /api/v1/facts.</summary>
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
        group.MapGet("schemes/{id}/comparison", Compare)
            .WithName("compareTexts").WithSummary("Comparer deux textes d’un dispositif : ce qui est dit autrement, et pour qui cela change quelque chose, par des exemples")
            .Produces<ComparisonDetail>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
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
            return NoSuchScheme(catalogue, id);
        return On(on, clock) is not { } day ? NotADay(on!) : Fresh(http, catalogue, day) ?? TypedResults.Ok(SchemeWriter.Detail(catalogue, scheme, day));
    }

    private static IResult Compare(
        HttpContext http, SchemeCatalogue catalogue, RegionClock clock, Comparisons comparisons, [Description("Identifiant du dispositif")] string id,
        [Description($"Premier texte : {TextDescription}")] string? from, [Description($"Second texte : {TextDescription}")] string? to)
    {
        if (catalogue.Scheme(id) is not { } scheme)
            return NoSuchScheme(catalogue, id);
        var texts = TextOfScheme.Of(scheme);
        if (TextOfScheme.Usual(texts) is not { } usual)
            return ApiProblem.NotFound("Un seul texte de ce dispositif est connu : il n’y a rien à comparer.");
        var (before, after) = (from is null ? usual.Before : TextOfScheme.Named(texts, from), to is null ? usual.After : TextOfScheme.Named(texts, to));
        ApiError[] errors = [.. new[] { before is null ? NotAText("/from", from!, texts) : null, after is null ? NotAText("/to", to!, texts) : null }.OfType<ApiError>()];
        if (before is null || after is null)
            return ApiProblem.Invalid(errors);
        if (before == after)
            return ApiProblem.BadRequest("« from » et « to » nomment le même texte.", "/to");
        return Fresh(http, catalogue, clock.Today)
            ?? TypedResults.Ok(ComparisonWriter.Write(catalogue, comparisons.Of(scheme, before.Text, after.Text), before, after, texts, clock.Today));
    }

    private static IResult NoSuchScheme(SchemeCatalogue catalogue, string id)
    {
        var hint = SchemeSearch.Nearest(catalogue, id) is { } near ? $" Vouliez-vous dire « {near.Id} » ?" : "";
        return ApiProblem.NotFound($"Aucun dispositif ne porte cet identifiant.{hint}");
    }

    private static ApiError NotAText(string path, string asked, IReadOnlyList<TextOfScheme> texts) => new(
        path, "BEF-A000", $"« {Short(asked)} » n’est pas un texte de ce dispositif.", $"Écrivez l’un de : {string.Join(", ", texts.Select(t => t.Key))}.");

    private const string TextDescription =
        "jour d’entrée en vigueur de la version, suivi d’un point et de l’identifiant de la lecture quand ce n’est pas celle retenue (2024-10-21.corps) ; "
        + "si absent, celui que la page du dispositif compare d’abord";

    private const string OnDescription = "Jour pour lequel répondre (2027-03-03) ; aujourd’hui si absent";

    /// <summary>Today when none is given; null when it is no day.</summary>
    private static DateOnly? On(string? on, RegionClock clock) => on is null ? clock.Today : AskedDay.Parse(on);

    private static IResult NotADay(string on) => ApiProblem.BadRequest($"« {Short(on)} » n’est pas un jour : écrivez 2027-03-03.", "/on");

    private static string Short(string asked) => asked.Length > 40 ? asked[..40] + "…" : asked;

    /// <summary>304 when the caller has it already. What is in force changes with the catalogue, and with the day.</summary>
    private static IResult? Fresh(HttpContext http, SchemeCatalogue catalogue, DateOnly? day) =>
        http.IsFresh(day is null ? catalogue.Hash : $"{catalogue.Hash}-{day:yyyy-MM-dd}")
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : null;
}
