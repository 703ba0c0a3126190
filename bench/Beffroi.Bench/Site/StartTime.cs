using System.Diagnostics;

namespace Beffroi.Bench.Site;

/// <summary>From the start of the process to the first 200 of the home page.</summary>
internal static class StartTime
{
    private const int Starts = 5;

    public static async Task<IReadOnlyList<Row>> Run(HttpClient client, Action<string> tell)
    {
        var (first, later) = (new List<double>(), new List<double>());
        for (var i = -1; i < Starts; i++)
        {
            tell($"starting the site ({Math.Max(i + 1, 1)} of {Starts})");
            var data = Repository.NewFolder("start");
            try
            {
                var (created, found) = (await Seconds(client, data), await Seconds(client, data));
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

    private static Row Of(string measure, List<double> seconds) =>
        Row.Below("start", measure, seconds.Median(), 2, "s", $"median of {seconds.Count}; best {seconds.Min():0.00}, worst {seconds.Max():0.00} s")
            with
        { Figures = seconds.Index().ToDictionary(s => $"start {s.Index + 1} s", s => s.Item, StringComparer.Ordinal) };

    private static async Task<double> Seconds(HttpClient client, string data)
    {
        var start = Stopwatch.GetTimestamp();
        await using var site = await SiteProcess.Start(data);
        using var page = await client.GetAsync(site.Address);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return page.IsSuccessStatusCode ? seconds : throw new BenchFailedException($"The home page answers {(int)page.StatusCode}.");
    }
}
