namespace Beffroi.Rules;

/// <summary>An interval as compiled code has it.</summary>
internal abstract record Quantity;

/// <summary>Both ends counted in steps of a grid.</summary>
/// <param name="Min">Of the possible values, in steps.</param>
/// <param name="Max">In steps; <see cref="WholeNumbers.NoEnd"/> where nothing bounds it.</param>
/// <param name="Unit">The step.</param>
/// <param name="Lowest">What <paramref name="Min"/> can be at least, whatever the profile.</param>
/// <param name="Highest">What <paramref name="Max"/> can be at most, « no upper bound » apart.</param>
/// <param name="IsOpen">There may be no upper bound.</param>
internal sealed record Whole(Node Min, Node Max, GridUnit Unit, long Lowest, long Highest, bool IsOpen = false) : Quantity
{
    /// <summary>The value of a constant; null when it depends on the profile, or is an interval.</summary>
    public decimal? Point => Min.IsNumber && Min == Max && !IsOpen ? Min.Number * Unit.Value : null;
}

/// <summary>A <see cref="NumberRange"/> of decimals.</summary>
internal sealed record Exact(Node Range) : Quantity;
