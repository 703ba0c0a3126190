namespace Beffroi.Organisations.Claim;

/// <summary>Whether the Region knows that the members speak for the organisation. Names are what the column holds.</summary>
internal enum ClaimState
{
    /// <summary>They say so; the Region has to look at it.</summary>
    Claimed,

    /// <summary>The Region has asked for what is missing.</summary>
    Questioned,

    Verified,

    Refused,
}

/// <summary>What moves a claim.</summary>
internal enum ClaimAct
{
    /// <summary>The Region asks for what is missing.</summary>
    Question,

    /// <summary>The members answer, or ask again after a refusal.</summary>
    Reply,

    /// <summary>The Region accepts.</summary>
    Verify,

    /// <summary>The Region refuses.</summary>
    Refuse,

    /// <summary>The identity provider has checked that an owner works there: their SIRET is of its SIREN.</summary>
    Vouch,

    /// <summary>The organisation gets its SIREN: it must be shown to be theirs.</summary>
    GiveSiren,
}

/// <param name="From">The state before.</param>
/// <param name="Act">What is done.</param>
/// <param name="To">The state after.</param>
internal sealed record ClaimTransition(ClaimState From, ClaimAct Act, ClaimState To);

/// <summary>All that can happen to a claim. What is not here is refused.</summary>
internal static class ClaimLifecycle
{
    public static IReadOnlyList<ClaimTransition> Transitions { get; } =
    [
        new(ClaimState.Claimed, ClaimAct.Question, ClaimState.Questioned),
        new(ClaimState.Claimed, ClaimAct.Verify, ClaimState.Verified),
        new(ClaimState.Claimed, ClaimAct.Refuse, ClaimState.Refused),
        new(ClaimState.Claimed, ClaimAct.Vouch, ClaimState.Verified),
        new(ClaimState.Claimed, ClaimAct.GiveSiren, ClaimState.Claimed),
        new(ClaimState.Questioned, ClaimAct.Reply, ClaimState.Claimed),
        new(ClaimState.Questioned, ClaimAct.Verify, ClaimState.Verified),
        new(ClaimState.Questioned, ClaimAct.Refuse, ClaimState.Refused),
        new(ClaimState.Questioned, ClaimAct.Vouch, ClaimState.Verified),
        new(ClaimState.Questioned, ClaimAct.GiveSiren, ClaimState.Claimed),
        new(ClaimState.Verified, ClaimAct.GiveSiren, ClaimState.Claimed),
        new(ClaimState.Refused, ClaimAct.Reply, ClaimState.Claimed),
        new(ClaimState.Refused, ClaimAct.GiveSiren, ClaimState.Claimed),
    ];

    /// <summary>Null when that cannot happen then.</summary>
    public static ClaimState? After(ClaimState from, ClaimAct act) => Transitions.FirstOrDefault(t => t.From == from && t.Act == act)?.To;

    /// <summary>Whether the Region may do something about it.</summary>
    public static bool WaitsForTheRegion(ClaimState state) => After(state, ClaimAct.Verify) is not null;

    public static string InWords(this ClaimState state) => state switch
    {
        ClaimState.Claimed => "en cours de vérification par la Région",
        ClaimState.Questioned => "la Région attend une précision",
        ClaimState.Verified => "vérifié",
        ClaimState.Refused => "rattachement refusé par la Région",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
