using System.Globalization;

namespace Beffroi.Rules;

/// <summary>
/// Reads the keys of one mapping, collecting what is wrong. Every key that is asked for is known; <see cref="Close"/>
/// reports the others. A value that cannot be read gives a default after its diagnostic: the caller goes on.
/// </summary>
public sealed class YamlMap(YamlMapping node, Diagnostics diagnostics)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public Place Place => node.Place;

    public Diagnostics Diagnostics => diagnostics;

    /// <summary>Keys and values in file order, for a mapping whose keys are names (sources, facts of an example).</summary>
    public IReadOnlyList<YamlEntry> Entries => node.Entries;

    public static YamlMap? From(YamlNode value, Diagnostics diagnostics)
    {
        if (value is YamlMapping mapping)
        {
            return new YamlMap(mapping, diagnostics);
        }
        diagnostics.Add(value.Place, DiagnosticCodes.WrongKind, "a mapping { key: value } is expected here");
        return null;
    }

    public bool Has(string key) => Find(key) is not null;

    public YamlNode? Find(string key)
    {
        known.Add(key);
        foreach (var entry in node.Entries)
        {
            if (entry.Key.Value == key)
            {
                return entry.Value;
            }
        }
        return null;
    }

    public YamlNode? Require(string key)
    {
        var value = Find(key);
        if (value is null && !node.WithoutValue.Contains(key))
        {
            diagnostics.Add(node.Place, DiagnosticCodes.MissingKey, $"the key « {key} » is missing");
        }
        return value;
    }

    public string Text(string key) => Require(key) is { } value ? TextOf(value) ?? "" : "";

    public string? OptionalText(string key) => Find(key) is { } value ? TextOf(value) : null;

    /// <summary>A web address, http or https; null when the key is absent.</summary>
    public string? OptionalAddress(string key) => Find(key) is { } value ? AddressOf(value, within: false) : null;

    /// <summary>A web address, or that of a page of this site: <c>/dispositifs</c>.</summary>
    public string AddressOrPage(string key) => Require(key) is { } value ? AddressOf(value, within: true) ?? "" : "";

    private string? AddressOf(YamlNode value, bool within)
    {
        var text = TextOf(value);
        return text is null
            || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0)
            || (within && text is ['/', not ('/' or '\\'), ..])
                ? text
                : Wrong<string?>(value, $"« {text} » is no address: one that begins with https://{(within ? ", or with / for a page of this site, is" : " is")} expected", null);
    }

    public bool Flag(string key, bool otherwise = false) => Find(key) switch
    {
        null => otherwise,
        YamlScalar { Quoted: false, Value: "true" } => true,
        YamlScalar { Quoted: false, Value: "false" } => false,
        { } value => Wrong(value, "true or false is expected", otherwise),
    };

    public DateOnly? Date(string key) => Find(key) is { } value ? DateOf(value) : null;

    public DateOnly RequiredDate(string key) => Require(key) is { } value ? DateOf(value) ?? default : default;

    public decimal? Number(string key) => Find(key) is { } value ? NumberOf(value) : null;

    public YamlMap? Map(string key) => Find(key) is { } value ? From(value, diagnostics) : null;

    /// <summary>The items of a list; a single value stands for a list of one.</summary>
    public IReadOnlyList<YamlNode> List(string key) => Find(key) switch
    {
        null => [],
        YamlSequence list => list.Items,
        { } one => [one],
    };

    public IReadOnlyList<string> Texts(string key) => [.. List(key).Select(TextOf).OfType<string>()];

    public IEnumerable<YamlMap> Maps(string key) => List(key).Select(v => From(v, diagnostics)).OfType<YamlMap>();

    /// <summary>The name read, mapped by <paramref name="names"/>; a diagnostic with a suggestion when it is not one of them.</summary>
    public T Choice<T>(string key, IReadOnlyDictionary<string, T> names, T otherwise, bool required = true)
    {
        var value = required ? Require(key) : Find(key);
        if (value is null || TextOf(value) is not { } text)
        {
            return otherwise;
        }
        if (names.TryGetValue(text, out var found))
        {
            return found;
        }
        diagnostics.Add(value.Place, DiagnosticCodes.WrongKind, $"« {text} » is not one of {string.Join(", ", names.Keys)}",
            Suggestion.For(text, names.Keys));
        return otherwise;
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var entry in node.Entries.Where(e => !known.Contains(e.Key.Value)))
        {
            diagnostics.Add(entry.Key.Place, DiagnosticCodes.UnknownKey, $"unknown key « {entry.Key.Value} »",
                Suggestion.For(entry.Key.Value, known));
        }
    }

    public string? TextOf(YamlNode value)
    {
        if (value is not YamlScalar scalar)
        {
            return Wrong<string?>(value, "a text is expected", null);
        }
        if (scalar is { Quoted: false, Comment: { } comment } && IsCut(comment))
        {
            diagnostics.Add(scalar.Place, DiagnosticCodes.QuotesNeeded, "YAML takes what follows « # » for a comment", "guillemets nécessaires");
        }
        return scalar.Value;
    }

    public DateOnly? DateOf(YamlNode value) =>
        value is YamlScalar scalar
        && DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : Wrong<DateOnly?>(value, "a date such as 2026-11-23 is expected", null);

    public decimal? NumberOf(YamlNode value) =>
        value is YamlScalar { Quoted: false } scalar
        && decimal.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : Wrong<decimal?>(value, "a number is expected (a dot for decimals, no space)", null);

    /// <summary>A rate: <c>80 %</c> is 0.8.</summary>
    public decimal? Rate(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }
        if (value is YamlScalar scalar && scalar.Value.TrimEnd().EndsWith('%')
            && decimal.TryParse(scalar.Value.TrimEnd().TrimEnd('%').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is >= 0 and <= 100)
        {
            return percent / 100;
        }
        return Wrong<decimal?>(value, "a rate such as 80 % is expected, between 0 and 100", null);
    }

    public T Wrong<T>(YamlNode value, string message, T otherwise)
    {
        diagnostics.Add(value.Place, DiagnosticCodes.WrongKind, message);
        return otherwise;
    }

    /// <summary>« l’article #3 » : a hash stuck to a word is text that YAML has cut, not a remark of the writer.</summary>
    private static bool IsCut(string comment) => comment.Length > 0 && !char.IsWhiteSpace(comment[0]) && comment[0] != '#';
}

/// <summary>The word that stands for what no text says.</summary>
public static class Unknown
{
    public const string Word = "inconnu";

    public static bool Is(YamlNode? value) => value is YamlScalar { Value: Word };
}
