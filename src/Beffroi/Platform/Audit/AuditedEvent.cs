namespace Beffroi.Platform.Audit;

/// <summary>
/// Something that happened: a sealed past-tense record, without behaviour but to tell itself. What it holds is written down for good: ids and facts of the act, never a
/// name or an address, which must be erasable.
/// </summary>
public interface IAuditedEvent
{
    /// <summary>What the table calls it, lower case with hyphens, 60 characters at most. It outlives the name of the class.</summary>
    static abstract string Name { get; }

    /// <summary>The id of what it happened to.</summary>
    Guid About();

    /// <summary>One French sentence, for those who may read the history.</summary>
    string Tell();
}

/// <summary>An act that someone who is not of the organisation may do for it, with its words: histories then say who, and for whom.</summary>
public interface IDoneForOthers
{
    /// <summary>Whether it was.</summary>
    bool ForOthers { get; }
}
