using System.Numerics;

namespace Beffroi.Rules;

/// <summary>
/// Arithmetic on intervals, in whole steps of a grid as long as that is the same number, in decimals from there on.
/// </summary>
internal sealed class Quantities(Nodes nodes)
{
    public Quantity Zero => Of(NumberRange.Of(0));

    /// <summary>From nothing to no upper bound.</summary>
    public Quantity Open => new Whole(nodes.Zero, nodes.Number(WholeNumbers.NoEnd), GridUnit.Cent, 0, 0, IsOpen: true);

    public Quantity Of(NumberRange constant)
    {
        if (constant is { Min: not NumberRange.NoLowerBound, Max: not NumberRange.NoUpperBound } && UnitOf(constant) is { } unit)
        {
            var (min, max) = (unit.Steps(constant.Min).Steps, unit.Steps(constant.Max).Steps);
            if (Fits(min) && Fits(max))
            {
                return new Whole(nodes.Number((long)min), nodes.Number((long)max), unit, (long)min, (long)max);
            }
        }
        return new Exact(nodes.Item(constant));
    }

    public Quantity Of(Fact fact) => CountedFact.Of(fact) is { } counted
        ? new Whole(nodes.Slot(2 * fact.Index), nodes.Slot((2 * fact.Index) + 1), counted.Unit, counted.First, counted.Last)
        : new Exact(nodes.Call(Ranges.OfFact, nodes.Number(fact.Index)));

    public Quantity Add(Quantity a, Quantity b) =>
        Align(a, b) is var (x, y)
        && Fits((BigInteger)x.Lowest + y.Lowest) && Fits((BigInteger)x.Highest + y.Highest)
        // Less than nothing added to no upper bound would be an upper bound.
        && (!(x.IsOpen || y.IsOpen) || (x.Lowest >= 0 && y.Lowest >= 0))
            ? new Whole(nodes.Add(x.Min, y.Min), Sum(x, y), x.Unit, x.Lowest + y.Lowest, x.Highest + y.Highest, x.IsOpen || y.IsOpen)
            : new Exact(nodes.Call(Ranges.Add, RangeOf(a), RangeOf(b)));

    public Quantity Subtract(Quantity a, Quantity b) =>
        a is Whole { IsOpen: false } && b is Whole { IsOpen: false } ? Add(a, Negate(b)) : new Exact(nodes.Call(Ranges.Subtract, RangeOf(a), RangeOf(b)));

    public Quantity Negate(Quantity a) => a is Whole { IsOpen: false } x
        ? new Whole(nodes.Subtract(nodes.Zero, x.Max), nodes.Subtract(nodes.Zero, x.Min), x.Unit, -x.Highest, -x.Lowest)
        : new Exact(nodes.Call(Ranges.Negate, RangeOf(a)));

    /// <summary>One side at least is a constant.</summary>
    public Quantity Multiply(Quantity a, Quantity b) =>
        (b as Whole)?.Point is { } right && Scale(a, right, GridUnit.Product) is { } byRight ? byRight
        : (a as Whole)?.Point is { } left && Scale(b, left, GridUnit.Product) is { } byLeft ? byLeft
        : new Exact(nodes.Call(Ranges.Multiply, RangeOf(a), RangeOf(b)));

    public Quantity Divide(Quantity a, Quantity b) =>
        (b as Whole)?.Point is { } divisor && Scale(a, divisor, GridUnit.Quotient) is { } quotient ? quotient
        : new Exact(nodes.Call(Ranges.Divide, RangeOf(a), RangeOf(b)));

    /// <summary>The lower of both, end by end.</summary>
    public Quantity Lower(Quantity a, Quantity b)
    {
        if (Align(a, b) is not var (x, y))
        {
            return new Exact(nodes.Call(Ranges.Lower, RangeOf(a), RangeOf(b)));
        }
        var highest = x.IsOpen == y.IsOpen ? (x.IsOpen ? Math.Max(x.Highest, y.Highest) : Math.Min(x.Highest, y.Highest)) : x.IsOpen ? y.Highest : x.Highest;
        return new Whole(nodes.Min(x.Min, y.Min), nodes.Min(x.Max, y.Max), x.Unit, Math.Min(x.Lowest, y.Lowest), highest, x.IsOpen && y.IsOpen);
    }

    /// <summary>The higher of both, end by end.</summary>
    public Quantity Higher(Quantity a, Quantity b) => Align(a, b) is var (x, y)
        ? new Whole(nodes.Max(x.Min, y.Min), nodes.Max(x.Max, y.Max), x.Unit, Math.Max(x.Lowest, y.Lowest), Math.Max(x.Highest, y.Highest), x.IsOpen || y.IsOpen)
        : new Exact(nodes.Call(Ranges.Higher, RangeOf(a), RangeOf(b)));

    public Quantity Hull(Quantity a, Quantity b) => Align(a, b) is var (x, y)
        ? new Whole(nodes.Min(x.Min, y.Min), nodes.Max(x.Max, y.Max), x.Unit, Math.Min(x.Lowest, y.Lowest), Math.Max(x.Highest, y.Highest), x.IsOpen || y.IsOpen)
        : new Exact(nodes.Call(Ranges.Hull, RangeOf(a), RangeOf(b)));

    /// <summary>From the lower end of one to the upper end of the other.</summary>
    public Quantity FromTo(Quantity a, Quantity b) => Align(a, b) is var (x, y)
        ? new Whole(x.Min, y.Max, x.Unit, x.Lowest, y.Highest, y.IsOpen)
        : new Exact(nodes.Call(Ranges.FromTo, RangeOf(a), RangeOf(b)));

    public Quantity Choose(Node condition, Quantity then, Quantity otherwise) =>
        condition.IsNumber ? (condition.Is(0) ? otherwise : then)
        : Align(then, otherwise) is var (x, y)
            ? new Whole(nodes.Choose(condition, x.Min, y.Min), nodes.Choose(condition, x.Max, y.Max), x.Unit,
                Math.Min(x.Lowest, y.Lowest), Math.Max(x.Highest, y.Highest), x.IsOpen || y.IsOpen)
            : new Exact(nodes.Choose(condition, RangeOf(then), RangeOf(otherwise)));

    /// <summary>To the cent, down.</summary>
    public Quantity Down(Quantity a)
    {
        if (a is Whole x && GridUnit.Common(x.Unit, GridUnit.Cent) is { } finer)
        {
            if (finer == GridUnit.Cent)
            {
                return x;
            }
            var cent = (long)GridUnit.Cent.In(finer);
            if (Rescale(x, finer) is { IsOpen: false } steps)
            {
                return new Whole(nodes.Divide(steps.Min, cent), nodes.Divide(steps.Max, cent), GridUnit.Cent,
                    WholeNumbers.FloorDivide(steps.Lowest, cent), WholeNumbers.FloorDivide(steps.Highest, cent));
            }
        }
        return new Exact(nodes.Call(Ranges.Down, RangeOf(a)));
    }

    /// <summary>A flag: one value only is possible.</summary>
    public Node IsPoint(Quantity a) => a is Whole x ? nodes.IsEqual(x.Min, x.Max) : nodes.Call(Ranges.IsPoint, RangeOf(a));

    /// <summary>A flag: the lower end of the first is below the upper end of the second.</summary>
    public Node StartsBelow(Quantity a, Quantity b) => Align(a, b) is var (x, y)
        ? nodes.IsLess(x.Min, y.Max)
        : nodes.Call(Ranges.StartsBelow, RangeOf(a), RangeOf(b));

    /// <summary>Both counted in the same steps; null when one cannot be.</summary>
    public (Whole, Whole)? Align(Quantity a, Quantity b) =>
        a is Whole x && b is Whole y && GridUnit.Common(x.Unit, y.Unit) is { } unit && Rescale(x, unit) is { } first && Rescale(y, unit) is { } second
            ? (first, second) : null;

    public Node RangeOf(Quantity quantity)
    {
        if (quantity is not Whole x)
        {
            return ((Exact)quantity).Range;
        }
        if (x.Min.IsNumber && x.Max.IsNumber)
        {
            return nodes.Item(Ranges.OfSteps(x.Min.Number, x.Max.Number, x.Unit.Value));
        }
        // A decimal is made of tenths faster than it is multiplied.
        return GridUnit.Of(1 / (decimal)Math.Pow(10, x.Unit.Digits)) is { } tenths && Rescale(x, tenths) is { } fine
            ? nodes.Call(Ranges.OfTenths, fine.Min, fine.Max, nodes.Number(x.Unit.Digits))
            : nodes.Call(Ranges.OfSteps, x.Min, x.Max, nodes.Item(x.Unit.Value));
    }

    private static GridUnit? UnitOf(NumberRange constant)
    {
        var (min, max) = (GridUnit.Of(Math.Abs(constant.Min)), GridUnit.Of(Math.Abs(constant.Max)));
        return constant is { Min: 0, Max: 0 } ? GridUnit.One
            : constant.Min == 0 ? max
            : constant.Max == 0 ? min
            : min is { } a && max is { } b ? GridUnit.Common(a, b) : null;
    }

    private Whole? Rescale(Whole a, GridUnit finer)
    {
        var factor = a.Unit.In(finer);
        if (factor.IsOne)
        {
            return a;
        }
        if (a.IsOpen || !Fits(factor) || !Fits(a.Lowest * factor) || !Fits(a.Highest * factor))
        {
            return null;
        }
        var by = nodes.Number((long)factor);
        return new Whole(nodes.Multiply(a.Min, by), nodes.Multiply(a.Max, by), finer, (long)(a.Lowest * factor), (long)(a.Highest * factor));
    }

    /// <summary>The same count of other steps.</summary>
    private Quantity? Scale(Quantity a, decimal by, Func<GridUnit, GridUnit, GridUnit?> unit)
    {
        if (by == 0)
        {
            return Zero;
        }
        return a is Whole { IsOpen: false } x && GridUnit.Of(Math.Abs(by)) is { } factor && unit(x.Unit, factor) is { } step
            ? (by > 0 ? x : (Whole)Negate(x)) with { Unit = step }
            : null;
    }

    private Node Sum(Whole x, Whole y)
    {
        var sum = nodes.Add(x.Max, y.Max);
        return x.IsOpen || y.IsOpen ? nodes.Min(sum, nodes.Number(WholeNumbers.NoEnd)) : sum;
    }

    private static bool Fits(BigInteger steps) => BigInteger.Abs(steps) <= WholeNumbers.Largest;
}
