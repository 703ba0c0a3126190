namespace Beffroi.Bench;

/// <summary>One line of the table.</summary>
/// <param name="Area">Rules, build, start, load, documents, files.</param>
/// <param name="Measure">What was measured.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">ms, s, ×.</param>
/// <param name="Target">The budget as a person reads it; null: told for what it is worth.</param>
/// <param name="Met">Null when there is no budget.</param>
/// <param name="Detail">What the value is made of.</param>
internal sealed record Row(string Area, string Measure, double Value, string Unit, string? Target, bool? Met, string Detail)
{
    /// <summary>Figures that the table has no room for.</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();

    public static Row Below(string area, string measure, double value, double limit, string unit, string detail) =>
        new(area, measure, value, unit, $"< {limit:0.###} {unit}", value < limit, detail);

    public static Row AtLeast(string area, string measure, double value, double limit, string unit, string detail) =>
        new(area, measure, value, unit, $"≥ {limit:0.###} {unit}", value >= limit, detail);
}

/// <summary>The order statistics of a series.</summary>
internal static class Series
{
    /// <summary>The value that this share of the series does not exceed.</summary>
    public static double Percentile(this IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(this IEnumerable<double> values) => values.Percentile(0.5);
}
