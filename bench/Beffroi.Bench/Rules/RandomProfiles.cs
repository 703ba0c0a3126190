using System.Text.Json;
using Beffroi.Bench.HandWritten;
using Beffroi.Rules;

namespace Beffroi.Bench.Rules;

/// <summary>One drawn profile, as each peer takes it.</summary>
internal sealed record Case(string Facts, Profile Profile, Situation Situation);

/// <summary>Profiles of a fixed seed, drawn around the numbers where the rules of these schemes change.</summary>
internal sealed class RandomProfiles(SchemeCatalogue catalogue, DateOnly today, int seed)
{
    private readonly IReadOnlyList<string> municipalities = catalogue.Fact("commune")!.Table!.Keys.Values;
    private readonly int[] inRegion = RowsInRegion(catalogue);
    private readonly Random random = new(seed);

    /// <summary>The communes of the Region, by their rows in the table.</summary>
    public static int[] RowsInRegion(SchemeCatalogue catalogue)
    {
        var table = catalogue.Fact("commune")!.Table!;
        var regions = table.Column("region")!;
        return [.. Enumerable.Range(0, table.Keys.Count).Where(row => regions.Values[regions.Of(row)] == catalogue.Region.InseeCode)];
    }

    /// <summary>Every fact has one value.</summary>
    public List<Case> Complete(int count) => [.. Enumerable.Range(0, count).Select(_ => One(new Draw(random, 1, 0, Favour())))];

    /// <summary>Facts that are known, partly known and unknown, from nearly none to nearly all.</summary>
    public List<Case> Partial(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var whole = random.NextDouble();
        return One(new Draw(random, whole, (1 - whole) * random.NextDouble(), Favour()));
    })];

    /// <summary>Half of the profiles are drawn blindly, the others more or less to suit.</summary>
    private double Favour() => random.Next(2) == 0 ? 0 : 0.8 + (0.2 * random.NextDouble());

    private Case One(Draw draw)
    {
        var situation = Situate(draw);
        var json = draw.Facts.ToJsonString();
        using var document = JsonDocument.Parse(json);
        var reading = catalogue.ReadProfile(today, document.RootElement);
        return new Case(json, reading.Profile ?? throw new InvalidOperationException($"{reading.Problems[0]} in {json}"), situation);
    }

    private Situation Situate(Draw draw)
    {
        var money = new Interval(0, 100_000_000 * 100L);
        var months = new Interval(0, 3000);
        var jobs = draw.Number("etp_crees", new(0, 100_000), [0, 75, 80, 100, 200], new(80, 200), 100, 5);
        return new Situation
        {
            Applicant = draw.Choice("nature_demandeur", ["porteur_de_projet", "entreprise", "epci", "autre_collectivite"], Applicants.Enterprise),
            Municipalities = draw.Municipalities("commune", municipalities, inRegion, 0.8),
            LegalForm = draw.Choice("forme_juridique",
                ["association", "scop", "scic", "autre_cooperative", "mutuelle", "fondation", "societe_commerciale", "entreprise_individuelle", "etablissement_public", "autre"],
                Forms.Association | Forms.Scop | Forms.Scic | Forms.Company),
            Statuses = draw.Ensemble("statuts_particuliers", ["siae", "ea", "esat", "ge", "geiq", "ebe"], 0.15),
            SocialApproval = draw.Flag("esus", true),
            SocialMention = draw.Flag("mention_ess", true),
            SocialProject = draw.Flag("projet_ess", true),
            EconomicActivity = draw.Flag("activite_economique", true),
            Employees = draw.Number("effectif", new(0, 100_000), [0, 1, 2, 9, 10, 50], new(1, 9)),
            FirstJob = draw.Flag("premier_emploi", true),
            AgeInMonths = draw.Chance(0.5)
                ? draw.MonthsSince("date_creation", today, months)
                : draw.Number("anciennete_mois", months, [0, 11, 12, 13, 35, 36, 37, 120], new(12, 60)),
            IndustryDivision = draw.Number("division_naf", new(1, 99), [1, 64, 65, 66, 68, 69, 70, 71, 88, 99], new(72, 99)),
            Field = draw.Choice("domaine", ["aucun", "culture", "sport", "formation_professionnelle", "ecole_de_production"], Fields.None),
            EarlierAids = draw.Ensemble("aides_anterieures", ["creation_20170447", "emergence_20170446"], 0.15),
            Project = draw.Ensemble("projet",
                ["nouvelle_activite", "investissement", "innovation_sociale", "cooperation", "etude_faisabilite", "plan_territorial_ess", "tzcld"], 0.6),
            Started = draw.Flag("projet_commence", false),
            JobsCreated = jobs,
            PermanentJobs = draw.Number("etp_cdi", new(0, 100_000), [0, 75, 80, 100, 200], new(80, 200), 100, 5, jobs.Max),
            JobsInThreeYears = draw.Number("emplois_prevus_3_ans", new(0, 100_000), [0, 4, 5, 12], new(5, 12)),
            OperatingCosts = draw.Number("depenses_fonctionnement", money, [0, 999_999, 1_000_000, 1_000_001, 2_500_000, 3_000_000, 6_000_000, 9_000_000], new(1_000_000, 9_000_000), 100),
            CapitalCosts = draw.Number("depenses_investissement", money, [0, 1, 3_000_000, 6_000_000, 9_000_000], new(3_000_000, 9_000_000), 100),
            ProjectMonths = draw.Number("duree_projet_mois", new(1, 600), [1, 12, 24, 25, 36], new(12, 24)),
            StudyMonths = draw.Number("duree_etude_mois", new(1, 120), [1, 5, 6, 9, 10, 12], new(6, 9)),
            StudyCost = draw.Number("cout_etude", money, [0, 101, 3_000_000, 4_285_714, 4_285_715, 6_000_000], new(3_000_000, 6_000_000), 100),
            Sharing = draw.Flag("mutualisation", false),
            ThirdRevolution = draw.Flag("rev3", false),
            Partners = draw.Ensemble("partenaires", ["entreprises_ess", "entreprises", "collectivites", "recherche", "citoyens"], 0.3),
            LabelledTerritory = draw.Flag("territoire_habilite_tzcld", true),
            ActionPlan = draw.Flag("plan_actions_ess", true),
            YearsOfLoss = draw.Number("exercices_en_perte", new(0, 3), [0, 1, 2, 3], new(1, 3)),
            EquityFell = draw.Flag("degradation_fonds_propres", true),
            FundingLost = draw.Flag("perte_financement_ou_marche", true),
            AdvanceAsked = draw.Number("avance_demandee", money, [0, 499_999, 500_000, 5_000_000, 10_000_000, 10_000_001, 12_000_000], new(500_000, 10_000_000), 100),
            TaxesPaid = draw.Flag("a_jour_fiscal_et_social", true),
            OtherAidSameProject = draw.Flag("aide_inso_meme_projet", false),
        };
    }
}
