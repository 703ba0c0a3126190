using System.Text.Json;

namespace Beffroi.Platform.Audit;

/// <summary>Writes down what an act did, in its own transaction: both are there, or neither.</summary>
public sealed class AuditTrail
{
    private readonly AuditDb audit;
    private readonly ActingPerson who;
    private readonly TimeProvider clock;
    private readonly Guid act;

    internal AuditTrail(AuditDb audit, ActingPerson who, TimeProvider clock) =>
        (this.audit, this.who, this.clock, act) = (audit, who, clock, Guid.CreateVersion7(clock.GetUtcNow()));

    /// <param name="happened">What.</param>
    /// <param name="onBehalfOf">The organisation in whose name the person acts.</param>
    /// <param name="why">The reason they gave, 2,000 characters at most.</param>
    /// <param name="by">Who, when it is not the person who is signed in: an account that has just been opened.</param>
    /// <exception cref="InvalidOperationException">No transaction is running (<c>Write</c>).</exception>
    public void Record<T>(T happened, Guid? onBehalfOf = null, string? why = null, Guid? by = null) where T : IAuditedEvent
    {
        var (at, actor, origin) = (clock.GetUtcNow(), by ?? who.Account, who.Origin);
        var facts = JsonSerializer.Serialize(happened, AuditFormat.Json);
        audit.AppendAtTheEnd(sequence => new()
        {
            Sequence = sequence,
            ActId = act,
            // What is hashed is what the column holds.
            At = at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)),
            Actor = actor,
            Origin = origin,
            OnBehalfOf = onBehalfOf,
            Name = T.Name,
            About = happened.About(),
            Facts = facts,
            Why = why,
        });
    }
}
