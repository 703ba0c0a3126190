using System.Collections.Frozen;

namespace Beffroi.Rules;

/// <summary>A reference table that rules look into: keys (the domain of a fact such as the commune), columns, and former keys.</summary>
public sealed class LookUpTable
{
    private readonly FrozenDictionary<string, LookUpColumn> columns;
    private readonly FrozenDictionary<string, string> former;

    /// <param name="name">As definitions and facts name it.</param>
    /// <param name="keys">Each once.</param>
    /// <param name="columns">A value per key, in the order of the keys; "" where there is none.</param>
    /// <param name="former">Former keys and the key that each leads to today.</param>
    public LookUpTable(string name, IReadOnlyList<string> keys, IReadOnlyDictionary<string, IReadOnlyList<string>> columns,
        IReadOnlyDictionary<string, string>? former = null)
    {
        Name = name;
        Keys = new TextDomain(keys);
        this.columns = columns.ToFrozenDictionary(c => c.Key, c => new LookUpColumn(c.Value), StringComparer.Ordinal);
        this.former = (former ?? new Dictionary<string, string>()).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public string Name { get; }

    public TextDomain Keys { get; }

    public IEnumerable<string> ColumnNames => columns.Keys;

    public LookUpColumn? Column(string name) => columns.GetValueOrDefault(name);

    /// <summary>The index of a key, through its former name when it has one; -1 when it does not exist.</summary>
    public int IndexOf(string key)
    {
        var index = Keys.IndexOf(key);
        return index >= 0 || !former.TryGetValue(key, out var current) ? index : Keys.IndexOf(current);
    }
}

/// <summary>One column: its distinct values, and which of them each key has.</summary>
public sealed class LookUpColumn
{
    private readonly int[] valueOfKey;

    public LookUpColumn(IReadOnlyList<string> valuesByKey)
    {
        Values = new TextDomain(valuesByKey.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        valueOfKey = [.. valuesByKey.Select(Values.IndexOf)];
    }

    public TextDomain Values { get; }

    public int Of(int key) => valueOfKey[key];

    public TextSet Of(TextSet keys) =>
        keys.IsSingle ? TextSet.One(Values, valueOfKey[keys.Single])
        : keys.IsAll ? TextSet.All(Values)
        : TextSet.Of(Values, keys.Indexes().Select(k => valueOfKey[k]));
}
