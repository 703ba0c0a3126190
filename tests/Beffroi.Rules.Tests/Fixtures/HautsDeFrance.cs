namespace Beffroi.Rules.Tests.Fixtures;

/// <summary>The region folder of this repository, with every commune of France.</summary>
internal static class HautsDeFrance
{
    private static readonly Lazy<SchemeCatalogue> Read = new(ReadFolder);

    public static SchemeCatalogue Catalogue => Read.Value;

    private static SchemeCatalogue ReadFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Beffroi.slnx")))
        {
            root = root.Parent!;
        }
        var diagnostics = new Diagnostics();
        var tables = new Dictionary<string, LookUpTable>(StringComparer.Ordinal) { ["communes"] = Communes(root.FullName) };
        var catalogue = CatalogueReader.Read(Path.Combine(root.FullName, "regions", "hauts-de-france"), tables, diagnostics);
        Assert.Equal([], diagnostics.InOrder().Select(d => d.ToString()));
        return catalogue!;
    }

    /// <summary>A line per code; those of today have a name.</summary>
    private static LookUpTable Communes(string root)
    {
        var lines = File.ReadLines(Path.Combine(root, "src", "Beffroi", "Territories", "Reference", "communes-2026.csv"))
            .Skip(1).Select(l => l.Split(',')).ToList();
        var today = lines.Where(l => l[1] != "").ToList();
        IReadOnlyList<string> Column(int index) => [.. today.Select(l => l[index])];
        return new LookUpTable(
            "communes",
            Column(0),
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["nom"] = Column(1),
                ["epci"] = Column(2),
                ["departement"] = Column(3),
                ["region"] = Column(4),
            },
            lines.Where(l => l[1] == "").ToDictionary(l => l[0], l => l[7], StringComparer.Ordinal),
            new Dictionary<string, Func<string, string?>>(StringComparer.Ordinal) { ["departement"] = code => code });
    }
}
