using System.Text;
using Beffroi.Organisations.Claim;

namespace Beffroi.Tests.Organisations;

/// <summary>Every state of a claim against every act, and the drawing of them in the documents.</summary>
public sealed class ClaimLifecycleTests
{
    [Theory]
    [InlineData("Claimed", "Question", "Questioned")]
    [InlineData("Claimed", "Reply", null)]
    [InlineData("Claimed", "Verify", "Verified")]
    [InlineData("Claimed", "Refuse", "Refused")]
    [InlineData("Claimed", "GiveSiren", "Claimed")]
    [InlineData("Questioned", "Question", null)]
    [InlineData("Questioned", "Reply", "Claimed")]
    [InlineData("Questioned", "Verify", "Verified")]
    [InlineData("Questioned", "Refuse", "Refused")]
    [InlineData("Questioned", "GiveSiren", "Claimed")]
    [InlineData("Verified", "Question", null)]
    [InlineData("Verified", "Reply", null)]
    [InlineData("Verified", "Verify", null)]
    [InlineData("Verified", "Refuse", null)]
    [InlineData("Verified", "GiveSiren", "Claimed")]
    [InlineData("Refused", "Question", null)]
    [InlineData("Refused", "Reply", "Claimed")]
    [InlineData("Refused", "Verify", null)]
    [InlineData("Refused", "Refuse", null)]
    [InlineData("Refused", "GiveSiren", "Claimed")]
    public void A_claim_moves_so_and_not_otherwise(string from, string act, string? to) =>
        Assert.Equal(to, ClaimLifecycle.After(Enum.Parse<ClaimState>(from), Enum.Parse<ClaimAct>(act))?.ToString());

    [Fact]
    public void Every_state_and_act_stands_above_and_no_transition_twice()
    {
        Assert.Equal(20, Enum.GetValues<ClaimState>().Length * Enum.GetValues<ClaimAct>().Length);
        Assert.Equal(ClaimLifecycle.Transitions.Count, ClaimLifecycle.Transitions.DistinctBy(t => (t.From, t.Act)).Count());
    }

    [Fact]
    public void The_documents_draw_it_as_it_is()
    {
        var golden = Path.Combine(Root(), "docs", "lifecycles.md");
        var drawn = new StringBuilder("""
            # Lifecycles

            Drawn from the code by the tests (`BEFFROI_ACCEPT=1 build/test.sh Beffroi.Tests -- -class '*LifecycleTests'`). What has no arrow is refused.

            ## The claim on an organisation
            `src/Beffroi/Organisations/Claim/ClaimLifecycle.cs`. `Question`, `Verify` and `Refuse` are the Region's; `Reply` and `GiveSiren` the members'.

            ```mermaid
            stateDiagram-v2
                [*] --> Claimed

            """);
        foreach (var t in ClaimLifecycle.Transitions)
            drawn.Append("    ").Append(t.From).Append(" --> ").Append(t.To).Append(": ").Append(t.Act).Append('\n');
        drawn.Append("```\n");
        if (Environment.GetEnvironmentVariable("BEFFROI_ACCEPT") == "1")
            File.WriteAllText(golden, drawn.ToString());

        Assert.Equal(drawn.ToString(), File.ReadAllText(golden));
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Beffroi.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("The sources are not above the tests.");
    }
}
