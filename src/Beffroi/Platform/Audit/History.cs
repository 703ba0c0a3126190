using System.Text.Json;

namespace Beffroi.Platform.Audit;

/// <summary>One line of a history.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">The account of who acted; null when nobody was signed in.</param>
/// <param name="Origin">From where.</param>
/// <param name="What">A French sentence.</param>
/// <param name="Why">The reason given.</param>
/// <param name="OnBehalfOf">The organisation in whose name.</param>
/// <param name="ForOthers">Who acted is not of that organisation, and did it for it (<see cref="IDoneForOthers"/>).</param>
public sealed record HistoryLine(DateTimeOffset At, Guid? Actor, ActOrigin Origin, string What, string? Why, Guid? OnBehalfOf, bool ForOthers);

/// <summary>Reads what was written down, for those who may: the caller sees to it.</summary>
public sealed class History
{
    private static readonly Lazy<IReadOnlyDictionary<string, Type>> Events = new(() =>
        typeof(History).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && t.IsAssignableTo(typeof(IAuditedEvent)))
            .ToDictionary(NameOf, StringComparer.Ordinal));

    private readonly AuditDb audit;

    internal History(AuditDb audit) => this.audit = audit;

    /// <summary>All events that the application knows, by their names in the table.</summary>
    internal static IReadOnlyDictionary<string, Type> Known => Events.Value;

    /// <summary>What happened to one thing, latest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> About(Guid id, int skip, int take, CancellationToken cancellation) =>
        [.. (await audit.About(id, skip, take, cancellation)).Select(Line)];

    /// <summary>The last of it, latest first, each line with the event that it tells: for who looks for some of them.</summary>
    public async Task<IReadOnlyList<(HistoryLine Line, object Happened)>> EventsAbout(Guid id, int take, CancellationToken cancellation) =>
        [.. (await audit.About(id, 0, take, cancellation)).Select(row => (Line(row), (object)Happened(row)))];

    /// <summary>When the first thing happened to it; null when nothing did.</summary>
    public Task<DateTimeOffset?> Since(Guid id, CancellationToken cancellation) => audit.FirstAbout(id, cancellation);

    /// <summary>What was done in the name of one organisation, latest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> OnBehalfOf(Guid organisation, int skip, int take, CancellationToken cancellation) =>
        [.. (await audit.OnBehalfOf(organisation, skip, take, cancellation)).Select(Line)];

    /// <summary>What was done in the name of one organisation, or happened to it, latest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> Concerning(Guid organisation, int skip, int take, CancellationToken cancellation) =>
        [.. (await audit.Concerning(organisation, skip, take, cancellation)).Select(Line)];

    /// <summary>What one account did, latest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> By(Guid account, int skip, int take, CancellationToken cancellation) =>
        [.. (await audit.By(account, skip, take, cancellation)).Select(Line)];

    private static HistoryLine Line(AuditRow row)
    {
        var happened = Happened(row);
        return new(row.At, row.Actor, row.Origin, happened.Tell(), row.Why, row.OnBehalfOf, happened is IDoneForOthers { ForOthers: true });
    }

    private static IAuditedEvent Happened(AuditRow row) =>
        (Known.TryGetValue(row.Name, out var type) ? JsonSerializer.Deserialize(row.Facts, type, AuditFormat.Json) as IAuditedEvent : null)
            ?? throw new InvalidOperationException($"Nothing tells the event {row.Name} of row {row.Sequence}.");

    private static string NameOf(Type type) => (string)type.GetProperty(nameof(IAuditedEvent.Name))!.GetValue(null)!;
}
