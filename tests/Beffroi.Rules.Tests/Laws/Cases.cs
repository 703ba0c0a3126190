using System.Globalization;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>How many random cases each law is tried on; <c>BEFFROI_CASES</c> asks for more.</summary>
internal static class Cases
{
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("BEFFROI_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : 500;
}
