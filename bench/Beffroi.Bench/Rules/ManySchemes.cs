using System.Globalization;
using System.Text.RegularExpressions;
using Beffroi.Bench.HandWritten;
using Beffroi.Catalogue;
using Beffroi.Platform.Configuration;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Bench.Rules;

/// <summary>
/// The region folder with each of the ten schemes written again under other names, its limits moved: by a few employees, jobs or months, drawn
/// with a fixed seed. The worked examples move with them, so that the folder is checked like any other.
/// </summary>
internal sealed partial class ManySchemes(int seed)
{
    private readonly Random random = new(seed);

    /// <param name="count">Of schemes, those of the Region among them.</param>
    public SchemeCatalogue Read(int count)
    {
        var folder = Repository.NewFolder("schemes");
        try
        {
            Write(folder, count);
            return new RegionFolder(new PlatformOptions { DataFolder = folder, RegionFolder = folder }, RegionFolder.FromFiles(FrenchTerritories.Reference), [], []).Catalogue;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Write(string folder, int count)
    {
        Directory.CreateDirectory(Path.Combine(folder, "schemes"));
        File.Copy(Path.Combine(Repository.Region, "facts.yaml"), Path.Combine(folder, "facts.yaml"));
        var files = Directory.GetFiles(Path.Combine(Repository.Region, "schemes"), "*.yaml").Order(StringComparer.Ordinal).ToList();
        var ids = files.ConvertAll(f => Path.GetFileNameWithoutExtension(f)!);
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(folder, "schemes", Path.GetFileName(file)));
        }
        for (var i = 0; ids.Count < count; i++)
        {
            var id = TenSchemes.Ids[i % TenSchemes.Ids.Length];
            var name = string.Create(CultureInfo.InvariantCulture, $"{id}-{(i / TenSchemes.Ids.Length) + 1}");
            File.WriteAllText(Path.Combine(folder, "schemes", name + ".yaml"),
                Moved(File.ReadAllText(Path.Combine(folder, "schemes", id + ".yaml")), id, name));
            ids.Add(name);
        }
        var region = File.ReadAllText(Path.Combine(Repository.Region, "region.yaml"));
        File.WriteAllText(Path.Combine(folder, "region.yaml"), Order().Replace(region, $"ordre: [{string.Join(", ", ids)}]"));
    }

    private string Moved(string text, string id, string name)
    {
        // Months are counted from a date in some examples, which stays where it is.
        text = string.Join('\n', text.Split('\n').Where(l => !l.Contains("date_creation", StringComparison.Ordinal)))
            .Replace($"dispositif: {id}\n", $"dispositif: {name}\n", StringComparison.Ordinal);
        var jobs = random.Next(1, 20) * 0.05m;
        foreach (var (fact, by) in new (string, decimal)[]
            { ("effectif", random.Next(0, 5)), ("etp_crees", jobs), ("etp_cdi", jobs), ("anciennete_mois", random.Next(0, 12)), ("duree_projet_mois", random.Next(0, 12)),
              ("duree_etude_mois", random.Next(0, 6)), ("emplois_prevus_3_ans", random.Next(0, 10)) })
        {
            text = Regex.Replace(text, $@"(\b{fact}(?:: | (?:>=|>|<=|<) ))([0-9.]+)\b", m => m.Groups[1].Value + Plus(m.Groups[2].Value, by), RegexOptions.None, TimeSpan.FromSeconds(10));
            text = Regex.Replace(text, $@"(\b{fact} in \[)([0-9]+)\.\.([0-9]+)\]", m => $"{m.Groups[1].Value}{Plus(m.Groups[2].Value, by)}..{Plus(m.Groups[3].Value, by)}]",
                RegexOptions.None, TimeSpan.FromSeconds(10));
        }
        return text;
    }

    /// <summary>Nothing stays nothing: « more than 0 » is no limit.</summary>
    private static string Plus(string number, decimal by)
    {
        var value = decimal.Parse(number, CultureInfo.InvariantCulture);
        return (value == 0 ? 0 : value + by).ToString("0.##", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^ordre: \[[^\]]*\]", RegexOptions.Multiline, 1000)]
    private static partial Regex Order();
}
