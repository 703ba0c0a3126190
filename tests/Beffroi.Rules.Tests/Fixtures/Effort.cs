namespace Beffroi.Rules.Tests.Fixtures;

/// <summary>Tests that measure run alone, so that what they measure is theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}

/// <summary>What something takes. Processor time, not the clock: the machine may be busy with other work, which makes it three times as long.</summary>
internal static class Effort
{
    public static void AssertUnder(TimeSpan limit, string what, Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        var taken = Environment.CpuUsage.TotalTime - before;
        Assert.True(taken < limit, $"{what}: {taken.TotalMilliseconds:0} ms of processor, more than {limit.TotalMilliseconds:0}");
    }
}
