using Beffroi.Tests.Harness;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Beffroi.Tests.Harness;

/// <summary>
/// Those that wait for other programs begin first: whatever else there is runs meanwhile. Drawn last, one of them would leave the processors idle for a minute.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Waiting = ["Kill", "Start", "Scan", "Backup", "Contours", "Faults"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(c => Waiting.Any(w => c.TestCollectionDisplayName.Contains(w, StringComparison.Ordinal)))];
}
