namespace Beffroi.Territories;

/// <summary>GET /territoires?q=: what a commune field suggests while it is typed in.</summary>
internal static class MunicipalitySuggestions
{
    private const int Most = 10, LongestQuery = 100;

    public static void MapMunicipalitySuggestions(this IEndpointRouteBuilder app) =>
        app.MapGet("/territoires", (FrenchTerritories territories, string? q) =>
                TypedResults.Ok(territories.Search(q is { Length: <= LongestQuery } ? q : "", Most).Take(Most).Select(Suggest)))
            .AllowAnonymous().ExcludeFromDescription();

    private static MunicipalitySuggestion Suggest(MunicipalityMatch match)
    {
        var m = match.Municipality;
        var where = m.Postcodes.Count > 0 ? $"{m.Postcodes[0]}, {m.Department.Name}" : m.Department.Name;
        return new(m.Code.ToString(), m.Name, match.MatchedName is null ? where : $"{where} (pour {match.MatchedName})");
    }
}

internal sealed record MunicipalitySuggestion(string Value, string Label, string Hint);
