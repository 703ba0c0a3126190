using System.ComponentModel;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Territories;

/// <summary>GET /api/v1/territories and /api/v1/territories/{code}.</summary>
internal static class TerritoriesApi
{
    private const int LargestLimit = 100;

    public static void MapTerritoriesApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/territories").AllowAnonymous().RequireCors(ApiConventions.ReadCors).WithTags("Territoires");
        group.MapGet("", Search)
            .WithName("searchTerritories").WithSummary("Chercher une commune par son nom ou son code postal")
            .Produces<TerritoryList>().ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("{code}", Find)
            .WithName("findTerritory").WithSummary("Lire une commune par son code INSEE ; un ancien code mène à la commune actuelle")
            .Produces<TerritoryAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult Search(
        HttpContext http,
        FrenchTerritories territories,
        [FromQuery, Description("Nom, code postal, ou les deux")] string? q,
        [FromQuery, Description("Nombre de réponses, de 1 à 100 ; un code postal entier répond avec toutes ses communes")] int limit = 10)
    {
        if (limit is < 1 or > LargestLimit)
            return ApiProblem.BadRequest($"« limit » va de 1 à {LargestLimit}.", "/limit");
        if (q is { Length: > 200 })
            return ApiProblem.BadRequest("« q » a 200 caractères au plus.", "/q");
        if (http.IsFresh($"{territories.ContentHash}-{Uri.EscapeDataString(q ?? "")}-{limit}"))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var found = territories.Search(q ?? "", limit);
        return TypedResults.Ok(new TerritoryList(territories.Vintage, [.. found.Select(m => Answer(m.Municipality, m.MatchedName))]));
    }

    private static IResult Find(HttpContext http, FrenchTerritories territories, [Description("Code INSEE")] string code)
    {
        if (!MunicipalityCode.TryParse(code, out var parsed) || territories.Find(parsed) is not { } municipality)
            return ApiProblem.NotFound("Aucune commune ne porte ce code INSEE, ni aujourd’hui ni autrefois.");
        if (http.IsFresh($"{territories.ContentHash}-{parsed}"))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        return TypedResults.Ok(Answer(municipality, null) with { FormerCode = municipality.Code == parsed ? null : parsed.ToString() });
    }

    private static TerritoryAnswer Answer(Municipality m, string? matchedName) => new(
        m.Code.ToString(),
        m.Name,
        matchedName,
        null,
        m.Intermunicipality is { } e ? new(e.Code, e.Name) : null,
        new(m.Department.Code, m.Department.Name),
        new(m.Region.Code, m.Region.Name),
        m.Postcodes,
        m.Population);
}

internal sealed record TerritoryList(string Vintage, IReadOnlyList<TerritoryAnswer> Territories);

internal sealed record TerritoryAnswer(
    string Code,
    string Name,
    string? MatchedName,
    string? FormerCode,
    CodeAndName? Epci,
    CodeAndName Departement,
    CodeAndName Region,
    IReadOnlyList<string> Postcodes,
    int? Population);

internal sealed record CodeAndName(string Code, string Name);
