namespace Beffroi.Applications.CaseFiles;

/// <summary>What people tell that another site says of a request, until it is assessed there. Names are what the column holds.</summary>
internal enum OutsideState
{
    Deposited,

    /// <summary>The other site waits for pieces.</summary>
    Incomplete,

    /// <summary>Complete and admissible: it is assessed.</summary>
    Complete,

    Inadmissible,

    /// <summary>The pieces never came.</summary>
    Lapsed,

    Withdrawn,
}

internal enum OutsideAct
{
    SayIncomplete,

    /// <summary>The pieces were given on the other site, which looks again.</summary>
    SayPiecesGiven,

    SayComplete,

    SayInadmissible,

    SayLapsed,

    SayWithdrawn,

    /// <summary>The Region says that it goes on there, or corrects what was told wrongly.</summary>
    SayResumed,
}

/// <param name="From">The state before.</param>
/// <param name="Act">What is told.</param>
/// <param name="By">By whom: an editor of the organisation, a case officer of the Region.</param>
/// <param name="To">The state after.</param>
internal sealed record OutsideTransition(OutsideState From, OutsideAct Act, AidRequestParty By, OutsideState To);

/// <summary>
/// All that can be told of a request made on another site. It follows <see cref="AidRequestLifecycle"/>, but for what is seen from outside: steps may go unseen, and both sides may tell what they read there.
/// Only the organisation withdraws; only the Region tells that it lapsed, or that it goes on.
/// </summary>
internal static class OutsideDepositLifecycle
{
    public static IReadOnlyList<OutsideTransition> Transitions { get; } =
    [
        .. Both(OutsideState.Deposited, OutsideAct.SayIncomplete, OutsideState.Incomplete),
        .. Both(OutsideState.Deposited, OutsideAct.SayComplete, OutsideState.Complete),
        .. Both(OutsideState.Deposited, OutsideAct.SayInadmissible, OutsideState.Inadmissible),
        Organisation(OutsideState.Deposited, OutsideAct.SayWithdrawn, OutsideState.Withdrawn),

        .. Both(OutsideState.Incomplete, OutsideAct.SayPiecesGiven, OutsideState.Deposited),
        .. Both(OutsideState.Incomplete, OutsideAct.SayComplete, OutsideState.Complete),
        Region(OutsideState.Incomplete, OutsideAct.SayLapsed, OutsideState.Lapsed),
        Organisation(OutsideState.Incomplete, OutsideAct.SayWithdrawn, OutsideState.Withdrawn),

        .. Both(OutsideState.Complete, OutsideAct.SayIncomplete, OutsideState.Incomplete),
        Organisation(OutsideState.Complete, OutsideAct.SayWithdrawn, OutsideState.Withdrawn),

        Region(OutsideState.Inadmissible, OutsideAct.SayResumed, OutsideState.Deposited),
        Region(OutsideState.Lapsed, OutsideAct.SayResumed, OutsideState.Deposited),
        Region(OutsideState.Withdrawn, OutsideAct.SayResumed, OutsideState.Deposited),
    ];

    /// <summary>Null when that cannot be told then, or not by them.</summary>
    public static OutsideState? After(OutsideState from, OutsideAct act, AidRequestParty by) =>
        Transitions.FirstOrDefault(t => t.From == from && t.Act == act && t.By == by)?.To;

    /// <summary>What one side can tell now.</summary>
    public static IReadOnlyList<OutsideAct> Of(OutsideState from, AidRequestParty by) => [.. Transitions.Where(t => t.From == from && t.By == by).Select(t => t.Act)];

    public static string InWords(this OutsideState state) => state switch
    {
        OutsideState.Deposited => "déposée",
        OutsideState.Incomplete => "incomplète",
        OutsideState.Complete => "complète, à l’étude",
        OutsideState.Inadmissible => "irrecevable",
        OutsideState.Lapsed => "caduque",
        OutsideState.Withdrawn => "retirée",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>As a choice of the form.</summary>
    public static string InWords(this OutsideAct act) => act switch
    {
        OutsideAct.SayIncomplete => "Incomplète\u00A0: des pièces sont demandées",
        OutsideAct.SayPiecesGiven => "Les pièces sont envoyées, la demande est de nouveau examinée",
        OutsideAct.SayComplete => "Complète\u00A0: la demande est étudiée",
        OutsideAct.SayInadmissible => "Irrecevable\u00A0: la demande ne peut pas être étudiée",
        OutsideAct.SayLapsed => "Caduque\u00A0: les pièces ne sont pas venues",
        OutsideAct.SayWithdrawn => "Retirée par la structure",
        OutsideAct.SayResumed => "Elle continue\u00A0: elle est de nouveau examinée, ou ce qui était noté était une erreur",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static OutsideTransition[] Both(OutsideState from, OutsideAct act, OutsideState to) => [Organisation(from, act, to), Region(from, act, to)];

    private static OutsideTransition Organisation(OutsideState from, OutsideAct act, OutsideState to) => new(from, act, AidRequestParty.Organisation, to);

    private static OutsideTransition Region(OutsideState from, OutsideAct act, OutsideState to) => new(from, act, AidRequestParty.Region, to);
}
