using Beffroi.Platform;

namespace Beffroi.Territories;

/// <summary>Names and postcodes, folded once so that a search compares ordinals only.</summary>
internal sealed class NameIndex
{
    private const int ExactName = 0, NameBegins = 1, WordBegins = 2;

    private readonly Entry[] entries;
    private readonly Dictionary<MunicipalityCode, Municipality> byCode;

    public NameIndex(
        IReadOnlyList<Municipality> municipalities,
        IReadOnlyList<OtherName> others,
        Dictionary<MunicipalityCode, Municipality> byCode)
    {
        this.byCode = byCode;
        entries =
        [
            .. municipalities.Select(m => new Entry(Fold(m.Name), m, null, m.Postcodes)),
            .. others.Where(o => o.Name.Length > 0)
                .Select(o => new Entry(Fold(o.Name), byCode[o.Current], o.Name, o.Postcodes)),
        ];
    }

    public IReadOnlyList<MunicipalityMatch> Search(string text, int limit)
    {
        var words = Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var digits = words.Where(w => w.Length is >= 2 and <= 5 && w.All(char.IsAsciiDigit)).ToArray();
        var name = string.Join(' ', words.Except(digits, StringComparer.Ordinal));
        if (name.Length == 0)
            return digits is [var only] ? ByPostcode(only, limit) : ByCode(text);

        var postcode = digits is [var filter] ? filter : "";
        var best = new Dictionary<Municipality, (int Rank, Entry Entry)>(ReferenceEqualityComparer.Instance);
        foreach (var entry in entries)
        {
            var rank = Rank(entry.Folded, name);
            if (rank < 0 || !HasPostcode(entry, postcode))
                continue;
            if (!best.TryGetValue(entry.Municipality, out var known) || rank < known.Rank)
                best[entry.Municipality] = (rank, entry);
        }

        var found = best.Values
            .OrderBy(b => b.Rank)
            .ThenByDescending(b => b.Entry.Municipality.Population ?? 0)
            .ThenBy(b => b.Entry.Folded, StringComparer.Ordinal)
            .ThenBy(b => b.Entry.Municipality.Code.ToString(), StringComparer.Ordinal)
            .Take(limit)
            .Select(b => new MunicipalityMatch(b.Entry.Municipality, b.Entry.OtherName, b.Rank == ExactName))
            .ToArray();
        return found.Length > 0 ? found : ByCode(text);
    }

    private IReadOnlyList<MunicipalityMatch> ByPostcode(string postcode, int limit)
    {
        var found = entries
            .Where(e => e.OtherName is null && HasPostcode(e, postcode))
            .OrderByDescending(e => e.Municipality.Population ?? 0)
            .ThenBy(e => e.Folded, StringComparer.Ordinal)
            .Take(postcode.Length == 5 ? int.MaxValue : limit)
            .Select(e => new MunicipalityMatch(e.Municipality, null))
            .ToArray();
        return found.Length > 0 ? found : ByCode(postcode);
    }

    /// <summary>An INSEE code is no name, but a person who has one at hand should find the commune.</summary>
    private IReadOnlyList<MunicipalityMatch> ByCode(string text) =>
        MunicipalityCode.TryParse(text.Trim(), out var code) && byCode.TryGetValue(code, out var municipality)
            ? [new(municipality, null)]
            : [];

    private static bool HasPostcode(Entry entry, string prefix)
    {
        if (prefix.Length == 0)
            return true;
        var postcodes = entry.Postcodes.Count > 0 ? entry.Postcodes : entry.Municipality.Postcodes;
        foreach (var postcode in postcodes)
            if (postcode.StartsWith(prefix, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static int Rank(string folded, string sought)
    {
        var at = folded.IndexOf(sought, StringComparison.Ordinal);
        if (at == 0)
            return folded.Length == sought.Length ? ExactName : NameBegins;
        while (at > 0)
        {
            if (folded[at - 1] == ' ')
                return WordBegins;
            at = folded.IndexOf(sought, at + 1, StringComparison.Ordinal);
        }
        return -1;
    }

    /// <summary>Folded; St and Ste become saint and sainte.</summary>
    internal static string Fold(string text) => ExpandSaint(FoldedText.Of(text));

    private static string ExpandSaint(string folded)
    {
        if (!folded.Contains("st", StringComparison.Ordinal))
            return folded;
        var words = folded.Split(' ');
        for (var i = 0; i < words.Length; i++)
            words[i] = words[i] switch { "st" => "saint", "ste" => "sainte", "sts" => "saints", "stes" => "saintes", var w => w };
        return string.Join(' ', words);
    }

    private sealed record Entry(string Folded, Municipality Municipality, string? OtherName, IReadOnlyList<string> Postcodes);
}
