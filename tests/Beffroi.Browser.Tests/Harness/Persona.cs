using System.Globalization;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>Someone with a situation: what they answer to each question, by its address, in the words of the page.</summary>
/// <param name="Answers">
/// The choices to tick, in the order of the page, or else what to type. For the commune: what to type, then the name to choose among several. A question that
/// is not here is answered « je ne sais pas ».
/// </param>
internal sealed record Persona(IReadOnlyDictionary<string, string[]> Answers)
{
    public const string DontKnow = "Je ne sais pas encore", NoneOfThem = "Aucun de ces choix";

    private static readonly Persona Anyone = new(new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["statuts_particuliers"] = [NoneOfThem],
        ["esus"] = ["Non"],
        ["esus_en_cours"] = ["Non"],
        ["activite_economique"] = ["Oui"],
        ["domaine"] = ["Aucun de ces domaines"],
        ["aides_anterieures"] = [NoneOfThem],
        ["projet_commence"] = ["Non"],
        ["mutualisation"] = ["Non"],
        ["rev3"] = ["Non"],
        ["territoire_habilite_tzcld"] = ["Non"],
        ["exercices_en_perte"] = ["Aucun"],
        ["degradation_fonds_propres"] = ["Non"],
        ["perte_financement_ou_marche"] = ["Non"],
        ["a_jour_fiscal_et_social"] = ["Oui"],
        ["aide_inso_meme_projet"] = ["Non"],
        ["duree_projet_mois"] = ["12"],
        ["depenses_investissement"] = ["Aucune"],
    });

    public static Persona ScicInLens => Anyone.With(
        ("nature_demandeur", "Une structure qui existe"), ("commune", "Lens"), ("forme_juridique", "SCIC"), ("effectif", "3"),
        ("date_creation", MonthsAgo(20)), ("division_naf", "88"), ("stade", "Création"), ("projet", "Lancer une nouvelle activité"),
        ("etp_crees", "1"), ("etp_cdi", "1"), ("depenses_fonctionnement", "40 000"));

    public static Persona AssociationInPeronne => Anyone.With(
        ("nature_demandeur", "Une structure qui existe"), ("commune", "Péronne"), ("forme_juridique", "Association"), ("effectif", "Aucun"),
        ("premier_emploi", "Oui"), ("date_creation", MonthsAgo(48)), ("division_naf", "88"), ("stade", "Développement"),
        ("projet", "Lancer une nouvelle activité"), ("etp_crees", "De 0,8 à moins de 1 ETP"), ("etp_cdi", "De 0,8 à moins de 1 ETP"),
        ("depenses_fonctionnement", "30000"));

    public static Persona ScopInSaintQuentin => Anyone.With(
            ("nature_demandeur", "Une structure qui existe"), ("forme_juridique", "SCOP"), ("effectif", "6"), ("date_creation", MonthsAgo(38)),
            ("division_naf", "10"), ("stade", "Développement"), ("etp_crees", "1 ETP ou plus"), ("etp_cdi", "De 1 à moins de 2 ETP"),
            ("depenses_fonctionnement", "45000"), ("depenses_investissement", "30000"), ("duree_projet_mois", "24 mois ou moins"))
        .With("commune", "Saint-Quentin", "Saint-Quentin")
        .With("projet", "Investir", "Développer un service nouveau pour un besoin social peu ou mal satisfait");

    public static Persona IdeaInAudruicq => Anyone.With(
        ("nature_demandeur", "Une idée ou un projet, pas encore de structure"), ("commune", "Audruicq"), ("projet_ess", "Oui"),
        ("stade", "Émergence"), ("projet", "Lancer une nouvelle activité"));

    public static Persona IntercommunalityWithAPlan => Anyone.With(
        ("nature_demandeur", "Une intercommunalité (EPCI)"), ("commune", "Abbeville"),
        ("forme_juridique", "Établissement public ou collectivité"), ("projet", "Bâtir un plan d’actions pour l’ESS"),
        ("plan_actions_ess", "Oui"));

    public static Persona ScicInRouen => ScicInLens.With(("commune", "Rouen"));

    public static Persona EnterpriseInDifficulty => ScicInLens.With(
        ("commune", "Maubeuge"), ("date_creation", MonthsAgo(60)), ("effectif", "De 4 à 9"), ("stade", "Consolidation"),
        ("projet", NoneOfThem), ("etp_crees", "Aucun"), ("exercices_en_perte", "Deux"), ("degradation_fonds_propres", "Oui"),
        ("perte_financement_ou_marche", "Oui"), ("avance_demandee", "20000"));

    public string[] Says(string question) => Answers.GetValueOrDefault(question, [DontKnow]);

    public Persona With(params (string Question, string Answer)[] answers)
    {
        var all = new Dictionary<string, string[]>(Answers, StringComparer.Ordinal);
        foreach (var (question, answer) in answers)
            all[question] = [answer];
        return new(all);
    }

    public Persona With(string question, params string[] answers) =>
        new(new Dictionary<string, string[]>(Answers, StringComparer.Ordinal) { [question] = answers });

    /// <summary>A day so far back, as a date field takes it: ages do not change with the day of the run.</summary>
    private static string MonthsAgo(int months) =>
        TimeProvider.System.GetLocalNow().AddMonths(-months).AddDays(-2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
