using Beffroi.Applications.CaseFiles;

namespace Beffroi.Tests.Applications;

/// <summary>Every state of a request against every act of each side.</summary>
public sealed class AidRequestLifecycleTests
{
    private static readonly Dictionary<(AidRequestState, AidRequestAct, AidRequestParty), AidRequestState> Expected = new()
    {
        [(AidRequestState.Prepared, AidRequestAct.Deposit, AidRequestParty.Organisation)] = AidRequestState.Deposited,
        [(AidRequestState.Prepared, AidRequestAct.Abandon, AidRequestParty.Organisation)] = AidRequestState.Abandoned,
        [(AidRequestState.Prepared, AidRequestAct.LeaveForOutside, AidRequestParty.Organisation)] = AidRequestState.ToDepositOutside,
        [(AidRequestState.ToDepositOutside, AidRequestAct.DeclareDepositedOutside, AidRequestParty.Organisation)] = AidRequestState.DepositedOutside,
        [(AidRequestState.ToDepositOutside, AidRequestAct.Withdraw, AidRequestParty.Organisation)] = AidRequestState.Withdrawn,
        [(AidRequestState.Deposited, AidRequestAct.TakeCharge, AidRequestParty.Region)] = AidRequestState.UnderReview,
        [(AidRequestState.Deposited, AidRequestAct.Withdraw, AidRequestParty.Organisation)] = AidRequestState.Withdrawn,
        [(AidRequestState.UnderReview, AidRequestAct.TakeCharge, AidRequestParty.Region)] = AidRequestState.UnderReview,
        [(AidRequestState.UnderReview, AidRequestAct.AskForPieces, AidRequestParty.Region)] = AidRequestState.Incomplete,
        [(AidRequestState.UnderReview, AidRequestAct.DeclareAdmissible, AidRequestParty.Region)] = AidRequestState.UnderAssessment,
        [(AidRequestState.UnderReview, AidRequestAct.DeclareInadmissible, AidRequestParty.Region)] = AidRequestState.Inadmissible,
        [(AidRequestState.UnderReview, AidRequestAct.Withdraw, AidRequestParty.Organisation)] = AidRequestState.Withdrawn,
        [(AidRequestState.Incomplete, AidRequestAct.TakeCharge, AidRequestParty.Region)] = AidRequestState.Incomplete,
        [(AidRequestState.Incomplete, AidRequestAct.Complete, AidRequestParty.Organisation)] = AidRequestState.UnderReview,
        [(AidRequestState.Incomplete, AidRequestAct.Remind, AidRequestParty.Region)] = AidRequestState.Incomplete,
        [(AidRequestState.Incomplete, AidRequestAct.Lapse, AidRequestParty.Region)] = AidRequestState.Lapsed,
        [(AidRequestState.Incomplete, AidRequestAct.Withdraw, AidRequestParty.Organisation)] = AidRequestState.Withdrawn,
        [(AidRequestState.UnderAssessment, AidRequestAct.TakeCharge, AidRequestParty.Region)] = AidRequestState.UnderAssessment,
        [(AidRequestState.UnderAssessment, AidRequestAct.AskForPieces, AidRequestParty.Region)] = AidRequestState.Incomplete,
        [(AidRequestState.UnderAssessment, AidRequestAct.Withdraw, AidRequestParty.Organisation)] = AidRequestState.Withdrawn,
        [(AidRequestState.UnderReview, AidRequestAct.ProposeRedirect, AidRequestParty.Region)] = AidRequestState.RedirectProposed,
        [(AidRequestState.UnderAssessment, AidRequestAct.ProposeRedirect, AidRequestParty.Region)] = AidRequestState.RedirectProposed,
        [(AidRequestState.RedirectProposed, AidRequestAct.TakeCharge, AidRequestParty.Region)] = AidRequestState.RedirectProposed,
        [(AidRequestState.RedirectProposed, AidRequestAct.LookAgain, AidRequestParty.Region)] = AidRequestState.UnderReview,
        [(AidRequestState.RedirectProposed, AidRequestAct.AcceptRedirect, AidRequestParty.Organisation)] = AidRequestState.Redirected,
        [(AidRequestState.RedirectProposed, AidRequestAct.DeclineRedirect, AidRequestParty.Organisation)] = AidRequestState.UnderReview,
        [(AidRequestState.RedirectProposed, AidRequestAct.Withdraw, AidRequestParty.Organisation)] = AidRequestState.Withdrawn,
        [(AidRequestState.Inadmissible, AidRequestAct.LookAgain, AidRequestParty.Region)] = AidRequestState.UnderReview,
    };

    [Fact]
    public void Each_leads_where_it_should_and_nowhere_else()
    {
        foreach (var from in Enum.GetValues<AidRequestState>())
            foreach (var act in Enum.GetValues<AidRequestAct>())
                foreach (var by in Enum.GetValues<AidRequestParty>())
                    Assert.Equal(Expected.TryGetValue((from, act, by), out var to) ? to : null, AidRequestLifecycle.After(from, act, by));
        Assert.Equal(AidRequestLifecycle.Transitions.Count, AidRequestLifecycle.Transitions.DistinctBy(t => (t.From, t.Act, t.By)).Count());
    }

    [Fact]
    public void Every_state_is_reached_and_only_ends_have_no_way_out()
    {
        var reached = new HashSet<AidRequestState> { AidRequestState.Prepared };
        for (var before = 0; before != reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(AidRequestLifecycle.Transitions.Where(t => reached.Contains(t.From)).Select(t => t.To));
        }
        Assert.Equal(Enum.GetValues<AidRequestState>(), reached.Order());
        Assert.Equal(
            [AidRequestState.Redirected, AidRequestState.Lapsed, AidRequestState.Withdrawn, AidRequestState.Abandoned, AidRequestState.DepositedOutside],
            Enum.GetValues<AidRequestState>().Where(s => AidRequestLifecycle.Transitions.All(t => t.From != s)));
        Assert.All(Enum.GetValues<AidRequestState>(), s => Assert.NotEmpty(s.InWords()));
    }
}
