using Beffroi.Catalogue;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What was done to a request since somebody read it. Once it is deposited, each of its versions is one act that was written down.</summary>
internal sealed class RequestChanges(History history, RegionClock days)
{
    private const int Most = 200;

    /// <summary>In words, the first to the last.</summary>
    /// <param name="now">The request as it is.</param>
    /// <param name="read">The version that was read.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<IReadOnlyList<string>> Since(AidRequest now, long read, CancellationToken cancellation) =>
        [.. (await Acts(now, read, cancellation)).Reverse().Select(a => $"{days.Moment(a.Line.At)}\u00A0: {a.Line.What}{(a.Line.Why is { } why ? $" «\u00A0{why}\u00A0»" : "")}")];

    /// <summary>Whether who does that act has to have seen all that was done since.</summary>
    public async Task<bool> Matter(AidRequestAct act, AidRequest now, long read, CancellationToken cancellation) =>
        await Acts(now, read, cancellation) is not { Count: > 0 } acts || acts.Any(a => Matters(act, a.Happened));

    /// <summary>Whoever takes a request over finds the answers there; who follows it, and until when it waits, changes nothing of what the organisation sends or takes back.</summary>
    private static bool Matters(AidRequestAct act, object happened) => (act, happened) switch
    {
        (AidRequestAct.TakeCharge, PieceAnswered) => false,
        (AidRequestAct.Complete or AidRequestAct.Withdraw or AidRequestAct.AcceptRedirect or AidRequestAct.DeclineRedirect, AidRequestMoved { Act: AidRequestAct.TakeCharge }) => false,
        (AidRequestAct.Complete, AidRequestMoved { Act: AidRequestAct.Remind }) => false,
        _ => true,
    };

    private async Task<IReadOnlyList<(HistoryLine Line, object Happened)>> Acts(AidRequest now, long read, CancellationToken cancellation) =>
    [
        .. (await history.EventsAbout(now.CaseFileId.Value, Most, cancellation))
            .Where(e => e.Happened is AidRequestMoved moved ? moved.Request == now.Id : e.Happened is PieceAnswered answered && answered.Request == now.Id)
            .Take((int)Math.Clamp(now.Version - read, 0, Most)),
    ];
}
