namespace Beffroi.Organisations.Bank;

/// <summary>How far the Region has verified bank details. Names are what the column holds.</summary>
internal enum BankState
{
    /// <summary>An owner says so; nobody was called.</summary>
    Proposed,

    /// <summary>Confirmed by telephone; a second person of the Region has to look at it.</summary>
    Called,

    /// <summary>Those in force.</summary>
    Verified,

    /// <summary>By the Region.</summary>
    Refused,

    /// <summary>They were in force; others are.</summary>
    Replaced,

    /// <summary>An owner proposed others before the Region had settled these.</summary>
    Abandoned,
}

/// <summary>What moves them.</summary>
internal enum BankAct
{
    /// <summary>The person who was called confirms.</summary>
    CallConfirms,

    /// <summary>Nobody could be reached.</summary>
    CallFails,

    /// <summary>The person who was called knows nothing of it.</summary>
    CallDenies,

    /// <summary>A second person of the Region accepts.</summary>
    Confirm,

    /// <summary>The Region refuses.</summary>
    Refuse,

    /// <summary>An owner proposes others.</summary>
    ProposeOthers,

    /// <summary>Others are verified.</summary>
    VerifyOthers,
}

internal sealed record BankTransition(BankState From, BankAct Act, BankState To);

/// <summary>All that can happen to bank details. What is not here is refused.</summary>
internal static class BankLifecycle
{
    public static IReadOnlyList<BankTransition> Transitions { get; } =
    [
        new(BankState.Proposed, BankAct.CallConfirms, BankState.Called),
        new(BankState.Proposed, BankAct.CallFails, BankState.Proposed),
        new(BankState.Proposed, BankAct.CallDenies, BankState.Refused),
        new(BankState.Proposed, BankAct.Refuse, BankState.Refused),
        new(BankState.Proposed, BankAct.ProposeOthers, BankState.Abandoned),
        new(BankState.Called, BankAct.Confirm, BankState.Verified),
        new(BankState.Called, BankAct.Refuse, BankState.Refused),
        new(BankState.Called, BankAct.ProposeOthers, BankState.Abandoned),
        new(BankState.Verified, BankAct.VerifyOthers, BankState.Replaced),
    ];

    /// <summary>Null when that cannot happen then.</summary>
    public static BankState? After(BankState from, BankAct act) => Transitions.FirstOrDefault(t => t.From == from && t.Act == act)?.To;

    /// <summary>Whether the Region has something to do.</summary>
    public static bool WaitsForTheRegion(BankState state) => After(state, BankAct.Refuse) is not null;

    public static string InWords(this BankState state) => state switch
    {
        BankState.Proposed => "à vérifier par la Région",
        BankState.Called => "confirmées par téléphone, à valider par un second agent",
        BankState.Verified => "vérifiées",
        BankState.Refused => "refusées par la Région",
        BankState.Replaced => "remplacées",
        BankState.Abandoned => "abandonnées",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
