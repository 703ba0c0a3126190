namespace Beffroi.Tests.Harness;

/// <summary>A copy of <c>regions/hauts-de-france</c> that a test may edit; gone when disposed of.</summary>
public sealed class RegionCopy : IDisposable
{
    public RegionCopy()
    {
        var source = Original;
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The folder of the repository, which every site reads unless it is told another.</summary>
    public static string Original { get; } = Path.Combine(Repository.Root, "regions", "hauts-de-france");

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"beffroi-region-{Guid.CreateVersion7():N}", "essai");

    /// <summary>The setting that makes a site read it.</summary>
    public Dictionary<string, string?> Settings => new() { ["BEFFROI_REGION"] = Folder };

    /// <summary>Replaces a text wherever it stands in a file; it must stand there.</summary>
    public RegionCopy Change(string file, string from, string to)
    {
        var text = Read(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        return Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>
    /// Ends the last version of a scheme and adds one that begins on that day, the same but for what is changed.
    /// </summary>
    public RegionCopy AddVersion(string scheme, DateOnly from, params (string From, string To)[] changes)
    {
        var file = $"schemes/{scheme}.yaml";
        var text = Read(file);
        var start = text.LastIndexOf("\n  - du: ", StringComparison.Ordinal) + 1;
        var (head, last) = (text[..start], text[start..]);
        var day = from.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var endOfLine = last.IndexOf('\n', StringComparison.Ordinal);
        var next = $"  - du: {day}{last[endOfLine..]}".Replace("    du_attesté: true\n", "", StringComparison.Ordinal);
        foreach (var (old, @new) in changes)
        {
            Assert.Contains(old, next, StringComparison.Ordinal);
            next = next.Replace(old, @new, StringComparison.Ordinal);
        }
        return Write(file, $"{head}{last[..endOfLine]}\n    au: {day}{last[endOfLine..].TrimEnd()}\n{next}");
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public RegionCopy Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(Folder, file), text);
        return this;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
}
