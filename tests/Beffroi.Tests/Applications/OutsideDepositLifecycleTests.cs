using Beffroi.Applications.CaseFiles;

namespace Beffroi.Tests.Applications;

/// <summary>Every state of a request made on another site against every act of each side, and the numbers that such sites give.</summary>
public sealed class OutsideDepositLifecycleTests
{
    private static readonly Dictionary<(OutsideState, OutsideAct, AidRequestParty), OutsideState> Expected = new()
    {
        [(OutsideState.Deposited, OutsideAct.SayIncomplete, AidRequestParty.Organisation)] = OutsideState.Incomplete,
        [(OutsideState.Deposited, OutsideAct.SayIncomplete, AidRequestParty.Region)] = OutsideState.Incomplete,
        [(OutsideState.Deposited, OutsideAct.SayComplete, AidRequestParty.Organisation)] = OutsideState.Complete,
        [(OutsideState.Deposited, OutsideAct.SayComplete, AidRequestParty.Region)] = OutsideState.Complete,
        [(OutsideState.Deposited, OutsideAct.SayInadmissible, AidRequestParty.Organisation)] = OutsideState.Inadmissible,
        [(OutsideState.Deposited, OutsideAct.SayInadmissible, AidRequestParty.Region)] = OutsideState.Inadmissible,
        [(OutsideState.Deposited, OutsideAct.SayWithdrawn, AidRequestParty.Organisation)] = OutsideState.Withdrawn,
        [(OutsideState.Incomplete, OutsideAct.SayPiecesGiven, AidRequestParty.Organisation)] = OutsideState.Deposited,
        [(OutsideState.Incomplete, OutsideAct.SayPiecesGiven, AidRequestParty.Region)] = OutsideState.Deposited,
        [(OutsideState.Incomplete, OutsideAct.SayComplete, AidRequestParty.Organisation)] = OutsideState.Complete,
        [(OutsideState.Incomplete, OutsideAct.SayComplete, AidRequestParty.Region)] = OutsideState.Complete,
        [(OutsideState.Incomplete, OutsideAct.SayLapsed, AidRequestParty.Region)] = OutsideState.Lapsed,
        [(OutsideState.Incomplete, OutsideAct.SayWithdrawn, AidRequestParty.Organisation)] = OutsideState.Withdrawn,
        [(OutsideState.Complete, OutsideAct.SayIncomplete, AidRequestParty.Organisation)] = OutsideState.Incomplete,
        [(OutsideState.Complete, OutsideAct.SayIncomplete, AidRequestParty.Region)] = OutsideState.Incomplete,
        [(OutsideState.Complete, OutsideAct.SayWithdrawn, AidRequestParty.Organisation)] = OutsideState.Withdrawn,
        [(OutsideState.Inadmissible, OutsideAct.SayResumed, AidRequestParty.Region)] = OutsideState.Deposited,
        [(OutsideState.Lapsed, OutsideAct.SayResumed, AidRequestParty.Region)] = OutsideState.Deposited,
        [(OutsideState.Withdrawn, OutsideAct.SayResumed, AidRequestParty.Region)] = OutsideState.Deposited,
    };

    [Fact]
    public void Each_leads_where_it_should_and_nowhere_else()
    {
        foreach (var from in Enum.GetValues<OutsideState>())
            foreach (var by in Enum.GetValues<AidRequestParty>())
            {
                foreach (var act in Enum.GetValues<OutsideAct>())
                    Assert.Equal(Expected.TryGetValue((from, act, by), out var to) ? to : null, OutsideDepositLifecycle.After(from, act, by));
                Assert.Equal(Expected.Keys.Where(k => k.Item1 == from && k.Item3 == by).Select(k => k.Item2).Order(), OutsideDepositLifecycle.Of(from, by).Order());
            }
        Assert.Equal(OutsideDepositLifecycle.Transitions.Count, Expected.Count);
    }

    [Fact]
    public void Every_state_is_reached_and_what_was_told_wrongly_is_never_the_end()
    {
        var reached = new HashSet<OutsideState> { OutsideState.Deposited };
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(OutsideDepositLifecycle.Transitions.Where(t => reached.Contains(t.From)).Select(t => t.To));
        }
        Assert.Equal(Enum.GetValues<OutsideState>(), reached.Order());
        Assert.All(Enum.GetValues<OutsideState>(), s => Assert.NotEmpty(OutsideDepositLifecycle.Of(s, AidRequestParty.Region)));
        Assert.All(Enum.GetValues<OutsideState>(), s => Assert.NotEmpty(s.InWords()));
        Assert.All(Enum.GetValues<OutsideAct>(), a => Assert.NotEmpty(a.InWords()));
    }

    [Theory]
    [InlineData(" 2026-INSO/0042 ", "2026-INSO/0042")]
    [InlineData("Dossier nº 12 (bis)", "Dossier nº 12 (bis)")]
    [InlineData("Réf\u0065\u0301rence_7", "Référence_7")]
    [InlineData("", null)]
    [InlineData(" \t", null)]
    [InlineData("12\n34", null)]
    [InlineData("12\u200B34", null)]
    [InlineData("12\u202E34", null)]
    [InlineData("12\uE00034", null)]
    [InlineData("12\uD80034", null)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901", null)]
    public void A_number_is_any_short_line_that_can_be_read(string typed, string? kept)
    {
        var read = OutsideNumber.Read(typed);

        Assert.Equal(kept, read.Succeeded ? read.Value.ToString() : null);
    }
}
