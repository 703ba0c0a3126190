using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>The rules of accessibility that a program can judge, over a page as it is shown now.</summary>
/// <remarks>
/// axe waits in every document (<see cref="Waiting"/>), is woken there by the first look and runs as often as one looks. Deque.AxeCore.Playwright puts it
/// in anew and opens a second page at each look: three quarters of the time of a look.
/// </remarks>
internal static class Axe
{
    /// <summary>
    /// Telling what passes would take longer than finding what does not; style sheets are read anew (preload) for one rule, which axe holds to be an experiment
    /// and leaves out.
    /// </summary>
    private const string Run =
        """
        async () => JSON.stringify((await axe.run(document, {
          reporter: 'no-passes',
          preload: false,
          runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        })).violations)
        """;

    /// <summary>To be added to a browser's documents: half a megabyte that goes to the browser once, and costs a document nothing until a look wakes it.</summary>
    public static string Waiting { get; } = $"globalThis.wakeAxe = () => {{ {new BundledAxeScriptProvider().GetScript()}\n}};";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A line for each rule that is broken, with the first elements that break it and those that they get in the way of.</summary>
    public static async Task<IReadOnlyList<string>> BrokenRules(IPage page)
    {
        // A frame answers for itself.
        foreach (var frame in page.Frames)
            await frame.EvaluateAsync("() => { if (!('axe' in window)) wakeAxe(); }");
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
