namespace Beffroi.Rules;

/// <summary>Numbers counted in steps of a grid.</summary>
internal static class WholeNumbers
{
    /// <summary>No count is greater: sums and differences of a few of them stay far from the ends of 64 bits.</summary>
    public const long Largest = 1L << 58;

    /// <summary>Stands for « no upper bound » in an amount.</summary>
    public const long NoEnd = 1L << 60;

    public static long FloorDivide(long dividend, long divisor) =>
        dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor);
}
