using System.Text;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations.Bank;
using Beffroi.Organisations.Claim;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Architecture;

/// <summary>The documents draw every lifecycle as its table is.</summary>
public sealed class DrawnLifecycleTests
{
    private static readonly (string Title, string Words, string First, IEnumerable<string> Arrows)[] All =
    [
        ("The claim on an organisation",
            "`src/Beffroi/Organisations/Claim/ClaimLifecycle.cs`. `Question`, `Verify` and `Refuse` are the Region's; `Reply`, `Vouch` (by the SIRET of an owner's identity) and `GiveSiren` the members'.",
            nameof(ClaimState.Claimed), ClaimLifecycle.Transitions.Select(t => $"{t.From} --> {t.To}: {t.Act}")),
        ("The bank details of an organisation",
            "`src/Beffroi/Organisations/Bank/BankLifecycle.cs`. `ProposeOthers` is an owner's; all others are the Region's, and `Confirm` never by who called. `VerifyOthers` comes with the `Confirm` of others.",
            nameof(BankState.Proposed), BankLifecycle.Transitions.Select(t => $"{t.From} --> {t.To}: {t.Act}")),
        ("The first contact",
            "`src/Beffroi/Applications/FirstContacts/FirstContactLifecycle.cs`.",
            nameof(FirstContactState.Asked), FirstContactLifecycle.Transitions.Select(t => $"{t.From} --> {t.To}: {t.Act} ({(t.By is FirstContactParty.Person ? "the person" : "the Region")})")),
        ("A request of a case file",
            "`src/Beffroi/Applications/CaseFiles/AidRequestLifecycle.cs`, until it is assessed. Of the organisation's acts, all but `Complete` are an owner's. What is `DepositedOutside` goes on below. While it is `Incomplete`, a letter recalls the last day given some days before it (`rappel_pièces` of the [region folder](region-format.md#regionyaml)): a courtesy of the product that moves nothing, and no `Remind`.",
            nameof(AidRequestState.Prepared), AidRequestLifecycle.Transitions.Select(t => $"{t.From} --> {t.To}: {t.Act} ({(t.By is AidRequestParty.Organisation ? "the organisation" : "the Region")})")),
        ("A request made on another site",
            "`src/Beffroi/Applications/CaseFiles/OutsideDepositLifecycle.cs`: what people tell of it here, until it is assessed there. Of the organisation, an editor tells it.",
            nameof(OutsideState.Deposited), OutsideDepositLifecycle.Transitions.Select(t => $"{t.From} --> {t.To}: {t.Act} ({(t.By is AidRequestParty.Organisation ? "the organisation" : "the Region")})")),
    ];

    [Fact]
    public void The_documents_draw_them_as_they_are()
    {
        var golden = Path.Combine(Repository.Root, "docs", "lifecycles.md");
        var drawn = new StringBuilder("""
            # Lifecycles

            Drawn from the code by the tests (`BEFFROI_ACCEPT=1 build/test.sh Beffroi.Tests -- -class '*LifecycleTests'`). What has no arrow is refused.

            """);
        foreach (var (title, words, first, arrows) in All)
        {
            drawn.Append("\n## ").Append(title).Append('\n').Append(words).Append("\n\n```mermaid\nstateDiagram-v2\n    [*] --> ").Append(first).Append('\n');
            foreach (var arrow in arrows)
                drawn.Append("    ").Append(arrow).Append('\n');
            drawn.Append("```\n");
        }
        if (Environment.GetEnvironmentVariable("BEFFROI_ACCEPT") == "1")
            File.WriteAllText(golden, drawn.ToString());

        Assert.Equal(drawn.ToString(), File.ReadAllText(golden));
    }
}
