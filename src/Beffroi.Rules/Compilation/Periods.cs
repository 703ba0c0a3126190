namespace Beffroi.Rules;

/// <summary>What is compiled once for all days over which no version and no parameter changes, when the first of them is asked for.</summary>
internal sealed class Periods<T>
{
    private readonly DateOnly[] firstDays;
    private readonly Lazy<T>[] compiled;

    public Periods(IEnumerable<Parameter> parameters, IEnumerable<Scheme> schemes, Func<DateOnly, T> compile)
    {
        var dated = parameters.SelectMany(p => p.Values).SelectMany(v => new[] { v.From, v.To ?? v.From });
        firstDays = [.. schemes.SelectMany(s => s.Versions).Select(v => v.From).Concat(dated).Append(DateOnly.MinValue).Distinct().Order()];
        compiled = [.. firstDays.Select(day => new Lazy<T>(() => compile(day)))];
    }

    public T On(DateOnly date)
    {
        var day = Array.BinarySearch(firstDays, date);
        return compiled[day >= 0 ? day : ~day - 1].Value;
    }
}
