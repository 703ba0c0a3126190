using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// What compiled code calls where numbers cannot be counted in steps: a division that does not end, a domain without end, more
/// digits than 64 bits hold. Intervals of decimals, by the rules of the <see cref="Interpreter"/>.
/// </summary>
internal static class Ranges
{
    public static NumberRange OfFact(ProfileSlots profile, long fact) => ((KnownNumber)profile.Profile[(int)fact]).Range;

    public static NumberRange OfSteps(long min, long max, decimal step) =>
        new(min * step, max == WholeNumbers.NoEnd ? NumberRange.NoUpperBound : max * step);

    public static NumberRange OfTenths(long min, long max, long digits) =>
        new(Shifted(min, digits), max == WholeNumbers.NoEnd ? NumberRange.NoUpperBound : Shifted(max, digits));

    public static NumberRange Add(NumberRange a, NumberRange b) => a + b;

    public static NumberRange Subtract(NumberRange a, NumberRange b) => a - b;

    public static NumberRange Multiply(NumberRange a, NumberRange b) => a * b;

    public static NumberRange Divide(NumberRange a, NumberRange b) => a / b;

    public static NumberRange Negate(NumberRange a) => -a;

    public static NumberRange Hull(NumberRange a, NumberRange b) => a.Hull(b);

    public static NumberRange Lower(NumberRange a, NumberRange b) => new(Math.Min(a.Min, b.Min), Math.Min(a.Max, b.Max));

    public static NumberRange Higher(NumberRange a, NumberRange b) => new(Math.Max(a.Min, b.Min), Math.Max(a.Max, b.Max));

    public static NumberRange FromTo(NumberRange a, NumberRange b) => new(a.Min, b.Max);

    /// <summary>To the cent, down.</summary>
    public static NumberRange Down(NumberRange a) => new(ToCent(a.Min), ToCent(a.Max));

    public static long IsPoint(NumberRange a) => a.IsPoint ? -1 : 0;

    /// <summary>A flag: the lower end of the first is below the upper end of the second.</summary>
    public static long StartsBelow(NumberRange a, NumberRange b) => a.Min < b.Max ? -1 : 0;

    public static long Compare(NumberRange left, NumberRange right, Comparison comparison, decimal step) => Kleene.CodeOf(comparison switch
    {
        Comparison.Less => Truths.Of(left.Max < right.Min, left.Min >= right.Max),
        Comparison.LessOrEqual => Truths.Of(left.Max <= right.Min, left.Min > right.Max),
        Comparison.Greater => Truths.Of(left.Min > right.Max, left.Max <= right.Min),
        Comparison.GreaterOrEqual => Truths.Of(left.Min >= right.Max, left.Max < right.Min),
        Comparison.Equal => Equal(left, right, step),
        _ => Equal(left, right, step).Not(),
    });

    /// <param name="left">Searched for.</param>
    /// <param name="step">Of its grid; 0: an interval without grid.</param>
    /// <param name="ends">The two ends of each item, one after the other.</param>
    /// <param name="items">Which ends are included.</param>
    public static long In(NumberRange left, decimal step, NumberRange[] ends, IReadOnlyList<NumberItem> items)
    {
        var sure = items.Select((item, i) => new GridBounds(ends[2 * i].Max, item.FromIncluded, ends[(2 * i) + 1].Min, item.ToIncluded)).ToList();
        var may = items.Select((item, i) => new GridBounds(ends[2 * i].Min, item.FromIncluded, ends[(2 * i) + 1].Max, item.ToIncluded)).ToList();
        if (step == 0)
        {
            return Kleene.CodeOf((Truth)items.Select((_, i) => (int)InItem(left, sure[i], may[i])).Max());
        }
        var steps = Grid.Steps(new GridBounds(left.Min, true, left.Max, true), step);
        return Kleene.CodeOf(Truths.Of(
            Grid.Cover(sure.Select(s => Grid.Steps(s, step)), steps),
            may.Select(m => Grid.Steps(m, step)).All(m => m.To < steps.From || m.From > steps.To || m.To < m.From)));
    }

    private static Truth InItem(NumberRange left, GridBounds sure, GridBounds may) => Truths.Of(
        (sure.FromIncluded ? sure.From <= left.Min : sure.From < left.Min) && (sure.ToIncluded ? left.Max <= sure.To : left.Max < sure.To),
        may.From > may.To || left.Max < may.From || left.Min > may.To
        || (left.Max == may.From && !may.FromIncluded) || (left.Min == may.To && !may.ToIncluded)
        || (may.From == may.To && !(may.FromIncluded && may.ToIncluded)));

    private static Truth Equal(NumberRange left, NumberRange right, decimal step) =>
        Truths.Of(left.IsPoint && right.IsPoint && left.Min == right.Min, Grid.IsEmpty(left.Intersect(right), step));

    private static decimal Shifted(long number, long digits)
    {
        var size = Math.Abs(number);
        return new decimal((int)size, (int)(size >> 32), 0, number < 0, (byte)digits);
    }

    private static decimal ToCent(decimal euros) =>
        euros is NumberRange.NoUpperBound or NumberRange.NoLowerBound ? euros
        : decimal.Floor(euros) + (decimal.Floor((euros - decimal.Floor(euros)) * 100) / 100);
}
