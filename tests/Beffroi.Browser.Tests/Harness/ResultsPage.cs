using Microsoft.Playwright;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>The results as someone reads them: each scheme under the title of its group.</summary>
internal sealed class ResultsPage
{
    public const string Yes = "À priori éligible", Review = "À priori éligible, sous réserve d’examen",
        Open = "Il manque des informations", No = "À priori non éligible pour l’instant";

    private readonly IReadOnlyDictionary<string, Entry> entries;

    private ResultsPage(IReadOnlyDictionary<string, Entry> entries) => this.entries = entries;

    /// <param name="Figure">What stands beside the name: an amount, « gratuit », or nothing.</param>
    /// <param name="Text">Every word of the entry, what is folded included.</param>
    internal sealed record Entry(string Group, string Figure, string Text);

    public IEnumerable<string> Schemes => entries.Keys;

    /// <summary>The entry of « BUSIN’ESS », « INSO »…</summary>
    public Entry this[string acronym] => entries.GetValueOrDefault(acronym)
        ?? throw new KeyNotFoundException($"No « {acronym} » among {string.Join(", ", entries.Keys)}.");

    public IEnumerable<string> In(string group) => entries.Where(e => e.Value.Group == group).Select(e => e.Key);

    public static async Task<ResultsPage> Read(Visitor visitor)
    {
        var found = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var group in await visitor.Page.Locator("main section").Filter(new() { Has = visitor.Page.Locator("article") }).AllAsync())
        {
            var title = Words.Of(await group.GetByRole(AriaRole.Heading, new() { Level = 2 }).InnerTextAsync());
            foreach (var entry in await group.Locator("article").AllAsync())
            {
                var name = Words.Of(await entry.GetByRole(AriaRole.Heading, new() { Level = 3 }).InnerTextAsync());
                var figure = entry.Locator(".b-entry__figure");
                found.Add(name.Split(',')[0], new(
                    title,
                    await figure.CountAsync() == 0 ? "" : Words.Of(await figure.InnerTextAsync()),
                    Words.Of(await entry.TextContentAsync() ?? "")));
            }
        }
        return new(found);
    }
}
