using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Beffroi.Browser.Tests.Harness;

/// <summary>The program as the system runs it: a process of its own, a free port, an empty data folder.</summary>
public sealed partial class RunningSite : IAsyncDisposable
{
    /// <summary>From the launch to the address: a demonstration plays its people while every other page of the tour is being looked at, on the same two processors.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>What <c>make run</c> starts, when <c>make test</c> has built it: compiled ahead of time, it starts in half the time.</summary>
    private static readonly string Program = Environment.GetEnvironmentVariable("BEFFROI_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "Beffroi.dll");

    private readonly Process process;
    private readonly DirectoryInfo data;
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningSite(Process process, DirectoryInfo data) => (this.process, this.data) = (process, data);

    /// <summary>Without a final slash.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Every line that the program wrote so far.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    /// <param name="demonstration">Whether it says on every page that it is a demonstration; it then logs for a person.</param>
    /// <param name="directory">Address of the directory of enterprises; none: no SIREN is taken.</param>
    /// <param name="contours">Address of the contours of the map; none: tiles are drawn.</param>
    /// <param name="more">Settings that differ, by their names.</param>
    public static async Task<RunningSite> Start(bool demonstration = false, string directory = "none", string contours = "none", IReadOnlyDictionary<string, string?>? more = null)
    {
        var folder = Directory.CreateTempSubdirectory("beffroi-browser-");
        var start = new ProcessStartInfo("dotnet", [Program, "serve"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Whatever the shell that runs the tests has set, the site starts as on the first day.
        foreach (var key in start.Environment.Keys.Where(k => k.StartsWith("BEFFROI_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(key);
        start.Environment["PORT"] = "0";
        start.Environment["BEFFROI_DATA"] = folder.FullName;
        start.Environment["BEFFROI_COMPANY_DIRECTORY"] = directory;
        start.Environment["BEFFROI_CONTOURS"] = contours;
        // Only a demonstration may receive files that nobody checks.
        if (demonstration)
            start.Environment["BEFFROI_CLAMD"] = "none";
        start.Environment["BEFFROI_DEMONSTRATION"] = demonstration ? "true" : "false";
        start.Environment["BEFFROI_DEMONSTRATION_PAST"] = "false";
        foreach (var (key, value) in more ?? new Dictionary<string, string?>())
            start.Environment[key] = value;
        var site = new RunningSite(Process.Start(start)!, folder);
        site.process.OutputDataReceived += (_, line) => site.Hear(line.Data);
        site.process.ErrorDataReceived += (_, line) => site.Hear(line.Data);
        site.process.BeginOutputReadLine();
        site.process.BeginErrorReadLine();
        var first = await Task.WhenAny(site.ready.Task, site.process.WaitForExitAsync(), Task.Delay(Patience));
        if (first != site.ready.Task)
        {
            var said = string.Join('\n', site.Log);
            await site.DisposeAsync();
            throw new InvalidOperationException($"Beffroi did not start. It said:\n{said}");
        }
        site.Address = await site.ready.Task;
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        process.Dispose();
        data.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        Log.Enqueue(line);
        if (ListeningAddress().Match(line) is { Success: true } found)
            ready.TrySetResult(found.Value);
    }

    [GeneratedRegex("http://localhost:[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex ListeningAddress();
}
