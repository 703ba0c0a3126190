using System.Numerics;

namespace Beffroi.Rules;

/// <summary>The values of a choice, or what a table says of them, in at most 63 classes: all that one comparison tells apart.</summary>
/// <param name="fact">The choice.</param>
/// <param name="classOf">By value.</param>
internal sealed class KeyClasses(Fact fact, byte[] classOf)
{
    private readonly long all = classOf.Aggregate(0L, (mask, c) => mask | (1L << c));

    /// <summary>The classes that are possible, one bit each.</summary>
    public static long Of(ProfileSlots profile, KeyClasses classes) => classes.Of(profile);

    /// <summary>A flag: a look-up may give several values.</summary>
    public static long IsOpen(ProfileSlots profile, long fact, LookUpColumn column) =>
        column.Of(((KnownText)profile.Profile[(int)fact]).Values).IsSingle ? 0 : -1;

    private long Of(ProfileSlots profile)
    {
        var slot = profile.Numbers[2 * fact.Index];
        return FactLayout.IsMask(fact.Domain!) ? OfMask(slot)
            : slot >= 0 ? 1L << classOf[slot]
            : slot == ProfileSlots.AnyRow ? all
            : OfRows(profile.Rows[fact.Index]!);
    }

    private long OfRows(int[] rows)
    {
        var mask = 0L;
        foreach (var row in rows)
        {
            mask |= 1L << classOf[row];
        }
        return mask;
    }

    private long OfMask(long values)
    {
        var mask = 0L;
        for (var left = (ulong)values; left != 0; left &= left - 1)
        {
            mask |= 1L << classOf[BitOperations.TrailingZeroCount(left)];
        }
        return mask;
    }
}
