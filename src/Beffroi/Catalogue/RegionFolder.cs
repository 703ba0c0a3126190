using Beffroi.Platform;
using Beffroi.Platform.Configuration;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Catalogue;

/// <summary>
/// A file of the region folder that a part reads for itself. It is read with the rest of the folder, so that one start tells
/// everything that is wrong with it.
/// </summary>
public interface IRegionFile
{
    /// <summary>Name of the file in the folder: <c>operators.yaml</c>.</summary>
    string Name { get; }

    /// <param name="root">Its root mapping.</param>
    /// <param name="folder">The region folder, for files beside it.</param>
    /// <param name="catalogue">The schemes; null when they are refused: what names them cannot be checked then.</param>
    void Read(YamlMap root, string folder, SchemeCatalogue? catalogue);
}

/// <summary>A file of the region folder that must be there, and that a part reads when it is asked for: <c>texts/cadre.md</c>.</summary>
public sealed record NeededRegionFile(string Name);

/// <summary>Reads the schemes of a region folder, examples run; null when they are refused: the diagnostics say why.</summary>
/// <remarks>Of all that is done with a folder this is what takes time, and the same files always give the same schemes.</remarks>
public delegate SchemeCatalogue? ReadSchemes(string folder, Diagnostics diagnostics);

/// <summary>The region folder, read once and whole: all of it is right, or nothing is served.</summary>
public sealed class RegionFolder(PlatformOptions options, ReadSchemes readSchemes, IEnumerable<IRegionFile> files, IEnumerable<NeededRegionFile> needed) : IHeadStart
{
    private readonly Lock door = new();
    private SchemeCatalogue? catalogue;

    public string Path => options.RegionFolder;

    /// <summary>The schemes.</summary>
    /// <exception cref="StartRefusedException">The folder has faults; the message has a line for each.</exception>
    public SchemeCatalogue Catalogue
    {
        get
        {
            lock (door)
            {
                if (catalogue is null)
                {
                    var diagnostics = new Diagnostics();
                    catalogue = Read(diagnostics) ?? throw new StartRefusedException(Report(diagnostics));
                }
                return catalogue;
            }
        }
    }

    /// <summary>From its files, with the communes of France as the table that rules look into.</summary>
    public static ReadSchemes FromFiles(FrenchTerritories territories)
    {
        var tables = new Dictionary<string, LookUpTable>(StringComparer.Ordinal) { ["communes"] = MunicipalityTable.From(territories) };
        return (folder, diagnostics) =>
        {
            var read = CatalogueReader.Read(folder, tables, diagnostics);
            if (read?.Region.InseeCode is { } code && territories.DepartmentsOf(code).Count == 0)
                diagnostics.Add(new Place(Shown(folder, "region.yaml"), 0, 0), DiagnosticCodes.OutsideDomain, $"no région of France has the code « {code} »: « code_insee » is the one of INSEE");
            return read;
        };
    }

    /// <summary>The folder is read while the database is prepared.</summary>
    public void Begin() => _ = Catalogue;

    /// <summary>Reads the folder and tells all that is wrong with it, without serving any of it.</summary>
    public IReadOnlyList<Diagnostic> Check()
    {
        var diagnostics = new Diagnostics();
        Read(diagnostics);
        return diagnostics.InOrder();
    }

    private SchemeCatalogue? Read(Diagnostics diagnostics)
    {
        var read = readSchemes(Path, diagnostics);
        foreach (var file in files)
            if (YamlFile.Read(System.IO.Path.Combine(Path, file.Name), Shown(file.Name), diagnostics) is { } root)
                file.Read(new YamlMap(root, diagnostics), Path, read);
        // A folder that is not there was told once.
        foreach (var file in Directory.Exists(Path) ? needed.Where(f => !File.Exists(System.IO.Path.Combine(Path, f.Name))) : [])
            diagnostics.Add(new Place(Shown(file.Name), 0, 0), DiagnosticCodes.MissingFile, "the file is missing");
        return diagnostics.Any ? null : read;
    }

    private string Shown(string file) => Shown(Path, file);

    private static string Shown(string folder, string file) => $"regions/{System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(folder))}/{file}";

    private string Report(Diagnostics diagnostics) =>
        string.Join('\n', diagnostics.InOrder().Select(d => d.ToString())
            .Append($"The region folder {Path} is refused: {diagnostics.Count} to mend."));
}
