namespace Beffroi.Rules;

public enum CriterionStatus { Met, NotMet, Unknown }

/// <summary>From the best to the worst: the verdict of a scheme is the worst effect of its criteria.</summary>
public enum Verdict { Eligible, SubjectToReview, Undetermined, Ineligible }

/// <summary>The answer of the whole catalogue to one profile.</summary>
public sealed record OrientationAnswer(DateOnly Date, string CatalogueHash, IReadOnlyList<SchemeAnswer> Schemes, NextQuestion? NextQuestion);

/// <param name="BeforeFirstVersion">The day asked for is before the first version known: it answered in its place.</param>
public sealed record SchemeAnswer(
    Scheme Scheme,
    SchemeVersion Version,
    TextReading Reading,
    Verdict Verdict,
    Availability Availability,
    bool BeforeFirstVersion,
    IReadOnlyList<CriterionAnswer> Criteria,
    AmountAnswer? Amount);

/// <param name="DecidedBy">Who can settle it.</param>
/// <param name="Missing">Facts of the applicant that are not fully known and could settle it.</param>
public sealed record CriterionAnswer(
    Criterion Criterion, CriterionStatus Status, Verdict Effect, Answerer DecidedBy, IReadOnlyList<Fact> Missing)
{
    internal Profile Profile { get; init; } = null!;

    /// <summary>French sentences made from the tree and what is known; worded when they are read.</summary>
    public string Why => Explainer.Why(this);
}

/// <summary>An interval in euros with its working.</summary>
/// <param name="Max">Null: no upper bound is published.</param>
/// <param name="Kind">Of the lines that are summed; others are told in the assumptions and never added.</param>
public sealed record AmountAnswer(
    decimal Min, decimal? Max, AidKind Kind, IReadOnlyList<string> Assumptions, IReadOnlyList<AmountLineAnswer> Lines)
{
    /// <summary>Nothing at all is published.</summary>
    public bool IsUnknown => Min == 0 && Max is null && Lines.Count == 0;
}

public sealed record AmountLineAnswer(string Label, decimal Min, decimal? Max, AidKind Kind, string Working, IReadOnlyList<Source> Sources)
{
    /// <summary>What it is counted on; null: nothing.</summary>
    internal NumberTerm? Base { get; init; }
}

/// <summary>The fact expected to settle most per cost of asking.</summary>
/// <param name="Settles">Schemes whose verdict at least one answer settles.</param>
/// <param name="Why">In French: which scheme asks for it, and what for.</param>
public sealed record NextQuestion(Fact Fact, IReadOnlyList<Scheme> Settles, string Why);
