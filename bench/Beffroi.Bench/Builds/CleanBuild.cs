using System.Diagnostics;

namespace Beffroi.Bench.Builds;

/// <summary>The whole solution, built from nothing in a copy of the working tree, as a newcomer would after the restore.</summary>
internal static class CleanBuild
{
    private const int Cores = 2;

    public static async Task<Row> Run(Action<string> tell)
    {
        var copy = Repository.NewFolder("clean-build");
        try
        {
            tell("copying the tree");
            await Copy(copy);
            tell("restoring the copy");
            await Command.Run(copy, "dotnet", "restore", "Beffroi.slnx", "--disable-build-servers", "--verbosity", "quiet");
            tell("building the copy");
            var start = Stopwatch.GetTimestamp();
            // Without servers of an earlier build, which would already be warm and would outlive this one.
            await Command.Run(copy, "dotnet", "build", "Beffroi.slnx", "--configuration", "Release", "--no-restore", "--disable-build-servers",
                $"-maxcpucount:{Cores}", "--nologo", "--verbosity", "quiet");
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            return Row.Below("build", "whole solution, release, after restore", seconds, 90, "s", $"{Cores} build nodes, no warm compiler");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>What git knows or would add, as it stands in the working tree.</summary>
    private static async Task Copy(string to)
    {
        var files = await Command.Run(Repository.Root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal))
        {
            var from = Path.Combine(Repository.Root, file);
            // Deleted and not yet committed.
            if (File.Exists(from))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, file))!);
                File.Copy(from, Path.Combine(to, file));
            }
        }
    }
}
