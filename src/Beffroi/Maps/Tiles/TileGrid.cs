namespace Beffroi.Maps.Tiles;

/// <summary>The Region as squares, one for each intercommunalité, neighbours near each other.</summary>
/// <param name="Tiles">Empty when nobody has laid them out yet.</param>
/// <param name="Detour">By what a straight line is multiplied to estimate a road; 1: by nothing.</param>
internal sealed record TileGrid(IReadOnlyList<Tile> Tiles, decimal Detour = 1);

/// <param name="Code">SIREN of the EPCI.</param>
/// <param name="Row">From 1, at the north.</param>
/// <param name="Column">From 1, at the west.</param>
/// <param name="Label">What is written on it: a few letters, not the whole name.</param>
internal sealed record Tile(string Code, int Row, int Column, string Label);
