namespace Beffroi.Rules;

/// <summary>The values that a choice, an ensemble or a look-up can take, in the order of the page.</summary>
public sealed class TextDomain
{
    /// <summary>Not a frozen one: every commune of France is such a value, and freezing them all is a tenth of a second of each start.</summary>
    private readonly Dictionary<string, int> indexes;

    public TextDomain(IEnumerable<string> values)
    {
        Values = [.. values];
        indexes = new(Values.Count, StringComparer.Ordinal);
        for (var i = 0; i < Values.Count; i++)
            indexes[Values[i]] = i;
    }

    public IReadOnlyList<string> Values { get; }

    public int Count => Values.Count;

    public string this[int index] => Values[index];

    /// <summary>The index of a value, or -1.</summary>
    public int IndexOf(string value) => indexes.GetValueOrDefault(value, -1);

    public bool SameValues(TextDomain other) =>
        ReferenceEquals(this, other) || (Count == other.Count && Values.SequenceEqual(other.Values, StringComparer.Ordinal));
}

/// <summary>A non-empty set of values of one domain: what is known of a choice. One value, some, or all of them.</summary>
public readonly struct TextSet : IEquatable<TextSet>
{
    private readonly int first;
    private readonly int[]? some;

    private TextSet(TextDomain domain, int first, int[]? some)
    {
        Domain = domain;
        this.first = first;
        this.some = some;
    }

    public TextDomain Domain { get; }

    public bool IsSingle => first >= 0 && some is null;

    public bool IsAll => first < 0 && some is null;

    public int Count => some?.Length ?? (first >= 0 ? 1 : Domain.Count);

    /// <summary>The value, when there is one only.</summary>
    public int Single => first;

    public static TextSet All(TextDomain domain) => domain.Count == 1 ? One(domain, 0) : new(domain, -1, null);

    public static TextSet One(TextDomain domain, int index) => new(domain, index, null);

    /// <param name="domain">Of the values.</param>
    /// <param name="indexes">At least one, in any order, repeated or not.</param>
    public static TextSet Of(TextDomain domain, IEnumerable<int> indexes)
    {
        int[] sorted = [.. indexes.Distinct().Order()];
        return sorted.Length == 1 ? One(domain, sorted[0])
            : sorted.Length == domain.Count ? All(domain)
            : new(domain, -1, sorted);
    }

    public IEnumerable<int> Indexes() => some ?? (first >= 0 ? [first] : Enumerable.Range(0, Domain.Count));

    public bool Contains(int index) => some is not null ? Array.BinarySearch(some, index) >= 0 : first < 0 || first == index;

    public bool Intersects(TextSet other)
    {
        if (IsSingle)
        {
            return other.Contains(first);
        }
        if (other.IsSingle)
        {
            return Contains(other.first);
        }
        return IsAll || other.IsAll || some!.Any(other.Contains);
    }

    public TextSet Union(TextSet other) =>
        IsAll || other.IsAll ? All(Domain)
        : IsSingle && other.IsSingle && first == other.first ? this
        : Of(Domain, Indexes().Concat(other.Indexes()));

    public bool Equals(TextSet other) =>
        ReferenceEquals(Domain, other.Domain) && Count == other.Count && Indexes().SequenceEqual(other.Indexes());

    public override bool Equals(object? obj) => obj is TextSet other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Count, Indexes().FirstOrDefault());

    public static bool operator ==(TextSet left, TextSet right) => left.Equals(right);

    public static bool operator !=(TextSet left, TextSet right) => !left.Equals(right);
}

/// <summary>What is known of an ensemble: the members it has for sure, and those that it may have. One bit a value of its domain.</summary>
public readonly record struct MemberRange(ulong Must, ulong May)
{
    public const int LargestDomain = 64;

    public bool IsKnown => Must == May;

    public static MemberRange Anything(TextDomain domain) => new(0, domain.Count == 64 ? ulong.MaxValue : (1UL << domain.Count) - 1);
}
