namespace Beffroi.Applications.CaseFiles;

/// <summary>Where a request stands. Names are what the column holds.</summary>
internal enum AidRequestState
{
    /// <summary>In a draft.</summary>
    Prepared,

    Deposited,

    /// <summary>An officer looks whether everything is there.</summary>
    UnderReview,

    /// <summary>The Region waits for pieces.</summary>
    Incomplete,

    /// <summary>Complete and admissible: it is assessed.</summary>
    UnderAssessment,

    Inadmissible,

    /// <summary>The Region proposes another scheme, and waits for the organisation.</summary>
    RedirectProposed,

    /// <summary>The organisation took the other scheme: what it wrote goes on there.</summary>
    Redirected,

    /// <summary>The pieces never came.</summary>
    Lapsed,

    Withdrawn,

    /// <summary>With its draft, before it was sent.</summary>
    Abandoned,

    /// <summary>Its text no longer changes; its owner copies it into a form of another site.</summary>
    ToDepositOutside,

    /// <summary>Its owner declares that it was made on that site: what becomes of it there is told by <see cref="OutsideDepositLifecycle"/>.</summary>
    DepositedOutside,
}

internal enum AidRequestAct
{
    Deposit,

    Abandon,

    /// <summary>An officer takes it, or takes it over.</summary>
    TakeCharge,

    AskForPieces,

    /// <summary>The members have given what was asked for.</summary>
    Complete,

    /// <summary>The Region recalls that it waits, with a new day.</summary>
    Remind,

    /// <summary>After a reminder, the day has passed.</summary>
    Lapse,

    DeclareAdmissible,

    DeclareInadmissible,

    /// <summary>The Region looks again at what it had found inadmissible.</summary>
    LookAgain,

    /// <summary>The Region proposes another scheme.</summary>
    ProposeRedirect,

    AcceptRedirect,

    DeclineRedirect,

    Withdraw,

    /// <summary>The file is written for good: what is asked for on another site is still to be made there.</summary>
    LeaveForOutside,

    DeclareDepositedOutside,
}

/// <summary>On which side of the table one sits.</summary>
internal enum AidRequestParty
{
    /// <summary>A member: an editor prepares and answers, an owner deposits, withdraws, gives up and answers when another scheme is proposed.</summary>
    Organisation,

    /// <summary>A case officer.</summary>
    Region,
}

/// <param name="From">The state before.</param>
/// <param name="Act">What is done.</param>
/// <param name="By">By whom.</param>
/// <param name="To">The state after.</param>
internal sealed record AidRequestTransition(AidRequestState From, AidRequestAct Act, AidRequestParty By, AidRequestState To);

/// <summary>All that can happen to a request until it is assessed. What is not here is refused.</summary>
internal static class AidRequestLifecycle
{
    public static IReadOnlyList<AidRequestTransition> Transitions { get; } =
    [
        Organisation(AidRequestState.Prepared, AidRequestAct.Deposit, AidRequestState.Deposited),
        Organisation(AidRequestState.Prepared, AidRequestAct.LeaveForOutside, AidRequestState.ToDepositOutside),
        Organisation(AidRequestState.Prepared, AidRequestAct.Abandon, AidRequestState.Abandoned),

        Organisation(AidRequestState.ToDepositOutside, AidRequestAct.DeclareDepositedOutside, AidRequestState.DepositedOutside),
        Organisation(AidRequestState.ToDepositOutside, AidRequestAct.Withdraw, AidRequestState.Withdrawn),

        Region(AidRequestState.Deposited, AidRequestAct.TakeCharge, AidRequestState.UnderReview),
        Organisation(AidRequestState.Deposited, AidRequestAct.Withdraw, AidRequestState.Withdrawn),

        Region(AidRequestState.UnderReview, AidRequestAct.TakeCharge, AidRequestState.UnderReview),
        Region(AidRequestState.UnderReview, AidRequestAct.AskForPieces, AidRequestState.Incomplete),
        Region(AidRequestState.UnderReview, AidRequestAct.DeclareAdmissible, AidRequestState.UnderAssessment),
        Region(AidRequestState.UnderReview, AidRequestAct.DeclareInadmissible, AidRequestState.Inadmissible),
        Region(AidRequestState.UnderReview, AidRequestAct.ProposeRedirect, AidRequestState.RedirectProposed),
        Organisation(AidRequestState.UnderReview, AidRequestAct.Withdraw, AidRequestState.Withdrawn),

        Region(AidRequestState.Incomplete, AidRequestAct.TakeCharge, AidRequestState.Incomplete),
        Organisation(AidRequestState.Incomplete, AidRequestAct.Complete, AidRequestState.UnderReview),
        Region(AidRequestState.Incomplete, AidRequestAct.Remind, AidRequestState.Incomplete),
        Region(AidRequestState.Incomplete, AidRequestAct.Lapse, AidRequestState.Lapsed),
        Organisation(AidRequestState.Incomplete, AidRequestAct.Withdraw, AidRequestState.Withdrawn),

        Region(AidRequestState.UnderAssessment, AidRequestAct.TakeCharge, AidRequestState.UnderAssessment),
        Region(AidRequestState.UnderAssessment, AidRequestAct.AskForPieces, AidRequestState.Incomplete),
        Region(AidRequestState.UnderAssessment, AidRequestAct.ProposeRedirect, AidRequestState.RedirectProposed),
        Organisation(AidRequestState.UnderAssessment, AidRequestAct.Withdraw, AidRequestState.Withdrawn),

        Region(AidRequestState.RedirectProposed, AidRequestAct.TakeCharge, AidRequestState.RedirectProposed),
        Region(AidRequestState.RedirectProposed, AidRequestAct.LookAgain, AidRequestState.UnderReview),
        Organisation(AidRequestState.RedirectProposed, AidRequestAct.AcceptRedirect, AidRequestState.Redirected),
        Organisation(AidRequestState.RedirectProposed, AidRequestAct.DeclineRedirect, AidRequestState.UnderReview),
        Organisation(AidRequestState.RedirectProposed, AidRequestAct.Withdraw, AidRequestState.Withdrawn),

        Region(AidRequestState.Inadmissible, AidRequestAct.LookAgain, AidRequestState.UnderReview),
    ];

    /// <summary>Null when that cannot happen then, or not by them.</summary>
    public static AidRequestState? After(AidRequestState from, AidRequestAct act, AidRequestParty by) =>
        Transitions.FirstOrDefault(t => t.From == from && t.Act == act && t.By == by)?.To;

    /// <summary>Whether the Region has something to do, or waits for something.</summary>
    public static bool IsRunning(this AidRequestState state) =>
        state is AidRequestState.Deposited or AidRequestState.UnderReview or AidRequestState.Incomplete or AidRequestState.UnderAssessment or AidRequestState.RedirectProposed;

    /// <summary>The same, for a query.</summary>
    public static IReadOnlyList<AidRequestState> Running { get; } = [.. Enum.GetValues<AidRequestState>().Where(s => s.IsRunning())];

    /// <summary>Those of which the Region reads the messages: what runs here, and what is made on another site.</summary>
    public static IReadOnlyList<AidRequestState> Followed { get; } = [.. Running, AidRequestState.DepositedOutside];

    /// <summary>For both sides.</summary>
    public static string InWords(this AidRequestState state) => state switch
    {
        AidRequestState.Prepared => "en préparation",
        AidRequestState.Deposited => "déposée",
        AidRequestState.UnderReview => "en vérification",
        AidRequestState.Incomplete => "incomplète",
        AidRequestState.UnderAssessment => "en instruction",
        AidRequestState.Inadmissible => "irrecevable",
        AidRequestState.RedirectProposed => "réorientation proposée",
        AidRequestState.Redirected => "réorientée",
        AidRequestState.Lapsed => "caduque",
        AidRequestState.Withdrawn => "retirée",
        AidRequestState.Abandoned => "abandonnée",
        AidRequestState.ToDepositOutside => "à déposer sur un autre site",
        AidRequestState.DepositedOutside => "déposée sur un autre site",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static AidRequestTransition Organisation(AidRequestState from, AidRequestAct act, AidRequestState to) => new(from, act, AidRequestParty.Organisation, to);

    private static AidRequestTransition Region(AidRequestState from, AidRequestAct act, AidRequestState to) => new(from, act, AidRequestParty.Region, to);
}
