namespace Beffroi.Platform.Files.Inspect;

/// <summary>How large an image may be once opened: beyond, whoever opens it runs out of memory. The largest phones make 108 million pixels.</summary>
internal static class Pixels
{
    public const long Most = 120_000_000;

    public const int LongestSide = 30_000;

    /// <returns>Null when the image can be opened.</returns>
    public static Refusal? Refuse(long width, long height) =>
        width <= 0 || height <= 0 ? FileRefusals.Damaged
        : width > LongestSide || height > LongestSide || width * height > Most ? FileRefusals.TooManyPixels
        : null;
}
