namespace Beffroi.Rules;

/// <summary>One of the texts of a scheme: a version, and how its texts are read.</summary>
public sealed record SchemeText(SchemeVersion Version, TextReading Reading)
{
    /// <summary>Every text of a scheme, in order of time; of a version, the reading that is retained first.</summary>
    public static IReadOnlyList<SchemeText> Of(Scheme scheme) =>
        [.. scheme.Versions.SelectMany(v => v.Readings.Prepend(v.Body).Select(r => new SchemeText(v, r)))];
}

/// <summary>Two texts of a scheme side by side: in words, and in what they answer.</summary>
/// <param name="Day">The one day on which both are judged, so that what differs comes from the texts and not from time.</param>
public sealed record SchemeComparison(Scheme Scheme, SchemeText Before, SchemeText After, DateOnly Day, WordChanges Words, EffectChanges Effect);

/// <summary>What two texts say otherwise.</summary>
/// <param name="Same">How many criteria are the same in both.</param>
/// <param name="Amount">Null when the amounts are the same.</param>
public sealed record WordChanges(
    IReadOnlyList<CriterionChange> Criteria, int Same, AmountChange? Amount, IReadOnlyList<StatementChange> Statements)
{
    public bool Any => Criteria.Count > 0 || Amount is not null || Statements.Count > 0;
}

/// <summary>A criterion that two texts do not have alike.</summary>
/// <param name="Before">Null when it is added.</param>
/// <param name="After">Null when it is removed.</param>
/// <param name="Judges">Whether it judges otherwise; else its words, its texts or what is advised changed.</param>
public sealed record CriterionChange(Criterion? Before, Criterion? After, bool Judges);

/// <summary>What each text says of the amount to anyone; null: it gives none.</summary>
/// <param name="Counts">Whether it is counted otherwise; else only its words or its texts changed.</param>
public sealed record AmountChange(AmountAnswer? Before, AmountAnswer? After, bool Counts);

/// <summary>What a sentence of a version is about.</summary>
public enum StatementTopic { Audience, Purpose, Procedure, Terms, Documents, BeforeCommitting, NextStep }

/// <summary>A sentence that one of two versions has and the other has not.</summary>
/// <param name="Added">It is in the later one.</param>
public sealed record StatementChange(StatementTopic Topic, Statement Statement, bool Added);

/// <summary>From the text before to the one after, for one situation.</summary>
public enum EffectDirection
{
    /// <summary>A better verdict, or the same with an amount that is nowhere lower and somewhere higher.</summary>
    Gains,

    /// <summary>The reverse.</summary>
    Loses,

    /// <summary>The same verdict, with an amount that is neither: another kind of aid, or a lowest and a highest that move apart or together.</summary>
    Otherwise,
}

/// <summary>Whom a change of texts touches, by examples.</summary>
/// <param name="Examples">
/// Each evaluated by both texts, those that change the fewest facts first. They are looked for by rising number of changes, yet it is not proved that none with
/// fewer exists: a fact that is no longer known, or an age that follows from its date, counts for nothing in the search.
/// </param>
/// <param name="Nobody">
/// Directions of which it is proved that no situation has them, over all mixtures of the values at which a rule tips. One that is neither here nor among the
/// examples was looked for, and not found.
/// </param>
public sealed record EffectChanges(IReadOnlyList<EffectExample> Examples, IReadOnlySet<EffectDirection> Nobody);

/// <summary>A situation that two texts do not answer alike.</summary>
/// <param name="Plain">The worked example that it starts from; null when it starts from nothing.</param>
/// <param name="Changed">The facts that differ from it, in the order of the catalogue; those that are no longer known are not told.</param>
/// <param name="Because">The criteria that refuse or reserve by one text and not by the other; empty when the amounts alone differ.</param>
public sealed record EffectExample(
    EffectDirection Direction, WorkedExample? Plain, IReadOnlyList<Fact> Changed, Profile Profile, SchemeAnswer Before, SchemeAnswer After,
    IReadOnlyList<Criterion> Because);
