using Beffroi.Rules;

namespace Beffroi.Orientation.Contract;

/// <summary>What to do next, following the circuit of the scheme.</summary>
internal static class NextSteps
{
    /// <summary>A sentence; the text's own when it has one.</summary>
    public static string? Of(SchemeAnswer answer) => answer.Verdict == Verdict.Ineligible ? null
        : answer.Version.NextStep?.Text ?? answer.Scheme.Circuit.Mode switch
        {
            CircuitMode.Deposit => "Déposer une demande.",
            CircuitMode.Referral => "Être mis en relation avec un opérateur.",
            CircuitMode.Signpost => "Voir le site du dispositif.",
            _ => "Demander à la Région comment faire.",
        };

    /// <summary>The words of the button.</summary>
    public static string Label(CircuitMode mode) => mode switch
    {
        CircuitMode.Deposit => "Déposer une demande",
        CircuitMode.Referral => "Être mis en relation",
        CircuitMode.Signpost => "Voir le site",
        _ => "Demander à la Région",
    };

    /// <summary>Where the button leads: the form or the site of the text, the operators of the scheme, the Region.</summary>
    public static string Address(Scheme scheme) => scheme.Circuit.Mode switch
    {
        CircuitMode.Deposit or CircuitMode.Signpost when scheme.Circuit.Address is { } address => address,
        CircuitMode.Referral => $"/interlocuteurs#{scheme.Id}",
        _ => "/interlocuteurs#region",
    };
}
