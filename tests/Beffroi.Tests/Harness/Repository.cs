namespace Beffroi.Tests.Harness;

internal static class Repository
{
    /// <summary>The folder of the solution, above where the tests were built.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Beffroi.slnx")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No Beffroi.slnx above {AppContext.BaseDirectory}.");
    }
}
