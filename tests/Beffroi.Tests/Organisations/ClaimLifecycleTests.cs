using Beffroi.Organisations.Claim;

namespace Beffroi.Tests.Organisations;

/// <summary>Every state of a claim against every act.</summary>
public sealed class ClaimLifecycleTests
{
    [Theory]
    [InlineData("Claimed", "Question", "Questioned")]
    [InlineData("Claimed", "Reply", null)]
    [InlineData("Claimed", "Verify", "Verified")]
    [InlineData("Claimed", "Refuse", "Refused")]
    [InlineData("Claimed", "Vouch", "Verified")]
    [InlineData("Claimed", "GiveSiren", "Claimed")]
    [InlineData("Questioned", "Question", null)]
    [InlineData("Questioned", "Reply", "Claimed")]
    [InlineData("Questioned", "Verify", "Verified")]
    [InlineData("Questioned", "Refuse", "Refused")]
    [InlineData("Questioned", "Vouch", "Verified")]
    [InlineData("Questioned", "GiveSiren", "Claimed")]
    [InlineData("Verified", "Question", null)]
    [InlineData("Verified", "Reply", null)]
    [InlineData("Verified", "Verify", null)]
    [InlineData("Verified", "Refuse", null)]
    [InlineData("Verified", "Vouch", null)]
    [InlineData("Verified", "GiveSiren", "Claimed")]
    [InlineData("Refused", "Question", null)]
    [InlineData("Refused", "Reply", "Claimed")]
    [InlineData("Refused", "Verify", null)]
    [InlineData("Refused", "Refuse", null)]
    [InlineData("Refused", "Vouch", null)]
    [InlineData("Refused", "GiveSiren", "Claimed")]
    public void A_claim_moves_so_and_not_otherwise(string from, string act, string? to) =>
        Assert.Equal(to, ClaimLifecycle.After(Enum.Parse<ClaimState>(from), Enum.Parse<ClaimAct>(act))?.ToString());

    [Fact]
    public void Every_state_and_act_stands_above_and_no_transition_twice()
    {
        Assert.Equal(24, Enum.GetValues<ClaimState>().Length * Enum.GetValues<ClaimAct>().Length);
        Assert.Equal(ClaimLifecycle.Transitions.Count, ClaimLifecycle.Transitions.DistinctBy(t => (t.From, t.Act)).Count());
    }
}
