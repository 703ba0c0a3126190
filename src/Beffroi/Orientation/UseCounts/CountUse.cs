using Beffroi.Platform.Jobs;

namespace Beffroi.Orientation.UseCounts;

/// <summary>
/// Counts a use without making the page wait for the disk: counts gather in memory and <see cref="WriteUseCounts"/> adds them
/// to the database every few seconds and at the stop. A killed process loses those seconds, which a statistic can bear.
/// </summary>
internal sealed class CountUse
{
    private readonly Lock door = new();
    private Dictionary<(DateOnly Day, string Kind, string Scheme), long> gathered = [];

    /// <param name="day">Today in the Region's time zone.</param>
    /// <param name="kind">What was done: <c>results</c>, <c>scheme-page</c>… Never anything about a person.</param>
    /// <param name="scheme">Id of the scheme, when there is one.</param>
    public void Count(DateOnly day, string kind, string scheme = "") => Add(day, kind, scheme, 1);

    /// <summary>Hands over what was gathered and starts again from nothing.</summary>
    public IReadOnlyCollection<UseCount> Take()
    {
        Dictionary<(DateOnly Day, string Kind, string Scheme), long> taken;
        lock (door)
            (taken, gathered) = (gathered, []);
        return [.. taken.Select(g => new UseCount { Day = g.Key.Day, Kind = g.Key.Kind, Scheme = g.Key.Scheme, Count = g.Value })];
    }

    /// <summary>Puts back what could not be written.</summary>
    public void PutBack(IEnumerable<UseCount> counts)
    {
        foreach (var c in counts)
            Add(c.Day, c.Kind, c.Scheme, c.Count);
    }

    private void Add(DateOnly day, string kind, string scheme, long count)
    {
        lock (door)
            gathered[(day, kind, scheme)] = gathered.GetValueOrDefault((day, kind, scheme)) + count;
    }
}

/// <summary>Adds the gathered counts to the database.</summary>
internal sealed class WriteUseCounts(CountUse uses, UseCountsDb db) : IRecurringWork
{
    public async Task Run(CancellationToken cancellation)
    {
        var counts = uses.Take();
        if (counts.Count == 0)
            return;
        try
        {
            await db.Add(counts, cancellation);
        }
        catch
        {
            uses.PutBack(counts);
            throw;
        }
    }
}
