using System.Globalization;
using System.Text.RegularExpressions;
using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <param name="Id">Anchor on the glossary page.</param>
/// <param name="Term">As it is written.</param>
/// <param name="Variants">Other words for the same thing.</param>
/// <param name="Definition">One or two sentences.</param>
/// <param name="Source">The text that says it; null when it is common knowledge of the field.</param>
public sealed record GlossaryTerm(string Id, string Term, IReadOnlyList<string> Variants, string Definition, Source? Source);

/// <summary>The words of the field, explained; found inside the texts of pages.</summary>
public sealed class Glossary
{
    private readonly Dictionary<string, GlossaryTerm> byWord = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex words;

    internal Glossary(IReadOnlyList<GlossaryTerm> terms)
    {
        Terms = [.. terms.OrderBy(t => t.Term, StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), ignoreCase: true))];
        foreach (var term in terms)
            foreach (var word in term.Variants.Prepend(term.Term))
                byWord.TryAdd(Typography.Typeset(word), term);
        // The longest first: « aides de minimis » before « de minimis ». An acronym must be one in the text; between
        // parentheses it has just been spelled out.
        var longestFirst = byWord.Keys.OrderByDescending(w => w.Length).Select(w =>
            IsAcronym(w) ? Regex.Escape(w) : $"(?i:{Regex.Escape(w)})s?");
        words = new Regex($@"(?<![\p{{L}}\p{{N}}’'.(-])(?:{string.Join('|', longestFirst.DefaultIfEmpty("(?!)"))})(?![\p{{L}}\p{{N}}-])",
            RegexOptions.CultureInvariant | RegexOptions.Compiled, Regex.InfiniteMatchTimeout);
    }

    /// <summary>In the order of the French alphabet.</summary>
    public IReadOnlyList<GlossaryTerm> Terms { get; }

    /// <summary>The text in pieces, each with the term that it is, or none.</summary>
    public IEnumerable<(string Text, GlossaryTerm? Term)> Mark(string text)
    {
        var at = 0;
        foreach (var match in words.Matches(text).Cast<Match>())
        {
            if (Find(match.Value) is not { } term)
                continue;
            if (match.Index > at)
                yield return (text[at..match.Index], null);
            yield return (match.Value, term);
            at = match.Index + match.Length;
        }
        if (at < text.Length)
            yield return (text[at..], null);
    }

    private GlossaryTerm? Find(string word) =>
        byWord.GetValueOrDefault(word) ?? (word.EndsWith('s') ? byWord.GetValueOrDefault(word[..^1]) : null);

    private static bool IsAcronym(string word) => word.Length > 1 && char.IsUpper(word[0]) && char.IsUpper(word[1]);
}
