using Beffroi.Rules;
using Beffroi.Ui;

namespace Beffroi.Catalogue;

/// <summary>The words of pages for what the catalogue says with a type.</summary>
public static class SchemeWords
{
    /// <summary>« BUSIN’ESS »; the id itself of a scheme that the catalogue no longer has.</summary>
    public static string AcronymOf(this SchemeCatalogue catalogue, string id) => catalogue.Scheme(id)?.Acronym ?? id;

    /// <summary>« Conseil ».</summary>
    public static string Label(this Pillar pillar) => pillar switch
    {
        Pillar.Advice => "Conseil",
        Pillar.Funding => "Financement",
        Pillar.Networking => "Mise en réseau",
        _ => throw new ArgumentOutOfRangeException(nameof(pillar), pillar, null),
    };

    /// <summary>« Émergence ».</summary>
    public static string Label(this LifeStage stage) => stage switch
    {
        LifeStage.Emergence => "Émergence",
        LifeStage.Creation => "Création",
        LifeStage.Development => "Développement",
        LifeStage.Consolidation => "Consolidation",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };

    /// <summary>« même projet », as the rules of cumulation are written.</summary>
    public static string Label(this CumulationScope scope) => scope switch
    {
        CumulationScope.Project => "même projet",
        CumulationScope.Expense => "même dépense",
        CumulationScope.Job => "même emploi",
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };

    /// <summary>« officielle », of a source.</summary>
    public static string Label(this Firmness firmness) => firmness switch
    {
        Firmness.Official => "officielle",
        Firmness.Secondary => "secondaire",
        Firmness.Deduced => "déduite",
        _ => throw new ArgumentOutOfRangeException(nameof(firmness), firmness, null),
    };

    /// <summary>« À priori éligible ».</summary>
    public static string Label(this Verdict verdict) => verdict switch
    {
        Verdict.Eligible => "À priori éligible",
        Verdict.SubjectToReview => "À priori éligible sous réserve d’examen",
        Verdict.Undetermined => "Il manque des informations",
        Verdict.Ineligible => "À priori non éligible",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    /// <summary>How a verdict is drawn.</summary>
    public static Sign Sign(this Verdict verdict) => verdict switch
    {
        Verdict.Eligible => Ui.Sign.Yes,
        Verdict.SubjectToReview => Ui.Sign.Eye,
        Verdict.Undetermined => Ui.Sign.Open,
        Verdict.Ineligible => Ui.Sign.No,
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    /// <summary>« Ouvert ».</summary>
    public static string Label(this Availability availability) => availability switch
    {
        Availability.Open => "Ouvert",
        Availability.Closed => "Fermé",
        Availability.Upcoming => "À venir",
        Availability.Exhausted => "Enveloppe épuisée",
        Availability.Unknown => "Ouverture à vérifier",
        _ => throw new ArgumentOutOfRangeException(nameof(availability), availability, null),
    };

    /// <summary>How it is asked for, in a few words: « demande à déposer ».</summary>
    public static string Label(this CircuitMode mode) => mode switch
    {
        CircuitMode.Deposit => "Une demande à déposer",
        CircuitMode.Referral => "Un opérateur vous reçoit",
        CircuitMode.Signpost => "Une adresse à contacter",
        CircuitMode.Unknown => "Inconnu",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
    };

    /// <summary>« la Région Hauts-de-France » for <c>region</c>; null stays null: no text says it.</summary>
    public static string? Actor(this Region region, string? actor) => actor switch
    {
        null => null,
        "region" => region.Authority,
        _ => French.Capital(actor),
    };

    /// <summary>How what the texts say of two schemes together is drawn and said; null: they say nothing.</summary>
    public static (Sign Sign, string Word, string With) Shown(this Pair? pair) => pair?.Combination switch
    {
        null => (Ui.Sign.Open, "non dit", "Non dit avec"),
        Combination.Forbidden => (Ui.Sign.No, "pas ensemble", "Pas avec"),
        Combination.Allowed => (Ui.Sign.Yes, "possible", "Possible avec"),
        _ => (Ui.Sign.Open, "à confirmer", "À confirmer avec"),
    };

    /// <summary>« BUSIN’ESS, lancer une nouvelle activité ».</summary>
    public static string Title(this Scheme scheme) => Typography.Typeset($"{scheme.Acronym}, {scheme.Tagline}");

    /// <summary>Address of its page.</summary>
    public static string Address(this Scheme scheme) => $"/dispositifs/{scheme.Id}";

    /// <summary>« 8 000 à 20 000 € », « gratuit », « montant non publié »; null when no money is at stake.</summary>
    public static string? Figure(this SchemeAnswer answer) =>
        answer.Amount is { } amount ? amount.Figure()
        : answer.Version.FreeOfCharge is not null ? "gratuit"
        : null;

    /// <summary>« de 8 000 € à 20 000 € », « montant non publié ».</summary>
    public static string Figure(this AmountAnswer amount) => French.Amount(new NumberRange(amount.Min, amount.Max ?? NumberRange.NoUpperBound));

    /// <summary>« Du 21 octobre 2024 au 31 décembre 2025 », « Depuis le 1er janvier 2026 ».</summary>
    public static string Days(this SchemeVersion version) => version.To is { } end
        ? $"Du {French.Date(version.From)} au {French.Date(end.AddDays(-1))}"
        : $"Depuis le {French.Date(version.From)}";

    /// <summary>A small number in letters, « dix »; in digits above twenty.</summary>
    public static string InLetters(int number, bool feminine = false) => number switch
    {
        1 when feminine => "une",
        >= 0 and <= 20 => Letters[number],
        _ => French.Number(number),
    };

    private static readonly string[] Letters =
    [
        "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze",
        "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
    ];
}
