using System.Diagnostics;

namespace Beffroi.Bench;

internal static class Clock
{
    /// <returns>Microseconds.</returns>
    public static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
