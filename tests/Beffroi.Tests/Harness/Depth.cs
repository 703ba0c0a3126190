namespace Beffroi.Tests.Harness;

/// <summary>How far the tests go: what is long and says little more is for <c>make check-deep</c>, which sets BEFFROI_DEEP.</summary>
public static class Depth
{
    public static bool IsDeep { get; } = Environment.GetEnvironmentVariable("BEFFROI_DEEP") == "true";
}
