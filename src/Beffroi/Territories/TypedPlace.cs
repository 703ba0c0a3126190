using Beffroi.Platform;

namespace Beffroi.Territories;

/// <summary>A commune as a form gives it: what was typed decides, helped by the codes that the page knew.</summary>
/// <param name="Text">A name, a postcode, or both.</param>
/// <param name="Chosen">The INSEE code that a suggestion filled in; null without script.</param>
/// <param name="Known">The code behind the name that the form showed: it counts while the name is left as it was.</param>
public sealed record TypedPlace(string Text, string? Chosen, string? Known = null)
{
    private const int LongestText = 100;

    private static readonly Refusal NotFound = new("place-not-found", "Nous n’avons pas trouvé cette commune. Vérifiez l’orthographe, ou tapez le code postal.");

    private static readonly Refusal Several = new("place-several", "Plusieurs communes répondent. Précisez avec le nom et le numéro du département\u00A0: « Lens 62 ».");

    /// <returns>The one commune that it names; refused when there is none, or several. A postcode never decides alone.</returns>
    public Outcome<Municipality> In(FrenchTerritories territories)
    {
        if (MunicipalityCode.TryParse(Chosen, out var code) && territories.Find(code) is { } chosen)
            return chosen;
        if (MunicipalityCode.TryParse(Known, out code) && territories.Find(code) is { } known && known.Name == Text)
            return known;
        var found = territories.Search(Text.Length > LongestText ? Text[..LongestText] : Text, 3);
        var exact = found.Where(m => m.IsExactName).ToList();
        if ((exact.Count > 0 ? exact : found) is [var only] && !Text.All(char.IsAsciiDigit))
            return only.Municipality;
        return found.Count == 0 ? NotFound : Several;
    }
}
