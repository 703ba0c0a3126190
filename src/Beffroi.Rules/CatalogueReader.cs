using System.Security.Cryptography;
using System.Text;

namespace Beffroi.Rules;

/// <summary>Reads a region folder into a catalogue, or into all that is wrong with it.</summary>
public static class CatalogueReader
{
    /// <param name="folder">The region folder.</param>
    /// <param name="tables">Reference tables that facts and definitions name, such as <c>communes</c>.</param>
    /// <param name="diagnostics">Receives every fault; the folder is refused when there is one.</param>
    /// <returns>Null when the folder is refused.</returns>
    public static SchemeCatalogue? Read(string folder, IReadOnlyDictionary<string, LookUpTable> tables, Diagnostics diagnostics)
    {
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        string Shown(string file) => $"regions/{shown}/{file}";
        if (!Directory.Exists(folder))
        {
            diagnostics.Add(new Place(Shown(""), 0, 0), DiagnosticCodes.MissingFile, "the region folder does not exist");
            return null;
        }
        var facts = Root(folder, "facts.yaml", Shown, diagnostics);
        var regionRoot = Root(folder, "region.yaml", Shown, diagnostics);
        var vocabulary = facts is null ? new Vocabulary() : new FactsReader(facts, tables, diagnostics).Read();
        var schemes = ReadSchemes(folder, Shown, vocabulary, regionRoot, facts is not null, diagnostics, out var region);
        if (diagnostics.Any || region is null)
        {
            return null;
        }
        var ordered = region.Order.Select(id => schemes.First(s => s.Id == id)).ToList();
        return new SchemeCatalogue(region, vocabulary, ordered, HashOf(folder));
    }

    private static List<Scheme> ReadSchemes(string folder, Func<string, string> shown, Vocabulary vocabulary, YamlMap? regionRoot, bool hasFacts,
        Diagnostics diagnostics, out Region? region)
    {
        region = null;
        var path = Path.Combine(folder, "schemes");
        var files = Directory.Exists(path) ? Directory.GetFiles(path, "*.yaml").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            diagnostics.Add(new Place(shown("schemes"), 0, 0), DiagnosticCodes.MissingFile, "no scheme: schemes/*.yaml");
        }
        var ids = files.Select(f => Path.GetFileNameWithoutExtension(f)!).ToHashSet(StringComparer.Ordinal);
        var regionReader = regionRoot is null ? null : new RegionReader(regionRoot, diagnostics);
        var audiences = regionReader?.Audiences.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var cumulation = new CumulationReader(regionReader?.Groups, ids, diagnostics);
        var reader = new SchemeReader(vocabulary, cumulation, ids, audiences, regionReader?.Shelves ?? [], diagnostics);
        var schemes = new List<Scheme>();
        foreach (var file in files)
        {
            var id = Path.GetFileNameWithoutExtension(file);
            // Without the facts every name would be unknown: the syntax alone is checked.
            if (YamlFile.Read(file, shown($"schemes/{id}.yaml"), diagnostics) is { } mapping && hasFacts)
            {
                schemes.Add(reader.Read(new YamlMap(mapping, diagnostics), id));
            }
        }
        cumulation.Complete(schemes);
        region = regionReader?.Read(vocabulary, ids);
        return schemes;
    }

    private static YamlMap? Root(string folder, string file, Func<string, string> shown, Diagnostics diagnostics) =>
        YamlFile.Read(Path.Combine(folder, file), shown(file), diagnostics) is { } mapping ? new YamlMap(mapping, diagnostics) : null;

    /// <summary>Over the names and contents of the YAML files, in ordinal order.</summary>
    private static string HashOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file + "\n"));
            hash.AppendData(File.ReadAllBytes(Path.Combine(folder, file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
