namespace Beffroi.Applications.CaseFiles;

/// <summary>What a page says when its act rests on what was not seen: nothing is done, and one goes on having read it.</summary>
/// <param name="What">What has changed: « Cette demande ».</param>
/// <param name="Then">That nothing is done, and how one goes on.</param>
/// <param name="Lines">A sentence for each change.</param>
/// <param name="Typed">What was written and has no field any more.</param>
internal sealed record ReadSince(string What, string Then, IReadOnlyList<string> Lines, IReadOnlyList<Told> Typed)
{
    public static ReadSince OfRequest(IReadOnlyList<string> lines, bool canGoOn, params IEnumerable<Told> typed) => new(
        "Cette demande",
        canGoOn ? "Rien n’est enregistré. Lisez ce qui a changé, puis recommencez si vous le voulez toujours." : "Rien n’est enregistré, et ce que vous vouliez faire n’est plus possible.",
        lines,
        canGoOn ? [] : [.. typed.Where(t => !string.IsNullOrWhiteSpace(t.Value))]);
}
