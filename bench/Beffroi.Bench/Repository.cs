namespace Beffroi.Bench;

/// <summary>Where things are.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>Beffroi.slnx</c>, looked for upwards from the program.</summary>
    public static string Root { get; } = Find();

    public static string Region => Path.Combine(Root, "regions", "hauts-de-france");

    public static string Artifacts => Path.Combine(Root, "artifacts");

    /// <summary>What <c>make run</c> starts.</summary>
    public static string ReleaseProgram => Path.Combine(Artifacts, "run", "Beffroi.dll");

    /// <summary>An empty folder for this run, under <c>artifacts/bench</c>; the caller removes it.</summary>
    public static string NewFolder(string name)
    {
        var folder = Path.Combine(Artifacts, "bench", $"{name}-{Guid.CreateVersion7(TimeProvider.System.GetUtcNow()):N}");
        Directory.CreateDirectory(folder);
        return folder;
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Beffroi.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new BenchFailedException($"No Beffroi.slnx above {AppContext.BaseDirectory}.");
    }
}
