using System.Text;
using Beffroi.Organisations.Bank;
using Beffroi.Organisations.Claim;

namespace Beffroi.Tests.Organisations;

/// <summary>The drawing of the lifecycles in the documents.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public void The_documents_draw_them_as_they_are()
    {
        var golden = Path.Combine(Root(), "docs", "lifecycles.md");
        var drawn = new StringBuilder("""
            # Lifecycles

            Drawn from the code by the tests (`BEFFROI_ACCEPT=1 build/test.sh Beffroi.Tests -- -class '*LifecycleTests'`). What has no arrow is refused.

            """);
        Draw(
            "The claim on an organisation",
            "`src/Beffroi/Organisations/Claim/ClaimLifecycle.cs`. `Question`, `Verify` and `Refuse` are the Region's; `Reply` and `GiveSiren` the members'.",
            nameof(ClaimState.Claimed), ClaimLifecycle.Transitions.Select(t => $"{t.From} --> {t.To}: {t.Act}"));
        Draw(
            "The bank details of an organisation",
            "`src/Beffroi/Organisations/Bank/BankLifecycle.cs`. `ProposeOthers` is an owner's; all others are the Region's, and `Confirm` never by who called. `VerifyOthers` comes with the `Confirm` of others.",
            nameof(BankState.Proposed), BankLifecycle.Transitions.Select(t => $"{t.From} --> {t.To}: {t.Act}"));
        if (Environment.GetEnvironmentVariable("BEFFROI_ACCEPT") == "1")
            File.WriteAllText(golden, drawn.ToString());

        Assert.Equal(drawn.ToString(), File.ReadAllText(golden));

        void Draw(string title, string told, string first, IEnumerable<string> arrows)
        {
            drawn.Append("\n## ").Append(title).Append('\n').Append(told).Append("\n\n```mermaid\nstateDiagram-v2\n    [*] --> ").Append(first).Append('\n');
            foreach (var arrow in arrows)
                drawn.Append("    ").Append(arrow).Append('\n');
            drawn.Append("```\n");
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Beffroi.slnx")))
                return folder.FullName;
        throw new InvalidOperationException("The sources are not above the tests.");
    }
}
