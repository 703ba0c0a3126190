using System.Diagnostics;

namespace Beffroi.Rules.Tests.Fixtures;

/// <summary>A region folder on disk, made of texts; gone when disposed of.</summary>
internal sealed class RegionFolder : IDisposable
{
    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("beffroi-").FullName, SmallRegion.Name);

    private RegionFolder(IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(Path.Combine(path, "schemes"));
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(path, name), text);
        }
    }

    public static IReadOnlyDictionary<string, string> SmallFiles { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["facts.yaml"] = SmallRegion.Facts,
        ["region.yaml"] = SmallRegion.Region,
        ["schemes/emploi.yaml"] = SmallRegion.Emploi,
        ["schemes/conseil.yaml"] = SmallRegion.Conseil,
        ["schemes/pret.yaml"] = SmallRegion.Pret,
    };

    public static RegionFolder Small() => new(SmallFiles);

    /// <summary>A link in the place of a file.</summary>
    public RegionFolder Link(string name, string target)
    {
        File.Delete(Path.Combine(path, name));
        File.CreateSymbolicLink(Path.Combine(path, name), target);
        return this;
    }

    /// <summary>A named pipe in the place of a file.</summary>
    public RegionFolder Pipe(string name)
    {
        File.Delete(Path.Combine(path, name));
        using var made = Process.Start("mkfifo", [Path.Combine(path, name)]);
        made.WaitForExit();
        return this;
    }

    public static RegionFolder Of(IReadOnlyDictionary<string, string> files) => new(files);

    /// <summary>Replaces a text that stands once in the file.</summary>
    public RegionFolder Replace(string file, string old, string text)
    {
        var whole = File.ReadAllText(Path.Combine(path, file));
        Assert.Equal(2, whole.Split(old).Length);
        return Write(file, whole.Replace(old, text, StringComparison.Ordinal));
    }

    public RegionFolder Write(string file, string text)
    {
        File.WriteAllText(Path.Combine(path, file), text);
        return this;
    }

    public RegionFolder Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(path, file), bytes);
        return this;
    }

    public RegionFolder Delete(string file)
    {
        File.Delete(Path.Combine(path, file));
        return this;
    }

    public Loaded Read()
    {
        var diagnostics = new Diagnostics();
        var catalogue = CatalogueReader.Read(path, SmallRegion.Tables, diagnostics);
        return new Loaded(catalogue, diagnostics.InOrder());
    }

    /// <summary>The folder is sound.</summary>
    public SchemeCatalogue ReadSound()
    {
        var loaded = Read();
        Assert.Equal([], loaded.Told);
        return loaded.Catalogue!;
    }

    /// <summary>Everything that is wrong with the folder, as it is printed; it is never half loaded.</summary>
    public IReadOnlyList<string> Faults()
    {
        var loaded = Read();
        Assert.NotEmpty(loaded.Told);
        Assert.Null(loaded.Catalogue);
        return loaded.Told;
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
}

internal sealed record Loaded(SchemeCatalogue? Catalogue, IReadOnlyList<Diagnostic> Diagnostics)
{
    public IReadOnlyList<string> Told => [.. Diagnostics.Select(d => d.ToString())];
}
