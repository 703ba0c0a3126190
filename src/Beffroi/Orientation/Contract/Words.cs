using Beffroi.Rules;

namespace Beffroi.Orientation.Contract;

/// <summary>The words of the contract for what the rules answer. Pages word the same things in French.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Eligible => "eligible",
        Verdict.SubjectToReview => "subject_to_review",
        Verdict.Undetermined => "undetermined",
        Verdict.Ineligible => "ineligible",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    public static string Of(CriterionStatus status) => status switch
    {
        CriterionStatus.Met => "met",
        CriterionStatus.NotMet => "not_met",
        CriterionStatus.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(Firmness firmness) => firmness switch
    {
        Firmness.Official => "official",
        Firmness.Secondary => "secondary",
        Firmness.Deduced => "deduced",
        _ => throw new ArgumentOutOfRangeException(nameof(firmness)),
    };

    public static string Of(Availability availability) => availability switch
    {
        Availability.Open => "open",
        Availability.Closed => "closed",
        Availability.Upcoming => "upcoming",
        Availability.Exhausted => "exhausted",
        Availability.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(availability)),
    };

    public static string Of(Pillar pillar) => pillar switch
    {
        Pillar.Advice => "advice",
        Pillar.Funding => "funding",
        Pillar.Networking => "networking",
        _ => throw new ArgumentOutOfRangeException(nameof(pillar)),
    };

    public static string Of(CircuitMode mode) => mode switch
    {
        CircuitMode.Deposit => "deposit",
        CircuitMode.Referral => "referral",
        CircuitMode.Signpost => "signpost",
        CircuitMode.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static string Of(AidKind kind) => kind switch
    {
        AidKind.Grant => "grant",
        AidKind.RepayableAdvance => "repayable_advance",
        AidKind.Service => "service",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(Answerer answerer) => answerer switch
    {
        Answerer.Applicant => "applicant",
        Answerer.Officer => "officer",
        _ => throw new ArgumentOutOfRangeException(nameof(answerer)),
    };

    /// <summary>« 2027-03-03 ».</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
