using System.Collections.Frozen;

namespace Beffroi.Rules;

/// <summary>A reference table that rules look into: keys (the domain of a fact such as the commune), columns, and former keys.</summary>
public sealed class LookUpTable
{
    private readonly FrozenDictionary<string, LookUpColumn> columns;
    private readonly Dictionary<string, string> former;

    /// <param name="name">As definitions and facts name it.</param>
    /// <param name="keys">Each once.</param>
    /// <param name="columns">A value per key, in the order of the keys; "" where there is none.</param>
    /// <param name="former">Former keys and the key that each leads to today.</param>
    /// <param name="groups">The columns whose values have a name of their own, and the name of each value: « Aisne (02) ».</param>
    public LookUpTable(string name, IReadOnlyList<string> keys, IReadOnlyDictionary<string, IReadOnlyList<string>> columns,
        IReadOnlyDictionary<string, string>? former = null, IReadOnlyDictionary<string, Func<string, string?>>? groups = null)
    {
        Name = name;
        Keys = new TextDomain(keys);
        this.columns = columns.ToFrozenDictionary(c => c.Key, c => new LookUpColumn(c.Value, groups?.GetValueOrDefault(c.Key)), StringComparer.Ordinal);
        this.former = new(former ?? new Dictionary<string, string>(), StringComparer.Ordinal);
    }

    public string Name { get; }

    public TextDomain Keys { get; }

    public IEnumerable<string> ColumnNames => columns.Keys;

    /// <summary>The columns whose values are groups with a name: département, région…</summary>
    public IEnumerable<string> GroupNames => columns.Where(c => c.Value.HasNames).Select(c => c.Key).Order(StringComparer.Ordinal);

    public LookUpColumn? Column(string name) => columns.GetValueOrDefault(name);

    /// <summary>The index of a key, through its former name when it has one; -1 when it does not exist.</summary>
    public int IndexOf(string key)
    {
        var index = Keys.IndexOf(key);
        return index >= 0 || !former.TryGetValue(key, out var current) ? index : Keys.IndexOf(current);
    }

    /// <summary>The name of what these keys are together: of a département that has them all and no other. Null when they are no such group.</summary>
    public string? GroupOf(TextSet keys) =>
        columns.Values.Where(c => c.HasNames && c.Of(keys) is { IsSingle: true } value && c.KeysOf(Keys, value.Single) == keys)
            .Select(c => c.NameOf(c.Of(keys).Single)).FirstOrDefault(n => n is not null);
}

/// <summary>One column: its distinct values, and which of them each key has.</summary>
public sealed class LookUpColumn
{
    private readonly int[] valueOfKey;
    private readonly Func<string, string?>? nameOf;

    /// <param name="valuesByKey">In the order of the keys.</param>
    /// <param name="nameOf">What a value is called; null where values are no groups with a name.</param>
    public LookUpColumn(IReadOnlyList<string> valuesByKey, Func<string, string?>? nameOf = null)
    {
        this.nameOf = nameOf;
        Values = new TextDomain(new HashSet<string>(valuesByKey, StringComparer.Ordinal).Order(StringComparer.Ordinal));
        valueOfKey = [.. valuesByKey.Select(Values.IndexOf)];
    }

    public TextDomain Values { get; }

    /// <summary>Whether its values are groups that have a name of their own.</summary>
    public bool HasNames => nameOf is not null;

    public string? NameOf(int value) => nameOf?.Invoke(Values[value]);

    public int Of(int key) => valueOfKey[key];

    /// <summary>The keys that have a value.</summary>
    public TextSet KeysOf(TextDomain keys, int value) => TextSet.Of(keys, Enumerable.Range(0, keys.Count).Where(k => valueOfKey[k] == value));

    public TextSet Of(TextSet keys) =>
        keys.IsSingle ? TextSet.One(Values, valueOfKey[keys.Single])
        : keys.IsAll ? TextSet.All(Values)
        : TextSet.Of(Values, keys.Indexes().Select(k => valueOfKey[k]));
}
