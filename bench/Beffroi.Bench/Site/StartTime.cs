using System.Diagnostics;

namespace Beffroi.Bench.Site;

/// <summary>From the start of the process to the first 200 of the home page.</summary>
internal static class StartTime
{
    private const int Starts = 5;

    public static async Task<IReadOnlyList<Row>> Run(HttpClient client, Action<string> tell)
    {
        var (first, later) = (new List<Taken>(), new List<Taken>());
        for (var i = -1; i < Starts; i++)
        {
            tell($"starting the site ({Math.Max(i + 1, 1)} of {Starts})");
            var data = Repository.NewFolder("start");
            try
            {
                var (created, found) = (await One(client, data), await One(client, data));
                // The very first pair also reads the program from the disk and compiles this client.
                if (i >= 0)
                {
                    first.Add(created);
                    later.Add(found);
                }
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
        return [Of("first page, database to create", first), Of("first page, database there", later)];
    }

    /// <param name="Processor">Of the site, all threads together.</param>
    private readonly record struct Taken(double Seconds, double Processor);

    private static Row Of(string measure, List<Taken> starts)
    {
        double[] seconds = [.. starts.Select(s => s.Seconds)];
        var processor = starts.Select(s => s.Processor).Median();
        return Row.Below("start", measure, seconds.Median(), 2, "s",
            $"median of {seconds.Length}; best {seconds.Min():0.00}, worst {seconds.Max():0.00} s; processor time {processor:0.00} s")
            with
        { Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["best s"] = seconds.Min(), ["worst s"] = seconds.Max(), ["processor s"] = processor } };
    }

    private static async Task<Taken> One(HttpClient client, string data)
    {
        var start = Stopwatch.GetTimestamp();
        await using var site = await SiteProcess.Start(data);
        using var page = await client.GetAsync(site.Address);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return page.IsSuccessStatusCode
            ? new Taken(seconds, site.ProcessorSeconds)
            : throw new BenchFailedException($"The home page answers {(int)page.StatusCode}.");
    }
}
