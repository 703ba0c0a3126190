using System.Collections.Concurrent;
using System.Diagnostics;

namespace Beffroi.Bench.Site;

/// <summary>What is asked of the site, always the same.</summary>
internal sealed record Target(string Name, Func<Uri, HttpRequestMessage> Request);

/// <summary>
/// Open loop: requests leave at a fixed rate whether or not earlier ones are answered, and a latency counts from the moment the
/// request was meant to leave. A site that stalls is not spared the requests that real people would have made meanwhile.
/// </summary>
internal sealed class Load(HttpClient client, SiteProcess site)
{
    private const int PerSecond = 200;
    private const double BudgetMilliseconds = 50;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3), Measured = TimeSpan.FromSeconds(15);

    public async Task<Row> Run(Target target)
    {
        using (var once = await client.SendAsync(target.Request(site.Address)))
        {
            if (!once.IsSuccessStatusCode)
            {
                // Its log is written a moment after the answer.
                await Task.Delay(500);
                throw new BenchFailedException(string.Join('\n', site.LoggedErrors.Prepend($"{target.Name} answers {(int)once.StatusCode}.")));
            }
        }
        await Send(target, WarmUp);
        var before = site.ProcessorSeconds;
        var sent = await Send(target, Measured);
        return Report(target, sent, (site.ProcessorSeconds - before) * 1000 / sent.Length);
    }

    /// <param name="Late">From when it was meant to leave to when it left: the fault of this driver, and counted in the latency.</param>
    /// <param name="Error">The status, or the kind of failure; null when it was answered well.</param>
    private readonly record struct Sent(double Milliseconds, double Late, string? Error);

    private async Task<Sent[]> Send(Target target, TimeSpan duration)
    {
        var count = (int)(PerSecond * duration.TotalSeconds);
        var sent = new ConcurrentBag<Sent>();
        var pending = new Task[count];
        // A thread of its own: a timer of the pool would wait behind the answers.
        await Task.Factory.StartNew(() =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                var due = start + (i * Stopwatch.Frequency / PerSecond);
                while (Stopwatch.GetTimestamp() is var now && now < due)
                {
                    Thread.Sleep(Stopwatch.GetElapsedTime(now, due).TotalMilliseconds > 1.5 ? 1 : 0);
                }
                pending[i] = Task.Run(async () => sent.Add(await One(target, due)));
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.WhenAll(pending);
        return [.. sent];
    }

    private async Task<Sent> One(Target target, long due)
    {
        var late = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        try
        {
            using var request = target.Request(site.Address);
            // The whole body is read before it counts as answered.
            using var response = await client.SendAsync(request);
            return new Sent(Stopwatch.GetElapsedTime(due).TotalMilliseconds, late,
                response.IsSuccessStatusCode ? null : $"{(int)response.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new Sent(Stopwatch.GetElapsedTime(due).TotalMilliseconds, late, e is HttpRequestException ? "no answer" : "too late");
        }
    }

    /// <param name="processor">Milliseconds of the site's processor time a request.</param>
    private static Row Report(Target target, Sent[] sent, double processor)
    {
        double At(double share) => sent.Select(s => s.Milliseconds).Percentile(share);
        var (p50, p95, p99) = (At(0.5), At(0.95), At(0.99));
        var late = sent.Select(s => s.Late).Percentile(0.95);
        var errors = sent.Count(s => s.Error is not null);
        var kinds = string.Join(", ", sent.Where(s => s.Error is not null).GroupBy(s => s.Error, StringComparer.Ordinal).Select(g => $"{g.Key}: {g.Count()}"));
        var row = Row.Below("load", $"{target.Name}, p95", p95, BudgetMilliseconds, "ms",
            $"{sent.Length} at {PerSecond}/s; p50 {p50:0.0}, p99 {p99:0.0} ms; errors {errors}{(errors == 0 ? "" : $" ({kinds})")}; driver late p95 {late:0.0} ms; processor {processor:0.00} ms a request");
        return row with
        {
            // A fast refusal is no answer.
            Met = row.Met is true && errors == 0,
            Figures = new Dictionary<string, double>(StringComparer.Ordinal)
            {
                ["p50 ms"] = p50,
                ["p95 ms"] = p95,
                ["p99 ms"] = p99,
                ["max ms"] = At(1),
                ["errors"] = errors,
                ["driver late p95 ms"] = late,
                ["processor ms"] = processor,
            },
        };
    }
}
