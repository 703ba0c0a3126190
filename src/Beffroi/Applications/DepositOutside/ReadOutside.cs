using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Platform.Accounts;
using Beffroi.Rules;

namespace Beffroi.Applications.DepositOutside;

/// <summary>A request made on another site, as both sides follow it.</summary>
/// <param name="Deposit">What was declared.</param>
/// <param name="Lines">What was told since, the latest first.</param>
internal sealed record OutsideFollowUp(OutsideDeposit Deposit, IReadOnlyList<OutsideLine> Lines)
{
    public OutsideLine Last => Lines[0];
}

/// <param name="What">« Incomplète le 3 décembre 2026 ».</param>
/// <param name="Told">« déclaré par la structure le 4 décembre 2026 (Louise Carpentier) ».</param>
/// <param name="Words">What they wrote beside.</param>
internal sealed record OutsideLine(string What, string Told, string? Words);

/// <summary>Reads what was told of requests made on another site, with the names of who told it.</summary>
internal sealed class ReadOutside(OutsideDepositsDb outside, People people, RegionClock days)
{
    public async Task<IReadOnlyDictionary<AidRequestId, OutsideFollowUp>> Of(IEnumerable<AidRequest> requests, CancellationToken cancellation)
    {
        AidRequestId[] ids = [.. requests.Where(r => r.State is AidRequestState.DepositedOutside).Select(r => r.Id)];
        if (ids.Length == 0)
            return new Dictionary<AidRequestId, OutsideFollowUp>();
        var statements = await outside.Statements(ids, cancellation);
        var authors = await people.Of([.. statements.Select(s => s.By).Distinct()], cancellation);
        var lines = statements.Reverse().ToLookup(s => s.AidRequestId, Line);
        return (await outside.Of(ids, cancellation)).ToDictionary(o => o.Key, o => new OutsideFollowUp(o.Value, [.. lines[o.Key]]));

        OutsideLine Line(OutsideStatement s) => new(
            $"{French.Capital(s.State.InWords())} le {French.Date(s.On)}",
            $"{(s.Party is AidRequestParty.Organisation ? "déclaré par la structure" : "noté par la Région")} le {days.Day(s.At)} ({(authors.TryGetValue(s.By, out var who) ? who.FullName : "une personne qui n’a plus de compte")})",
            s.Words);
    }
}
