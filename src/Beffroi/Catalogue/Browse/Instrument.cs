using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Browse;

/// <summary>
/// One way in which schemes help, to filter by: the words of a scheme, or the first word that several of them share
/// (« subvention » stands for every kind of it).
/// </summary>
/// <param name="Id">In an address: « subvention-de-fonctionnement ».</param>
internal sealed record Instrument(string Id, string Label)
{
    /// <summary>Those that the schemes name, in the order of the alphabet. What only adds words to another is that other.</summary>
    public static IReadOnlyList<Instrument> Of(IEnumerable<Scheme> schemes)
    {
        var words = schemes.SelectMany(s => s.Instruments).Distinct(StringComparer.Ordinal).ToList();
        var whole = words.Where(w => !words.Exists(o => o != w && Begins(w, o))).ToList();
        var shared = whole.GroupBy(w => w.Split(' ')[0], StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key);
        return [.. whole.Concat(shared).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(w => new Instrument(FoldedText.Of(w).Replace(' ', '-'), Typography.Typeset(French.Capital(w))))];
    }

    /// <summary>Whether the scheme helps in this way.</summary>
    public bool IsOf(Scheme scheme) => scheme.Instruments.Any(i => $"{FoldedText.Of(i).Replace(' ', '-')}-".StartsWith($"{Id}-", StringComparison.Ordinal));

    private static bool Begins(string longer, string with) => longer.StartsWith(with + " ", StringComparison.Ordinal);
}
