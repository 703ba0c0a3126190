using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Beffroi.Tests.Harness;

/// <summary>What something asks of the database, by EF's own events. What jobs ask meanwhile is not of it.</summary>
internal sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    /// <summary>Flows with what is done, through the server (<see cref="TestSite"/>), and into nothing else.</summary>
    private static readonly AsyncLocal<Queries?> Counting = new();

    private readonly List<IDisposable> subscriptions = [];
    private readonly List<string> asked = [];

    private Queries() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Done once before: what is read once for all is not counted. Something that asks nothing is a fault: its requests were not followed.</summary>
    public static async Task<IReadOnlyList<string>> Of(Func<Task> act)
    {
        await act();
        using var queries = new Queries();
        Counting.Value = queries;
        try
        {
            await act();
        }
        finally
        {
            Counting.Value = null;
        }
        lock (queries.asked)
        {
            Assert.NotEmpty(queries.asked);
            return [.. queries.asked];
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData executed && Counting.Value == this)
            lock (asked)
                asked.Add(executed.Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
