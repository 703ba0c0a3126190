namespace Beffroi.Rules;

/// <summary>Numbers between two ends, each included or not.</summary>
internal readonly record struct GridBounds(decimal From, bool FromIncluded, decimal To, bool ToIncluded);

/// <summary>Steps of a grid from one to another, both included; none when <see cref="To"/> is before <see cref="From"/>.</summary>
internal readonly record struct GridSteps(decimal From, decimal To);

/// <summary>The possible values of a number: multiples of a step.</summary>
internal static class Grid
{
    /// <summary>The greatest number that can be counted in steps without overflow.</summary>
    public static decimal Farthest(decimal step) => step is > 0 and < 1 ? decimal.Floor(decimal.MaxValue * step) : decimal.MaxValue - 1;

    public static bool IsOn(decimal value, decimal step) => step == 0 || value % step == 0;

    /// <summary>No value of the grid is in the interval (a step of 0: no number at all).</summary>
    public static bool IsEmpty(NumberRange range, decimal step)
    {
        if (range.IsEmpty || step == 0)
        {
            return range.IsEmpty;
        }
        var steps = Steps(new GridBounds(range.Min, true, range.Max, true), step);
        return steps.To < steps.From;
    }

    public static GridSteps Steps(GridBounds bounds, decimal step)
    {
        decimal from = NumberRange.NoLowerBound, to = NumberRange.NoUpperBound;
        if (bounds.From is not NumberRange.NoLowerBound)
        {
            from = decimal.Ceiling(bounds.From / step);
            from = !bounds.FromIncluded && from * step == bounds.From ? from + 1 : from;
        }
        if (bounds.To is not NumberRange.NoUpperBound)
        {
            to = decimal.Floor(bounds.To / step);
            to = !bounds.ToIncluded && to * step == bounds.To ? to - 1 : to;
        }
        return new GridSteps(from, to);
    }

    /// <summary>Whether the intervals together hold every step of <paramref name="all"/>.</summary>
    public static bool Cover(IEnumerable<GridSteps> intervals, GridSteps all)
    {
        var next = all.From;
        foreach (var interval in intervals.Where(i => i.From <= i.To).OrderBy(i => i.From))
        {
            if (interval.From > next)
            {
                break;
            }
            if (interval.To >= all.To)
            {
                return true;
            }
            next = Math.Max(next, interval.To + 1);
        }
        return next > all.To;
    }
}
