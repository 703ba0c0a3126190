using System.Diagnostics;

namespace Beffroi.Bench;

/// <summary>Another program, run to its end.</summary>
internal static class Command
{
    /// <returns>What it wrote on its standard output.</returns>
    /// <exception cref="BenchFailedException">It ended with an error; the message holds the end of what it wrote.</exception>
    public static async Task<string> Run(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new BenchFailedException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            var lines = (await output + await error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            throw new BenchFailedException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{string.Join('\n', lines.TakeLast(20))}");
        }
        return await output;
    }
}
