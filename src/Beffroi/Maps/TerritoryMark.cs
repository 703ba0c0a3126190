namespace Beffroi.Maps;

/// <summary>What a map says of one territory.</summary>
/// <param name="Code">SIREN of the EPCI.</param>
/// <param name="Href">Where its link leads.</param>
/// <param name="Words">All that its look says, read aloud and shown by the pointer: « CU d’Arras : 3 opérateurs ».</param>
/// <param name="Level">From 0 to <see cref="MostLevels"/>: hue and pattern.</param>
/// <param name="Dot">A dot stands on it.</param>
/// <param name="IsHere">It is the one that the page is about.</param>
public sealed record TerritoryMark(string Code, string Href, string Words, int Level, bool Dot, bool IsHere)
{
    public const int MostLevels = 3;
}
