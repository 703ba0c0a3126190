using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Beffroi.Bench.Site;

/// <summary>The built program serving on a free port of this machine, with a data folder of its own.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private Task drained = Task.CompletedTask;

    private SiteProcess(Process process) => this.process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>Of all its threads: what a start costs, even when the machine is busy with something else.</summary>
    public double ProcessorSeconds => process.TotalProcessorTime.TotalSeconds;

    /// <summary>The first lines that it logged as errors, at most three.</summary>
    public ConcurrentQueue<string> LoggedErrors { get; } = [];

    /// <param name="dataFolder">Its own.</param>
    /// <param name="settings">What differs from an installation on SQLite, by name in the environment.</param>
    /// <returns>Once it says that it is ready.</returns>
    /// <exception cref="BenchFailedException">It ended, or was not ready within a minute.</exception>
    public static async Task<SiteProcess> Start(string dataFolder, IReadOnlyDictionary<string, string>? settings = null)
    {
        if (!File.Exists(Repository.ReleaseProgram))
        {
            throw new BenchFailedException($"No {Repository.ReleaseProgram}: run `make bench`, which builds it.");
        }
        var start = new ProcessStartInfo("dotnet", [Repository.ReleaseProgram, "serve", "--json"])
        {
            WorkingDirectory = dataFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // As an installation would run it, whatever the shell of the one who measures holds.
        foreach (var key in start.Environment.Keys.Where(k => k.StartsWith("BEFFROI_", StringComparison.Ordinal)
            || k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal)
            || k.StartsWith("OTEL_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(key);
        }
        start.Environment["PORT"] = "0";
        start.Environment["BEFFROI_DATA"] = dataFolder;
        start.Environment["BEFFROI_CONTOURS"] = "none";
        start.Environment["BEFFROI_REGION"] = Repository.Region;
        foreach (var (key, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[key] = value;
        }
        var site = new SiteProcess(Process.Start(start) ?? throw new BenchFailedException("dotnet did not start."));
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            site.Address = await site.Ready(patience.Token);
            // A full pipe would stop it.
            site.drained = Task.WhenAll(site.Drain(site.process.StandardOutput), site.Drain(site.process.StandardError));
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    private async Task<Uri> Ready(CancellationToken patience)
    {
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience) is { } line)
            {
                if (line.StartsWith('{') && AddressIn(line) is { } address)
                {
                    return address;
                }
            }
        }
        catch (OperationCanceledException e)
        {
            throw new BenchFailedException($"The site was not ready within {Patience.TotalSeconds} s.", e);
        }
        throw new BenchFailedException("The site ended before it was ready:\n" + await process.StandardError.ReadToEndAsync(CancellationToken.None));
    }

    /// <summary>Of the line that says « ready »; null for any other.</summary>
    private static Uri? AddressIn(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("event", out var name) && name.ValueEquals("ready")
            ? new Uri(json.RootElement.GetProperty("address").GetString()!)
            : null;
    }

    private async Task Drain(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (LoggedErrors.Count < 3 && (line.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal)
                || line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal)))
            {
                LoggedErrors.Enqueue(line[..Math.Min(line.Length, 4000)]);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            // Asked to stop in good order; the framework itself can only kill.
            using var ask = Process.Start("sh", ["-c", $"kill -TERM {process.Id}"]);
            await ask.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        await drained;
        process.Dispose();
    }
}
