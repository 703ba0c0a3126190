using Beffroi.Rules;

namespace Beffroi.Orientation;

/// <summary>How pages word what the rules answer. They never say "verdict": only the deciding body decides.</summary>
internal static class FrenchWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Eligible => "À priori éligible",
        Verdict.SubjectToReview => "À priori éligible, sous réserve d’examen",
        Verdict.Undetermined => "Il manque des informations",
        Verdict.Ineligible => "À priori non éligible pour l’instant",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static string Of(CriterionAnswer criterion) => (criterion.Status, criterion.DecidedBy) switch
    {
        (CriterionStatus.Met, _) => "rempli",
        (CriterionStatus.NotMet, _) => "non rempli",
        (_, Answerer.Officer) => "à l’appréciation du chargé de mission",
        _ => "à préciser",
    };

    public static string Of(Firmness firmness) => firmness switch
    {
        Firmness.Official => "texte officiel",
        Firmness.Secondary => "source secondaire, à confirmer",
        Firmness.Deduced => "déduction, aucun texte ne l’énonce",
        _ => throw new ArgumentOutOfRangeException(nameof(firmness)),
    };

    public static string Of(Availability availability) => availability switch
    {
        Availability.Open => "ouvert",
        Availability.Closed => "fermé",
        Availability.Upcoming => "à venir",
        Availability.Exhausted => "crédits épuisés",
        Availability.Unknown => "ouverture non publiée",
        _ => throw new ArgumentOutOfRangeException(nameof(availability)),
    };

    /// <summary>« de 8 000 € à 15 000 € ».</summary>
    public static string Of(AmountRange range) => French.Amount(new NumberRange(range.Min, range.Max ?? NumberRange.NoUpperBound));

    /// <summary>The amount in one phrase: « 8 000 à 15 000 € », « gratuit », « montant non publié ».</summary>
    public static string Figure(SchemeAnswer answer) => answer switch
    {
        { Version.FreeOfCharge: not null, Amount: null } => "gratuit",
        { Amount: { } amount } => French.Amount(new NumberRange(amount.Min, amount.Max ?? NumberRange.NoUpperBound)),
        { Verdict: Verdict.Ineligible } => "",
        _ => "",
    };
}
