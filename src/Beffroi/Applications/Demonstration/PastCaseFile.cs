using Beffroi.Rules;

namespace Beffroi.Applications.Demonstration;

/// <summary>A case file of the past of the demonstration.</summary>
/// <param name="DaysAgo">When it was opened.</param>
/// <param name="Owner">Names the account of who owns its organisation, and writes it.</param>
/// <param name="Title">What the project is called.</param>
/// <param name="Town">INSEE code of where it takes place.</param>
/// <param name="Story">What became of it.</param>
/// <param name="Asked">What it asks for, in euros, a scheme each: what the structure asks, not what a text allows.</param>
internal sealed record PastCaseFile(int DaysAgo, string Owner, string Title, string Town, PastStory Story, params (string Scheme, int Euros)[] Asked)
{
    /// <summary>As they were opened.</summary>
    public static IReadOnlyList<PastCaseFile> All { get; } =
    [
        new(665, "basile.leroy", "Une ressourcerie au Grand Carreau (fictif)", "62498", PastStory.AssessedWithPieces, ("busin-ess", 12_000), ("inv-ess", 9_000)),
        new(661, "jeanne.dumortier", "Une épicerie solidaire itinérante (fictif)", "02691", PastStory.Assessed, ("busin-ess", 14_000)),
        new(652, "omar.haddad", "Un vélo-école pour adultes (fictif)", "59392", PastStory.Refused, ("inv-ess", 7_500)),
        new(640, "celine.fournier", "Des meubles en bois de palette (fictif)", "59295", PastStory.Assessed, ("inv-ess", 18_000)),
        new(633, "paul.delattre", "Une serre pour les semis (fictif)", "02408", PastStory.Lapsed, ("inv-ess", 6_000)),
        new(618, "fatou.ndiaye", "Un atelier de retouche (fictif)", "60057", PastStory.AssessedWithPieces, ("busin-ess", 15_000)),
        new(604, "lucie.vermeulen", "Une fabrique partagée sur la digue (fictif)", "62193", PastStory.Withdrawn, ("inv-ess", 11_000)),
        new(590, "basile.leroy", "Une seconde boutique (fictif)", "62119", PastStory.Declined("inso"), ("busin-ess", 10_000)),
        new(575, "antoine.caron", "Une légumerie pour les cantines (fictif)", "80001", PastStory.Assessed, ("busin-ess", 13_500), ("inv-ess", 16_000)),
        new(560, "sarah.lemaire", "Un café et sa scène ouverte (fictif)", "62119", PastStory.ForThemAssessed, ("busin-ess", 9_500)),
        new(548, "jeanne.dumortier", "Des paniers pour les étudiants (fictif)", "02173", PastStory.Abandoned, ("busin-ess", 8_000)),
        new(531, "ali.benomar", "Un bus numérique (fictif)", "59512", PastStory.Redirected("inso"), ("inv-ess", 20_000)),
        new(512, "celine.fournier", "Un atelier ouvert aux habitants (fictif)", "59295", PastStory.LookedAtAgain, ("busin-ess", 12_500)),
        new(496, "elise.picard", "Une cuisine d’immeuble (fictif)", "02722", PastStory.Refused, ("busin-ess", 12_000)),
        new(462, "omar.haddad", "Un réseau de réparation de vélos (fictif)", "59606", PastStory.Assessed, ("cote", 60_000)),
        new(447, "nora.amrani", "Un comptoir de la réparation (fictif)", "60159", PastStory.AssessedWithPieces, ("inv-ess", 8_200)),
        new(430, "victor.thibaut", "De nouveaux métiers au quartier (fictif)", "59183", PastStory.Assessed, ("tzcld", 20_000)),
        new(415, "paul.delattre", "Une conserverie au jardin (fictif)", "02408", PastStory.Lapsed, ("busin-ess", 11_000)),
        new(395, "gregoire.masson", "Un plan d’actions pour l’économie sociale (fictif)", "02381", PastStory.Assessed, ("tess", 50_000)),
        new(371, "lucie.vermeulen", "Des matériaux de réemploi (fictif)", "62160", PastStory.AssessedWithPieces, ("busin-ess", 15_000), ("inv-ess", 12_000)),
        new(350, "fatou.ndiaye", "Une ligne de vêtements de travail (fictif)", "60175", PastStory.Withdrawn, ("inv-ess", 15_000)),
        new(333, "antoine.caron", "Un camion réfrigéré (fictif)", "80001", PastStory.Redirected("fidess"), ("inv-ess", 19_000)),
        new(312, "sarah.lemaire", "Une épicerie au fond du café (fictif)", "62041", PastStory.Assessed, ("inv-ess", 5_400)),
        new(290, "ali.benomar", "Des ateliers pour les parents (fictif)", "59178", PastStory.Abandoned, ("busin-ess", 9_000)),
        new(268, "nora.amrani", "Un jardin sur le toit (fictif)", "60057", PastStory.Refused, ("inv-ess", 4_800)),
        new(244, "victor.thibaut", "Une blanchisserie de quartier (fictif)", "59183", PastStory.AssessedWithPieces, ("busin-ess", 16_000)),
        new(222, "basile.leroy", "Une collecte à vélo-cargo (fictif)", "62498", PastStory.Lapsed, ("inv-ess", 7_700)),
        new(196, "elise.picard", "Une coopérative d’autoconstruction (fictif)", "02722", PastStory.Assessed, ("cote", 60_000)),
        new(171, "jeanne.dumortier", "Une cuisine pour les invendus (fictif)", "02691", PastStory.Assessed, ("busin-ess", 12_800), ("inv-ess", 8_900)),
        new(148, "celine.fournier", "Une menuiserie mobile (fictif)", "59512", PastStory.Declined("busin-ess"), ("inv-ess", 17_000)),
        new(125, "fatou.ndiaye", "Un tri des textiles (fictif)", "60175", PastStory.Reminded, ("inv-ess", 13_000)),
        new(104, "omar.haddad", "Une flotte de vélos adaptés (fictif)", "59392", PastStory.Withdrawn, ("inv-ess", 9_900)),
        new(88, "paul.delattre", "Des paniers au pied des immeubles (fictif)", "02789", PastStory.Waiting, ("busin-ess", 10_400)),
        new(76, "louise.carpentier", "Une épicerie, sa cuisine et ses voisins (fictif)", "80620", PastStory.Rich, ("busin-ess", 14_000), ("inv-ess", 9_500), ("cote", 60_000)),
        new(61, "lucie.vermeulen", "Une bibliothèque d’objets (fictif)", "62193", PastStory.Completed, ("busin-ess", 11_500)),
        new(48, "antoine.caron", "Un service de repas du soir (fictif)", "80021", PastStory.Proposed("fidess"), ("busin-ess", 15_000)),
        new(44, "nora.amrani", "Un studio de radio (fictif)", "60159", PastStory.Waiting, ("inv-ess", 6_300)),
        new(35, "ali.benomar", "Des ordinateurs remis à neuf (fictif)", "59512", PastStory.Verified, ("busin-ess", 13_000), ("inv-ess", 7_000)),
        new(30, "victor.thibaut", "Un garage solidaire (fictif)", "59183", PastStory.Questioned, ("busin-ess", 12_000)),
        new(25, "sarah.lemaire", "Une garderie du samedi (fictif)", "62119", PastStory.Deposited, ("busin-ess", 8_600)),
        new(22, "celine.fournier", "Une ligne de jouets en bois (fictif)", "59295", PastStory.Deposited, ("inv-ess", 9_000), ("inso", 18_000)),
        new(16, "gregoire.masson", "Une maison de l’économie sociale (fictif)", "02381", PastStory.Begun, ("tess", 50_000)),
        new(12, "elise.picard", "Une laverie partagée (fictif)", "02722", PastStory.Written, ("inv-ess", 5_900)),
        new(9, "sarah.lemaire", "Un groupement d’achat (fictif)", "62119", PastStory.ForThem, ("busin-ess", 9_200)),
    ];

    /// <summary>How those who own them declare themselves; whoever is not here is an association.</summary>
    public static IReadOnlyDictionary<string, ApplicantKind> Kinds { get; } = new Dictionary<string, ApplicantKind>(StringComparer.Ordinal)
    {
        ["omar.haddad"] = ApplicantKind.Enterprise,
        ["celine.fournier"] = ApplicantKind.Enterprise,
        ["antoine.caron"] = ApplicantKind.Enterprise,
        ["elise.picard"] = ApplicantKind.Enterprise,
        ["gregoire.masson"] = ApplicantKind.PublicBody,
    };
}
