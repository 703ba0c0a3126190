using System.Globalization;
using CsCheck;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>How many random cases each law is tried on; <c>BEFFROI_CASES</c> asks for more.</summary>
internal static class Cases
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("BEFFROI_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : 500;

    /// <summary>Tries a law on as many cases, each drawn from a seed that a failure tells.</summary>
    /// <param name="law">Draws what it is about.</param>
    /// <param name="cases">Of a law that takes long: fewer; null: all.</param>
    public static void ForAll(Action<Random, RandomProfiles> law, int? cases = null) => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        law(random, new RandomProfiles(random));
    }, iter: cases ?? Count);

    /// <summary>
    /// A law that had nothing to say proves nothing. How often it has is drawn at random: the floor, one in a hundred, is far below what is usual, and the
    /// sum that a good day gives is no reason to fail another.
    /// </summary>
    /// <param name="times">How many times a case gave the law something to say.</param>
    /// <param name="what">What was counted, for whoever reads that there was too little of it.</param>
    public static void AssertMet(int times, string what) => Assert.True(times > Count / 100, $"{times} {what} in {Count} cases");
}
