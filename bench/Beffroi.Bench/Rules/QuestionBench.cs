using Beffroi.Rules;

namespace Beffroi.Bench.Rules;

/// <summary>The choice of the next question, worked through until nothing is left to ask; each state of an interview is timed by itself.</summary>
internal static class QuestionBench
{
    /// <param name="area">Of the row.</param>
    /// <param name="catalogue">Of any number of schemes.</param>
    /// <param name="today">Of the profiles.</param>
    /// <param name="people">Who are asked.</param>
    /// <param name="seed">Of their answers.</param>
    /// <param name="limit">In milliseconds.</param>
    public static Row Row(string area, SchemeCatalogue catalogue, DateOnly today, int people, int seed, double limit)
    {
        var first = Clock.Time(() => catalogue.Orient(catalogue.ReadProfile(today, default).Profile!)) / 1000;
        var states = new Interviews(catalogue, today, seed).States(people);
        var passes = Enumerable.Range(0, 11).Select(_ => states.ConvertAll(s => Clock.Time(() => catalogue.Orient(s)))).Skip(2).ToList();
        double[] times = [.. states.Select((_, i) => passes.Select(p => p[i]).Median() / 1000)];
        var (median, p95, worst) = (times.Median(), times.Percentile(0.95), times.Max());
        return Bench.Row.Below(area, $"next question of {catalogue.Schemes.Count} schemes, p95", p95, limit, "ms",
            $"with the answers it rests on; {states.Count} states of interviews; p50 {median:0.00}, worst {worst:0.00} ms; the very first, which compiles the criteria, {first:0} ms")
            with
        { Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["p50 ms"] = median, ["p95 ms"] = p95, ["worst ms"] = worst, ["first ms"] = first } };
    }
}
