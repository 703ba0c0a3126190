namespace Beffroi.Bench.HandWritten;

/// <summary>A set of which some members are sure and others possible, one bit each.</summary>
internal readonly record struct Members(uint Must, uint May)
{
    /// <summary>At least one of these.</summary>
    public bool? HasAny(uint wanted) => (Must & wanted) != 0 ? true : (May & wanted) == 0 ? false : null;
}

/// <summary>Whole numbers between two ends, both included.</summary>
internal readonly record struct Interval(long Min, long Max)
{
    public const long NoEnd = long.MaxValue;

    public static bool? operator >=(Interval interval, long limit) => interval.Min >= limit ? true : interval.Max < limit ? false : null;

    public static bool? operator <=(Interval interval, long limit) => interval.Max <= limit ? true : interval.Min > limit ? false : null;

    public static bool? operator >(Interval interval, long limit) => interval.Min > limit ? true : interval.Max <= limit ? false : null;

    public static bool? operator <(Interval interval, long limit) => interval.Max < limit ? true : interval.Min >= limit ? false : null;

    public static Interval operator +(Interval a, Interval b) => new(Add(a.Min, b.Min), Add(a.Max, b.Max));

    public bool? IsBetween(long from, long to) => Min >= from && Max <= to ? true : Max < from || Min > to ? false : null;

    public bool? IsOneOf(ReadOnlySpan<long> values)
    {
        var reached = 0;
        foreach (var value in values)
        {
            reached += Min <= value && value <= Max ? 1 : 0;
        }
        return reached == 0 ? false : reached == Max - Min + 1 ? true : null;
    }

    public Interval AtMost(Interval ceiling) => new(Math.Min(Min, ceiling.Min), Math.Min(Max, ceiling.Max));

    public Interval AtLeast(long floor) => new(Math.Max(Min, floor), Math.Max(Max, floor));

    /// <summary>So many per cent of money, down to the cent.</summary>
    public Interval Percent(int rate) => new(Min * rate / 100, Max * rate / 100);

    private static long Add(long a, long b) => a == NoEnd || b == NoEnd ? NoEnd : a + b;
}

internal static class Choice
{
    /// <summary>Whether what is possible is all, none or partly in what is wanted.</summary>
    public static bool? In(this uint possible, uint wanted) =>
        (possible & ~wanted) == 0 ? true : (possible & wanted) == 0 ? false : null;
}
