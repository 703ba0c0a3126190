namespace Beffroi.Organisations.Demonstration;

/// <summary>A paper that an organisation of the demonstration put on its shelf.</summary>
/// <param name="Owner">Names the account of who put it.</param>
/// <param name="Kind">Id of its sort.</param>
/// <param name="DaysAgo">When.</param>
internal sealed record InventedPaper(string Owner, string Kind, string Label, int DaysAgo)
{
    /// <summary>As many letters as a cooperation has partners, the last deliberation of a council.</summary>
    public static IReadOnlyList<InventedPaper> OfThePast { get; } =
    [
        new("omar.haddad", "lettre-partenaire", "Lettre de La Ferme des deux rives (fictif)", 470),
        new("omar.haddad", "lettre-partenaire", "Lettre de L’Atelier du canal (fictif)", 470),
        new("elise.picard", "lettre-partenaire", "Lettre de La Ferme des deux rives (fictif)", 205),
        new("elise.picard", "lettre-partenaire", "Lettre de L’Atelier du canal (fictif)", 205),
        new("gregoire.masson", "deliberation", "Délibération du conseil (fictif)", 400),
        new("louise.carpentier", "lettre-partenaire", "Lettre de La Ferme des deux rives (fictif)", 90),
        new("louise.carpentier", "lettre-partenaire", "Lettre de L’Atelier du canal (fictif)", 90),
    ];
}
