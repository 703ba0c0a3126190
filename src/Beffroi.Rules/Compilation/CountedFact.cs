namespace Beffroi.Rules;

/// <summary>A fact whose values are counted in steps: both ends of its domain are on its grid, and near enough.</summary>
/// <param name="Unit">The step of its grid.</param>
/// <param name="First">The first value of the domain, in steps.</param>
/// <param name="Last">The last one.</param>
internal sealed record CountedFact(GridUnit Unit, long First, long Last)
{
    public static CountedFact? Of(Fact fact)
    {
        if (fact.Range is { Min: NumberRange.NoLowerBound } or { Max: NumberRange.NoUpperBound } || GridUnit.Of(fact.Step) is not { } unit)
        {
            return null;
        }
        var (first, last) = (unit.Steps(fact.Range.Min), unit.Steps(fact.Range.Max));
        return first.Exactly && last.Exactly && first.Steps >= -WholeNumbers.Largest && last.Steps <= WholeNumbers.Largest
            ? new CountedFact(unit, (long)first.Steps, (long)last.Steps) : null;
    }

    /// <summary>In steps; false when it is off the grid, or outside the domain.</summary>
    public bool TryCount(decimal value, out long steps)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var mantissa = (long)(((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        if (bits[2] == 0 && scale <= Unit.Digits && mantissa is >= 0 and <= WholeNumbers.Largest
            && Math.BigMul(mantissa, Tens[Unit.Digits - scale], out var tenths) == 0 && tenths >= 0)
        {
            steps = Unit.Count == 1 ? tenths : tenths / Unit.Count;
            var exactly = Unit.Count == 1 || steps * Unit.Count == tenths;
            steps = bits[3] < 0 ? -steps : steps;
            return exactly && First <= steps && steps <= Last;
        }
        // Zeros at its end, or a number far away.
        var (counted, onGrid) = Unit.Steps(value);
        steps = onGrid && First <= counted && counted <= Last ? (long)counted : 0;
        return onGrid && First <= counted && counted <= Last;
    }

    private static readonly long[] Tens = [.. Enumerable.Range(0, 17).Select(i => (long)Math.Pow(10, i))];
}
