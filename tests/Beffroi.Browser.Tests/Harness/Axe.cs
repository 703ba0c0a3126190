using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>The rules of accessibility that a program can judge, over a page as it is shown now.</summary>
/// <remarks>
/// axe is put once into a document and runs in it as often as one looks. Deque.AxeCore.Playwright puts it in anew and opens a second page
/// at each look: three quarters of the time of a look.
/// </remarks>
internal static class Axe
{
    /// <summary>Telling what passes would take longer than finding what does not.</summary>
    private const string Run =
        """
        async () => JSON.stringify((await axe.run(document, {
          reporter: 'no-passes',
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        })).violations)
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A line for each rule that is broken, with the first elements that break it and those that they get in the way of.</summary>
    public static async Task<IReadOnlyList<string>> BrokenRules(IPage page)
    {
        // A frame answers for itself.
        foreach (var frame in page.Frames)
        {
            if (!await frame.EvaluateAsync<bool>("() => 'axe' in window"))
                await frame.EvaluateAsync(Script);
        }
        var violations = JsonSerializer.Deserialize<IReadOnlyList<Violation>>(await page.EvaluateAsync<string>(Run), Json)!;
        return [.. violations.Select(v => $"{v.Id}: {v.Help}\n    {string.Join("\n    ", v.Nodes.Take(3).Select(Told))}")];
    }

    private static string Told(Node node) =>
        $"{node.Html} {string.Join(' ', node.Any.Concat(node.All).SelectMany(c => c.RelatedNodes).Take(2).Select(n => $"[{n.Html}]"))}";

    private sealed record Violation(string Id, string Help, IReadOnlyList<Node> Nodes);

    private sealed record Node(string Html, IReadOnlyList<Check> Any, IReadOnlyList<Check> All);

    private sealed record Check(IReadOnlyList<Related> RelatedNodes);

    private sealed record Related(string Html);
}
