using Beffroi.Rules;

namespace Beffroi.Catalogue.Beyond;

/// <summary>An offer that is no scheme of the Region: told with its source, never judged.</summary>
/// <param name="Site">Where to read more; null when no text gives an address.</param>
internal sealed record Offer(string Name, string Text, string? Site, Source Source);

/// <summary>Offers of one nature: the banks, the foundations…</summary>
internal sealed record Lever(string Id, string Title, IReadOnlyList<Offer> Offers);

/// <summary>What others than the Region offer, in the order of the file.</summary>
internal sealed record BeyondRegion(string Introduction, Source Source, IReadOnlyList<Lever> Levers);

/// <summary><c>beyond.yaml</c>.</summary>
internal sealed class BeyondFile : IRegionFile
{
    public string Name => "beyond.yaml";

    public BeyondRegion Content { get; private set; } = new("", SourceReader.Read("", null), []);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var levers = new List<Lever>();
        var introduction = root.Text("introduction");
        var source = SourceReader.Required(root);
        foreach (var map in root.Maps("leviers"))
        {
            var lever = new Lever(map.Text("id"), map.Text("titre"), [.. map.Maps("offres").Select(ReadOffer)]);
            if (lever.Offers.Count == 0)
                root.Diagnostics.Add(map.Place, DiagnosticCodes.MissingKey, $"« {lever.Id} » has no « offres »");
            if (levers.Exists(l => l.Id == lever.Id))
                root.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"« {lever.Id} » is repeated");
            map.Close();
            levers.Add(lever);
        }
        root.Close();
        Content = new(introduction, source, levers);
    }

    private static Offer ReadOffer(YamlMap map)
    {
        var offer = new Offer(map.Text("nom"), map.Text("texte"), map.OptionalAddress("site"), SourceReader.Required(map));
        map.Close();
        return offer;
    }
}
