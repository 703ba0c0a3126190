using System.Diagnostics;

namespace Beffroi.Tests.Harness;

/// <summary>The program as the system runs it, in a process that a test may kill.</summary>
public sealed class BeffroiProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly Task<string> output, errors;

    private BeffroiProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
        output = Task.FromResult("");
    }

    private BeffroiProcess(Process process, Task<string> output) : this(process) => this.output = output;

    public int Id => process.Id;

    /// <summary>Runs to the end.</summary>
    public static Task<(int Code, string Output, string Errors)> Run(IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        RunOn("", settings, arguments);

    /// <summary>The same, with something to read.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunOn(string input, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        var launched = Launch(settings, arguments);
        await launched.StandardInput.WriteAsync(input);
        launched.StandardInput.Close();
        await using var running = new BeffroiProcess(launched, launched.StandardOutput.ReadToEndAsync());
        await launched.WaitForExitAsync().WaitAsync(Patience);
        return (launched.ExitCode, await running.output, await running.errors);
    }

    /// <summary>Starts and goes on; <see cref="ReadLine"/> reads what it prints.</summary>
    public static BeffroiProcess Start(IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        new(Launch(settings, arguments));

    /// <summary>The same, by a command that ends in running the one it is given.</summary>
    public static BeffroiProcess StartThrough(string command, IReadOnlyList<string> before, IReadOnlyDictionary<string, string?> settings, params string[] arguments) =>
        new(Launch(settings, command, [.. before, "dotnet", Program, .. arguments]));

    public async Task<string?> ReadLine() => await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>As kill -9, or a power cut for this process alone.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>Asks it to stop, as systemd does, and waits.</summary>
    public async Task<int> Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
    }

    /// <summary>What <c>make run</c> starts, when <c>make test</c> has built it: compiled ahead of time, it starts in half the time.</summary>
    private static string Program => Environment.GetEnvironmentVariable("BEFFROI_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "Beffroi.dll");

    private static Process Launch(IReadOnlyDictionary<string, string?> settings, string[] arguments) => Launch(settings, "dotnet", [Program, .. arguments]);

    private static Process Launch(IReadOnlyDictionary<string, string?> settings, string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }
}
