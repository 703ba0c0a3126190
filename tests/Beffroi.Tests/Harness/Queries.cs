using System.Diagnostics;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Beffroi.Tests.Harness;

/// <summary>What is asked of the database of one site while something is done, by EF's own events.</summary>
internal sealed class Queries : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string connection;
    private readonly List<IDisposable> subscriptions = [];
    private readonly List<string> asked = [];

    private Queries(string connection)
    {
        this.connection = connection;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Done until it asks for as much twice in a row: jobs that run beside it ask too, once.</summary>
    public static async Task<IReadOnlyList<string>> Of(TestSite site, Func<Task> act)
    {
        var mine = await site.With<BeffroiDb, string>(db => Task.FromResult(db.Database.GetDbConnection().ConnectionString));
        for (var (before, left) = (-1, 10); ; left--)
        {
            using var queries = new Queries(mine);
            await act();
            lock (queries.asked)
            {
                if (queries.asked.Count == before || left == 0)
                    return [.. queries.asked];
                before = queries.asked.Count;
            }
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuted.Name && value.Value is CommandExecutedEventData { Context: { } context } executed
            && context.Database.GetDbConnection().ConnectionString == connection)
            lock (asked)
                asked.Add(executed.Command.CommandText);
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());
}
