namespace Beffroi.Rules;

/// <summary>
/// A closed interval of exact decimals. An end without bound is <see cref="NoLowerBound"/> or <see cref="NoUpperBound"/>.
/// Dates are counted in days since 0001-01-01, money in euros.
/// </summary>
public readonly record struct NumberRange(decimal Min, decimal Max)
{
    public const decimal NoLowerBound = decimal.MinValue;
    public const decimal NoUpperBound = decimal.MaxValue;

    public static NumberRange Everything => new(NoLowerBound, NoUpperBound);

    public bool IsPoint => Min == Max;

    public bool IsEmpty => Min > Max;

    public static NumberRange Of(decimal value) => new(value, value);

    public static NumberRange Of(DateOnly date) => Of(date.DayNumber);

    public bool Contains(decimal value) => Min <= value && value <= Max;

    public NumberRange Hull(NumberRange other) => new(Math.Min(Min, other.Min), Math.Max(Max, other.Max));

    public NumberRange Intersect(NumberRange other) => new(Math.Max(Min, other.Min), Math.Min(Max, other.Max));

    public static NumberRange operator +(NumberRange a, NumberRange b) => new(Add(a.Min, b.Min), Add(a.Max, b.Max));

    public static NumberRange operator -(NumberRange a) => new(Negate(a.Max), Negate(a.Min));

    public static NumberRange operator -(NumberRange a, NumberRange b) => a + -b;

    public static NumberRange operator *(NumberRange a, NumberRange b)
    {
        decimal p = Multiply(a.Min, b.Min), q = Multiply(a.Min, b.Max), r = Multiply(a.Max, b.Min), s = Multiply(a.Max, b.Max);
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    /// <summary>The divisor must not contain zero.</summary>
    public static NumberRange operator /(NumberRange a, NumberRange b)
    {
        decimal p = Divide(a.Min, b.Min), q = Divide(a.Min, b.Max), r = Divide(a.Max, b.Min), s = Divide(a.Max, b.Max);
        return new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
    }

    private static bool Unbounded(decimal x) => x is NoLowerBound or NoUpperBound;

    private static decimal Add(decimal x, decimal y) => Unbounded(x) ? x : Unbounded(y) ? y : x + y;

    private static decimal Negate(decimal x) => -x;

    private static decimal Multiply(decimal x, decimal y)
    {
        if (x == 0 || y == 0)
        {
            return 0;
        }
        return Unbounded(x) || Unbounded(y) ? (x > 0 == y > 0 ? NoUpperBound : NoLowerBound) : x * y;
    }

    private static decimal Divide(decimal x, decimal y)
    {
        if (Unbounded(y))
        {
            return 0;
        }
        return Unbounded(x) ? (x > 0 == y > 0 ? NoUpperBound : NoLowerBound) : x / y;
    }
}
