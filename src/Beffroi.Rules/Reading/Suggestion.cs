namespace Beffroi.Rules;

/// <summary>« Did you mean »: the nearest of the names that exist, when one is near enough to be what was meant.</summary>
public static class Suggestion
{
    private const int LongestCompared = 64;

    /// <summary>A hint worded for a diagnostic, or null when nothing is near.</summary>
    public static string? For(string word, IEnumerable<string> names) =>
        Nearest(word, names) is { } name ? $"did you mean « {name} »?" : null;

    public static string? Nearest(string word, IEnumerable<string> names)
    {
        if (word.Length is 0 or > LongestCompared)
        {
            return null;
        }
        var allowed = Math.Max(1, word.Length / 3);
        return names
            .Where(n => n.Length <= LongestCompared && Math.Abs(n.Length - word.Length) <= allowed)
            .Select(n => (Name: n, Distance: Distance(word.ToLowerInvariant(), n.ToLowerInvariant())))
            .Where(c => c.Distance <= allowed)
            .OrderBy(c => c.Distance).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => c.Name)
            .FirstOrDefault();
    }

    /// <summary>Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            d[i, 0] = i;
        }
        for (var j = 0; j <= b.Length; j++)
        {
            d[0, j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }
        return d[a.Length, b.Length];
    }
}
