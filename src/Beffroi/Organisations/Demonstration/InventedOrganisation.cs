using Beffroi.Platform.Configuration;

namespace Beffroi.Organisations.Demonstration;

/// <summary>An organisation of the demonstration that does not exist.</summary>
/// <param name="Siren">Begins with 000: the State gives it to nobody.</param>
/// <param name="Town">INSEE code of the commune where it would stand.</param>
/// <param name="Owner">Names the account of who made it.</param>
/// <param name="GivenName">Of who signs.</param>
/// <param name="DaysAgo">When it came to this site; 0: today.</param>
internal sealed record InventedOrganisation(
    string Siren, string Name, string LegalForm, string Town, string Owner, string GivenName, string FamilyName, string Function, int DaysAgo)
{
    /// <summary>The one that Louise and Marcel look at.</summary>
    public static InventedOrganisation Ateliers(PlatformOptions options) =>
        new("000000042", "Les Ateliers du Beffroi (fictif)", "Association", "80620", "louise.carpentier", "Marcel", "Wattebled (fictif)", "Président", options.DemonstrationPast ? 120 : 0);

    public static IReadOnlyList<InventedOrganisation> OfThePast { get; } =
    [
        new("000000109", "La Ressourcerie du Grand Carreau (fictif)", "Association", "62498", "basile.leroy", "Basile", "Leroy (fictif)", "Directeur", 682),
        new("000000117", "L’Étal commun, épicerie solidaire (fictif)", "Association", "02691", "jeanne.dumortier", "Jeanne", "Dumortier (fictif)", "Présidente", 680),
        new("000000125", "Les Vélos du pavé (fictif)", "SCIC", "59392", "omar.haddad", "Omar", "Haddad (fictif)", "Gérant", 676),
        new("000000133", "Bois et compagnie (fictif)", "SCOP", "59295", "celine.fournier", "Céline", "Fournier (fictif)", "Gérante", 671),
        new("000000141", "Le Jardin des trois clochers (fictif)", "Association", "02408", "paul.delattre", "Paul", "Delattre (fictif)", "Président", 668),
        new("000000158", "Fil à fil, atelier d’insertion (fictif)", "Association", "60057", "fatou.ndiaye", "Fatou", "Ndiaye (fictif)", "Directrice", 660),
        new("000000166", "La Fabrique de la digue (fictif)", "Association", "62193", "lucie.vermeulen", "Lucie", "Vermeulen (fictif)", "Présidente", 655),
        new("000000174", "Les Cuisines de la baie (fictif)", "SCIC", "80001", "antoine.caron", "Antoine", "Caron (fictif)", "Gérant", 640),
        new("000000182", "Le Café des possibles (fictif)", "Association", "62119", "sarah.lemaire", "Sarah", "Lemaire (fictif)", "Présidente", 620),
        new("000000190", "Clic et déclic (fictif)", "Association", "59512", "ali.benomar", "Ali", "Benomar (fictif)", "Directeur", 600),
        new("000000208", "Les Toits partagés (fictif)", "SCIC", "02722", "elise.picard", "Élise", "Picard (fictif)", "Gérante", 580),
        new("000000216", "Communauté de communes des Trois-Moulins (fictif)", "Établissement public", "02381", "gregoire.masson", "Grégoire", "Masson (fictif)", "Directeur général", 560),
        new("000000224", "Le Tiers-lieu de la gare (fictif)", "Association", "60159", "nora.amrani", "Nora", "Amrani (fictif)", "Présidente", 540),
        new("000000232", "Tous en emploi aux Deux-Rives (fictif)", "Association", "59183", "victor.thibaut", "Victor", "Thibaut (fictif)", "Directeur", 520),
    ];
}
