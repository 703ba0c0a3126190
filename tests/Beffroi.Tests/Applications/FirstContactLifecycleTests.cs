using Beffroi.Applications.FirstContacts;

namespace Beffroi.Tests.Applications;

/// <summary>Every state of a first contact against every act of both sides.</summary>
public sealed class FirstContactLifecycleTests
{
    /// <summary>What each may do in each state, and where it leads; all else is refused.</summary>
    private static readonly Dictionary<(string State, string Party), string> Allowed = new()
    {
        [("Asked", "Person")] = "Cancel→Cancelled",
        [("Asked", "Region")] = "TakeCharge→InCharge",
        [("InCharge", "Person")] = "Cancel→Cancelled",
        [("InCharge", "Region")] = "TakeCharge→InCharge ProposeDates→DatesProposed RecordMeeting→Held Close→Closed",
        [("DatesProposed", "Person")] = "AcceptDate→DateAgreed AskOtherDates→InCharge Cancel→Cancelled",
        [("DatesProposed", "Region")] = "TakeCharge→DatesProposed ProposeDates→DatesProposed RecordMeeting→Held Close→Closed",
        [("DateAgreed", "Person")] = "AskOtherDates→InCharge Cancel→Cancelled",
        [("DateAgreed", "Region")] = "TakeCharge→DateAgreed ProposeDates→DatesProposed RecordMeeting→Held Close→Closed",
        [("Held", "Person")] = "OpenFile→FileOpened",
        [("Held", "Region")] = "TakeCharge→Held RecordMeeting→Held ProposeReferral→ReferralProposed Redirect→Redirected Close→Closed",
        [("ReferralProposed", "Person")] = "AgreeToReferral→Referred DeclineReferral→Held",
        [("ReferralProposed", "Region")] = "TakeCharge→ReferralProposed Close→Closed",
        [("FileOpened", "Person")] = "",
        [("FileOpened", "Region")] = "",
        [("Referred", "Person")] = "",
        [("Referred", "Region")] = "",
        [("Redirected", "Person")] = "OpenFile→FileOpened",
        [("Redirected", "Region")] = "",
        [("Closed", "Person")] = "",
        [("Closed", "Region")] = "",
        [("Cancelled", "Person")] = "",
        [("Cancelled", "Region")] = "",
    };

    [Fact]
    public void A_first_contact_moves_so_and_not_otherwise()
    {
        Assert.Equal(Allowed.Keys.Order(), (
            from state in Enum.GetNames<FirstContactState>()
            from party in Enum.GetNames<FirstContactParty>()
            select (state, party)).Order());
        foreach (var state in Enum.GetValues<FirstContactState>())
            foreach (var party in Enum.GetValues<FirstContactParty>())
                Assert.Equal(Allowed[(state.ToString(), party.ToString())], string.Join(' ',
                    from act in Enum.GetValues<FirstContactAct>()
                    let after = FirstContactLifecycle.After(state, act, party)
                    where after is not null
                    select $"{act}→{after}"));
    }

    [Fact]
    public void No_transition_stands_twice() =>
        Assert.Equal(FirstContactLifecycle.Transitions.Count, FirstContactLifecycle.Transitions.DistinctBy(t => (t.From, t.Act, t.By)).Count());

    [Fact]
    public void Every_state_can_be_reached_and_every_state_that_runs_has_a_way_to_an_end()
    {
        var reached = new HashSet<FirstContactState> { FirstContactState.Asked };
        while (FirstContactLifecycle.Transitions.Any(t => reached.Contains(t.From) && reached.Add(t.To)))
            continue;
        Assert.Equal(Enum.GetValues<FirstContactState>(), reached.Order());

        var ends = Enum.GetValues<FirstContactState>().Where(s => !s.IsRunning()).ToHashSet();
        while (FirstContactLifecycle.Transitions.Any(t => ends.Contains(t.To) && ends.Add(t.From)))
            continue;
        Assert.Equal(Enum.GetValues<FirstContactState>(), ends.Order());
    }
}
