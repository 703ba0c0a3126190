using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>Finds schemes by what a person types: accents, case, hyphens and apostrophes do not count.</summary>
internal static class SchemeSearch
{
    /// <summary>No name of a scheme is longer; beyond, a text is not one.</summary>
    private const int LongestName = 60;

    /// <summary>Whether every word typed begins a word of its acronym, name, tagline or purposes. Nothing typed matches all.</summary>
    public static bool Matches(Scheme scheme, SchemeVersion version, string typed)
    {
        var folded = FoldedText.Of(typed);
        if (folded.Length == 0)
            return true;
        var texts = version.Purpose.Select(p => p.Text).Prepend(scheme.Tagline).Prepend(scheme.Name).Prepend(scheme.Acronym);
        var haystack = $" {string.Join(' ', texts.Select(FoldedText.Of))} {Solid(scheme.Acronym)} ";
        return folded.Split(' ').All(word => haystack.Contains($" {word}", StringComparison.Ordinal))
            || Solid(scheme.Acronym) == Solid(typed);
    }

    /// <summary>The scheme that an approximate id or acronym means; null when none is near.</summary>
    public static Scheme? Nearest(SchemeCatalogue catalogue, string typed)
    {
        if (typed.Length > LongestName)
            return null;
        var solid = Solid(typed);
        return catalogue.Schemes.FirstOrDefault(s => Solid(s.Id) == solid || Solid(s.Acronym) == solid)
            ?? (Suggestion.Nearest(FoldedText.Of(typed).Replace(' ', '-'), catalogue.Schemes.Select(s => s.Id)) is { } id ? catalogue.Scheme(id) : null);
    }

    private static string Solid(string text) => FoldedText.Of(text).Replace(" ", "", StringComparison.Ordinal);
}
