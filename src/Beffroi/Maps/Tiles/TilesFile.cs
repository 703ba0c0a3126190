using Beffroi.Catalogue;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Maps.Tiles;

/// <summary><c>territories.yaml</c>: every intercommunalité with a commune in the Region has one tile, and no other has.</summary>
internal sealed class TilesFile(FrenchTerritories territories) : IRegionFile
{
    private const int LargestSide = 40, LongestLabel = 24;

    public string Name => "territories.yaml";

    public TileGrid Grid { get; private set; } = new([]);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var known = catalogue is null
            ? territories.Municipalities.Select(m => m.Intermunicipality).OfType<Intermunicipality>().Distinct().ToList()
            : territories.IntermunicipalitiesOf(catalogue.Region.InseeCode);
        if (root.Require("quadrillage") is { } node && !Unknown.Is(node))
        {
            Grid = Grid with { Tiles = ReadTiles(root, known) };
            // Which EPCI the Region has is known only when its file is.
            if (catalogue is not null)
                TellMissing(root, node.Place, known);
        }
        Grid = Grid with { Detour = ReadDetour(root) };
        root.Close();
    }

    private static decimal ReadDetour(YamlMap root)
    {
        const decimal straight = 1, longest = 3;
        return root.Number("détour") is not { } detour || detour is >= straight and <= longest
            ? root.Number("détour") ?? straight
            : root.Wrong(root.Find("détour")!, $"a number from {straight} to {longest} is expected", straight);
    }

    private static List<Tile> ReadTiles(YamlMap root, IReadOnlyList<Intermunicipality> known)
    {
        var tiles = new List<Tile>();
        foreach (var map in root.Maps("quadrillage"))
        {
            var tile = ReadTile(map, known);
            if (tiles.Exists(t => t.Code == tile.Code))
                map.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the EPCI « {tile.Code} » has two tiles");
            else if (tiles.Find(t => (t.Row, t.Column) == (tile.Row, tile.Column)) is { } other)
                map.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId,
                    $"« {tile.Code} » is on the tile of « {other.Code} »: row {tile.Row}, column {tile.Column}");
            tiles.Add(tile);
        }
        return tiles;
    }

    private static Tile ReadTile(YamlMap map, IReadOnlyList<Intermunicipality> known)
    {
        var code = map.Text("epci");
        if (map.Find("epci") is { } node && !known.Any(e => e.Code == code))
            map.Diagnostics.Add(node.Place, DiagnosticCodes.OutsideDomain, $"no EPCI of the Region has the code « {code} »",
                Suggestion.For(code, known.Select(e => e.Code)));
        var tile = new Tile(code, Position(map, "rangée"), Position(map, "colonne"), map.Text("libellé"));
        if (tile.Label.Length > LongestLabel)
            map.Diagnostics.Add(map.Place, DiagnosticCodes.WrongKind, $"« libellé » has {LongestLabel} characters at most");
        map.Close();
        return tile;
    }

    private static int Position(YamlMap map, string key)
    {
        if (map.Require(key) is not { } node || map.NumberOf(node) is not { } number)
            return 0;
        return number is >= 1 and <= LargestSide && number == decimal.Truncate(number)
            ? (int)number
            : map.Wrong(node, $"a whole number from 1 to {LargestSide} is expected", 0);
    }

    private void TellMissing(YamlMap root, Place place, IReadOnlyList<Intermunicipality> known)
    {
        foreach (var epci in known.Where(e => !Grid.Tiles.Any(t => t.Code == e.Code)))
            root.Diagnostics.Add(place, DiagnosticCodes.MissingKey, $"the EPCI « {epci.Code} » ({epci.Name}) has no tile");
    }
}
