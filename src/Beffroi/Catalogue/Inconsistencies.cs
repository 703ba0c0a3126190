using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>How much a defect of the texts matters.</summary>
public enum Gravity { Low, Medium, High }

/// <param name="Id">« AN-01 ».</param>
/// <param name="Lines">Where in the texts.</param>
/// <param name="Finding">What is wrong.</param>
/// <param name="Treatment">What was done about it.</param>
/// <param name="Where">Files of the region folder, or addresses of pages, where the treatment can be seen.</param>
public sealed record Inconsistency(string Id, Gravity Gravity, string Lines, string Finding, string Treatment, IReadOnlyList<string> Where);

/// <summary>The defects found in the texts of the Region, in the order of the file.</summary>
public sealed record Inconsistencies(IReadOnlyList<Inconsistency> All);

/// <summary><c>inconsistencies.yaml</c>.</summary>
internal sealed class InconsistenciesFile : IRegionFile
{
    private static readonly Dictionary<string, Gravity> Gravities = new(StringComparer.Ordinal)
    {
        ["haute"] = Gravity.High,
        ["moyenne"] = Gravity.Medium,
        ["basse"] = Gravity.Low,
    };

    public string Name => "inconsistencies.yaml";

    public Inconsistencies Inconsistencies { get; private set; } = new([]);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var all = new List<Inconsistency>();
        foreach (var map in root.Maps("incohérences"))
        {
            all.Add(new(map.Text("id"), map.Choice("gravité", Gravities, Gravity.Low), map.Text("lignes"), map.Text("constat"),
                map.Text("traitement"), map.Texts("où")));
            // An address begins with a slash; anything else is a file of the folder.
            foreach (var file in map.List("où"))
                if (map.TextOf(file) is { } name && !name.StartsWith('/') && !File.Exists(Path.Combine(folder, name)))
                    root.Diagnostics.Add(file.Place, DiagnosticCodes.MissingFile, $"there is no file « {name} » in the region folder");
            map.Close();
        }
        foreach (var repeated in all.GroupBy(i => i.Id, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            root.Diagnostics.Add(root.Place, DiagnosticCodes.RepeatedId, $"« {repeated.Key} » is repeated");
        root.Close();
        Inconsistencies = new(all);
    }
}
