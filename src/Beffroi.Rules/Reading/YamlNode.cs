namespace Beffroi.Rules;

/// <summary>A node of a YAML file with its place. Built by <see cref="YamlFile"/> once the stream is known to be plain.</summary>
public abstract record YamlNode(Place Place);

/// <param name="Value">The text, NFC.</param>
/// <param name="Place">Where it begins; for a quoted text, its opening quote.</param>
/// <param name="Quoted">Written in quotes or as a block: never a number, a boolean or <c>inconnu</c> by itself.</param>
/// <param name="InFlow">Stands inside <c>{ … }</c> or <c>[ … ]</c>, where YAML cuts plain text at commas.</param>
/// <param name="Comment">What follows a <c>#</c> on its last line, or null.</param>
public sealed record YamlScalar(string Value, Place Place, bool Quoted, bool InFlow, string? Comment) : YamlNode(Place)
{
    /// <summary>Where the character at this offset of <see cref="Value"/> stands (exact for a text on one line without escapes).</summary>
    public Place PlaceOf(int offset) => Place.At(offset + (Quoted ? 1 : 0));
}

public sealed record YamlSequence(IReadOnlyList<YamlNode> Items, Place Place) : YamlNode(Place);

public sealed record YamlMapping(IReadOnlyList<YamlEntry> Entries, Place Place) : YamlNode(Place)
{
    /// <summary>Keys that stand without a value; they have had their diagnostic and are no entries.</summary>
    public IReadOnlyList<string> WithoutValue { get; init; } = [];
}

public sealed record YamlEntry(YamlScalar Key, YamlNode Value);
