namespace Beffroi.Rules;

/// <summary>
/// What is known of a profile, two 64-bit numbers a fact: the two flags of a truth; the two ends of a number in steps
/// of its grid; the members of an ensemble that are sure, and those that are possible; the possible values of a choice, one bit
/// each; the row of a municipality. Made by <see cref="CompiledCatalogue.Read"/>.
/// </summary>
public sealed class ProfileSlots
{
    /// <summary>In place of a row: any, or those of <see cref="Rows"/>.</summary>
    internal const long AnyRow = -1, SomeRows = -2;

    private readonly FactLayout[] layout;
    private readonly bool[] isLaid;
    private int left;

    internal ProfileSlots(FactLayout[] layout)
    {
        this.layout = layout;
        isLaid = new bool[layout.Length];
        left = layout.Length;
        Numbers = new long[2 * layout.Length];
        Rows = new int[layout.Length][];
    }

    internal Profile Profile { get; private set; } = null!;

    internal long[] Numbers { get; }

    /// <summary>The rows that are possible, by fact.</summary>
    internal int[]?[] Rows { get; }

    /// <summary>False when a number is off its grid or outside its domain: there is no slot for it.</summary>
    internal bool IsComplete => left == 0;

    /// <summary>Takes the place of the profile that these slots held.</summary>
    public void Fill(Profile profile)
    {
        for (var i = 0; i < layout.Length; i++)
        {
            Fill(profile, i);
        }
    }

    /// <param name="profile">The one that is held, but for one fact.</param>
    /// <param name="fact">Its index.</param>
    internal void Fill(Profile profile, int fact)
    {
        Profile = profile;
        var laid = layout[fact].Fill(profile[fact], ref Numbers[2 * fact], ref Numbers[(2 * fact) + 1], ref Rows[fact]);
        left += (isLaid[fact] ? 1 : 0) - (laid ? 1 : 0);
        isLaid[fact] = laid;
    }
}

/// <summary>How what is known of one fact becomes two numbers.</summary>
internal sealed class FactLayout(Fact fact)
{
    /// <summary>A choice of more values is known by its row.</summary>
    public const int LargestMask = 63;

    private readonly CountedFact? counted = fact.IsNumber ? CountedFact.Of(fact) : null;
    private readonly long all = fact.Domain is { Count: <= LargestMask and var count } ? MaskOfAll(count) : 0;

    public static bool IsMask(TextDomain domain) => domain.Count <= LargestMask;

    public static long MaskOfAll(int count) => (1L << count) - 1;

    public bool Fill(Known known, ref long first, ref long second, ref int[]? rows)
    {
        switch (known)
        {
            case KnownTruth truth:
                first = truth.Value == Truth.True ? -1 : 0;
                second = truth.Value == Truth.False ? 0 : -1;
                return true;
            case KnownNumber number:
                // Where nothing is counted, the decimals are read.
                return counted is null || (counted.TryCount(number.Range.Min, out first) & counted.TryCount(number.Range.Max, out second));
            case KnownMembers { Members: var members }:
                (first, second) = ((long)members.Must, (long)members.May);
                return true;
            case KnownText { Values: var values } when all != 0:
                first = Mask(values);
                return true;
            case KnownText { Values: var values }:
                first = values.IsSingle ? values.Single : values.IsAll ? ProfileSlots.AnyRow : ProfileSlots.SomeRows;
                rows = first == ProfileSlots.SomeRows ? [.. values.Indexes()] : null;
                return true;
            default:
                throw new InvalidOperationException(known.GetType().Name);
        }
    }

    private long Mask(TextSet values)
    {
        if (values.IsSingle)
        {
            return 1L << values.Single;
        }
        if (values.IsAll)
        {
            return all;
        }
        var mask = 0L;
        foreach (var value in values.Indexes())
        {
            mask |= 1L << value;
        }
        return mask;
    }
}
