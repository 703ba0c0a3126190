using System.Globalization;
using Beffroi.Platform;

namespace Beffroi.Maps.Contours;

/// <summary>Why contours are not taken. What was there before goes on serving.</summary>
internal static class ContourRefusals
{
    public static readonly Refusal
        Unreachable = new("contours-unreachable", "L’adresse ne répond pas, ou répond par une erreur."),
        Slow = new("contours-slow", "Le fichier n’est pas arrivé en deux minutes."),
        NoFile = new("contours-no-file", "Ce fichier n’existe pas, ou ne peut pas être lu."),
        TooLarge = new("contours-too-large", $"Le fichier dépasse {ContourFile.LargestFile / 1024 / 1024} Mo. Prenez une version plus simplifiée."),
        FeatureTooLarge = new("contours-too-large", "Un seul territoire y prend plus de 32 Mo. Prenez une version plus simplifiée."),
        NotJson = new("contours-not-json", "Ce n’est pas du JSON."),
        NotGeoJson = new("contours-not-geojson", "Ce n’est pas une « FeatureCollection » de GeoJSON."),
        Truncated = new("contours-truncated", "Le fichier est coupé : il s’arrête avant sa fin."),
        Empty = new("contours-empty", "Le fichier ne contient aucun territoire.");

    public static Refusal Reference(string name) => new(
        "contours-projection", $"Le fichier est dans la projection « {name} ». Il faut des longitudes et latitudes, CRS84.");

    public static Refusal OutOfRange(string code) => new(
        "contours-projection", $"Les coordonnées de {code} ne sont ni des longitudes ni des latitudes : le fichier est dans une autre projection que CRS84.");

    public static Refusal Swapped(string code) => new(
        "contours-projection", $"{code} n’est pas en France métropolitaine : la latitude est sans doute écrite avant la longitude.");

    public static Refusal WithoutCode(int position) => new(
        "contours-without-code", string.Create(CultureInfo.InvariantCulture, $"Le territoire n° {position} n’a pas de propriété « code »."));

    public static Refusal Ring(string code, string what) => new("contours-rings", $"Le contour de {code} se contredit : {what}.");

    public static Refusal Shape(string code) => new("contours-shape", $"{code} n’est ni un polygone, ni plusieurs, ni un point.");

    public static Refusal Repeated(string code) => new("contours-repeated", $"{code} est dessiné deux fois.");

    public static Refusal UnknownCodes(IReadOnlyCollection<string> codes, string vintage) => new(
        "contours-unknown-codes",
        $"Trop de codes sont inconnus au millésime {vintage}, ou d’une autre sorte que les autres : {Listed(codes)}.");

    public static Refusal Missing(IReadOnlyCollection<string> codes) => new(
        "contours-incomplete", $"Il manque {(codes.Count == 1 ? "un territoire" : $"{codes.Count} territoires")} de la région : {Listed(codes)}.");

    private static string Listed(IReadOnlyCollection<string> codes)
    {
        const int most = 5;
        return string.Join(", ", codes.Take(most)) + (codes.Count > most ? "…" : "");
    }
}

/// <summary>Carries a refusal out of the depths of a file.</summary>
internal sealed class ContourRefusedException(Refusal refusal) : Exception(refusal.Message)
{
    public Refusal Refusal => refusal;
}
