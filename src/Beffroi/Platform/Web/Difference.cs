namespace Beffroi.Platform.Web;

/// <summary>What someone typed, where the row says something else since they opened the form.</summary>
public sealed record Difference(string Label, string? Typed, string? Now)
{
    /// <summary>Those that differ.</summary>
    public static IReadOnlyList<Difference> Between(params IEnumerable<Difference> all) => [.. all.Where(d => (d.Typed ?? "") != (d.Now ?? ""))];
}
