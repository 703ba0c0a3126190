namespace Beffroi.Catalogue;

/// <summary>Who else than the Region offers something, in a few words: a page of its own says what.</summary>
/// <param name="Names">« les banques, la finance solidaire, les fondations… »; null when the folder of the Region names nobody.</param>
public sealed record OtherOffers(string? Names)
{
    private const int Told = 4;

    private static readonly string[] Articles = ["Le ", "La ", "Les ", "L’", "L'"];

    /// <summary>The first of these titles, inside a sentence.</summary>
    public static OtherOffers Of(IReadOnlyList<string> titles) => new(
        titles.Count == 0 ? null : string.Join(", ", titles.Take(Told).Select(t => Array.Exists(Articles, a => t.StartsWith(a, StringComparison.Ordinal)) ? $"l{t[1..]}" : t))
            + (titles.Count > Told ? "…" : ""));
}
