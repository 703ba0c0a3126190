using Beffroi.Organisations.Bank;

namespace Beffroi.Tests.Organisations;

/// <summary>Every state of bank details against every act.</summary>
public sealed class BankLifecycleTests
{
    private static readonly Dictionary<(BankState, BankAct), BankState> Expected = new()
    {
        [(BankState.Proposed, BankAct.CallConfirms)] = BankState.Called,
        [(BankState.Proposed, BankAct.CallFails)] = BankState.Proposed,
        [(BankState.Proposed, BankAct.CallDenies)] = BankState.Refused,
        [(BankState.Proposed, BankAct.Refuse)] = BankState.Refused,
        [(BankState.Proposed, BankAct.ProposeOthers)] = BankState.Abandoned,
        [(BankState.Called, BankAct.Confirm)] = BankState.Verified,
        [(BankState.Called, BankAct.Refuse)] = BankState.Refused,
        [(BankState.Called, BankAct.ProposeOthers)] = BankState.Abandoned,
        [(BankState.Verified, BankAct.VerifyOthers)] = BankState.Replaced,
    };

    [Fact]
    public void Bank_details_move_so_and_not_otherwise()
    {
        foreach (var state in Enum.GetValues<BankState>())
            foreach (var act in Enum.GetValues<BankAct>())
                Assert.Equal(Expected.TryGetValue((state, act), out var to) ? to : null, BankLifecycle.After(state, act));
        Assert.Equal(BankLifecycle.Transitions.Count, BankLifecycle.Transitions.DistinctBy(t => (t.From, t.Act)).Count());
    }

    [Fact]
    public void Nothing_is_in_force_that_was_not_heard_by_telephone_and_every_state_can_be_reached_and_said()
    {
        Assert.All(BankLifecycle.Transitions.Where(t => t.To is BankState.Verified), t => Assert.Equal(BankState.Called, t.From));
        Assert.All(Enum.GetValues<BankState>(), s => Assert.True(s is BankState.Proposed || BankLifecycle.Transitions.Any(t => t.To == s)));
        Assert.All(Enum.GetValues<BankState>(), s => Assert.NotEmpty(s.InWords()));
        Assert.Equal([BankState.Proposed, BankState.Called], Enum.GetValues<BankState>().Where(BankLifecycle.WaitsForTheRegion));
    }
}
