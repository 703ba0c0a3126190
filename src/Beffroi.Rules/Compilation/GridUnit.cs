using System.Numerics;

namespace Beffroi.Rules;

/// <summary>The step of a grid, exactly: <see cref="Count"/> × 10^-<see cref="Digits"/>. Always positive.</summary>
internal readonly record struct GridUnit(long Count, int Digits)
{
    /// <summary>So that a number counted in these steps always has fewer than 28 digits: the decimal is the same number.</summary>
    private const long LargestCount = int.MaxValue;
    private const int MostDigits = 15;

    public static GridUnit One => new(1, 0);

    public static GridUnit Cent => new(1, 2);

    public decimal Value => new((int)Count, (int)(Count >> 32), 0, false, (byte)Digits);

    /// <summary>Null when it has too many digits, or is not positive.</summary>
    public static GridUnit? Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = new BigInteger((uint)bits[0]) + (new BigInteger((uint)bits[1]) << 32) + (new BigInteger((uint)bits[2]) << 64);
        return value > 0 ? Of(mantissa, (bits[3] >> 16) & 0xFF) : null;
    }

    /// <summary>The coarsest grid that holds both.</summary>
    public static GridUnit? Common(GridUnit a, GridUnit b)
    {
        var digits = Math.Max(a.Digits, b.Digits);
        return Of(BigInteger.GreatestCommonDivisor(a.At(digits), b.At(digits)), digits);
    }

    public static GridUnit? Product(GridUnit a, GridUnit b) => Of(new BigInteger(a.Count) * b.Count, a.Digits + b.Digits);

    /// <summary>Null when the quotient does not end.</summary>
    public static GridUnit? Quotient(GridUnit a, GridUnit b)
    {
        var (dividend, divisor) = (a.At(Math.Max(a.Digits, b.Digits)), b.At(Math.Max(a.Digits, b.Digits)));
        for (var digits = 0; digits <= MostDigits; digits++, dividend *= 10)
        {
            if ((dividend % divisor).IsZero)
            {
                return Of(dividend / divisor, digits);
            }
        }
        return null;
    }

    /// <summary>How many of the finer steps make one of these.</summary>
    public BigInteger In(GridUnit finer)
    {
        var digits = Math.Max(Digits, finer.Digits);
        return At(digits) / finer.At(digits);
    }

    /// <summary>A whole number of steps, rounded down, and whether it was one already.</summary>
    public (BigInteger Steps, bool Exactly) Steps(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = new BigInteger((uint)bits[0]) + (new BigInteger((uint)bits[1]) << 32) + (new BigInteger((uint)bits[2]) << 64);
        var scale = (bits[3] >> 16) & 0xFF;
        var dividend = (value < 0 ? -mantissa : mantissa) * BigInteger.Pow(10, Digits);
        var divisor = Count * BigInteger.Pow(10, scale);
        var steps = BigInteger.DivRem(dividend, divisor, out var rest);
        return (rest.Sign < 0 ? steps - 1 : steps, rest.IsZero);
    }

    private BigInteger At(int digits) => Count * BigInteger.Pow(10, digits - Digits);

    private static GridUnit? Of(BigInteger count, int digits)
    {
        while (digits > 0 && (count % 10).IsZero)
        {
            (count, digits) = (count / 10, digits - 1);
        }
        return count > LargestCount || digits > MostDigits ? null : new GridUnit((long)count, digits);
    }
}
